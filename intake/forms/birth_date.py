"""The proof that a link is in the right hands: the birth date the clinic holds."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from intake.forms.fields import DayField
from intake.questionnaire.sections.safety import DOB


class BirthDateForm(forms.Form):
    """A birth date in three boxes; `birth_date` once it can be read as one."""

    DOB = DayField(DOB, birthday=True)

    def __init__(self, *args: Any, today: date) -> None:
        super().__init__(*args)
        self.today = today
        self.birth_date: date | None = None

    def clean_DOB(self) -> None:
        field = self.fields["DOB"]
        answers = field.answers(self.cleaned_data["DOB"], today=self.today)
        if not answers:
            raise forms.ValidationError(field.missed)
        self.birth_date = date.fromisoformat(answers["DOB"])
