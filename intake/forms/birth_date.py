"""The proof that a link is in the right hands: the birth date the clinic holds."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms

from intake.forms.fields import DayField
from intake.questionnaire.sections.safety import DOB


class BirthDateForm(forms.Form):
    """A birth date in three boxes; once it can be read, a day in `cleaned_data`."""

    DOB = DayField(DOB, birthday=True)

    def __init__(self, *args: Any, today: date) -> None:
        super().__init__(*args)
        self.today = today

    def clean_DOB(self) -> date:
        field = cast(DayField, self.fields["DOB"])
        answers = field.answers(self.cleaned_data["DOB"], today=self.today)
        if not answers:
            raise forms.ValidationError(field.missed)
        return date.fromisoformat(answers["DOB"])
