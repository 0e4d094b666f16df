"""The proof that a link is in the right hands: the birth date the clinic holds."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from functools import cache
from typing import Any, cast

from django import forms

from intake.forms.days import BOXES
from intake.forms.fields import DayField
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.kinds import Day, Question

LONGEST_BOX = 12  # characters, as on the page


class BirthDateForm(forms.Form):
    """A birth date in three boxes; once it can be read, a day in `cleaned_data`."""

    def __init__(self, *typed: Any, question: Question, today: date) -> None:
        super().__init__(*typed)
        self.today = today
        self.fields[BIRTH_DATE] = _field(question)

    @staticmethod
    def was_on(sent: Container[str]) -> bool:
        """Whether the page that sent this had the boxes, be they empty."""
        return any(f"{BIRTH_DATE}_{box}" in sent for box in BOXES)

    @staticmethod
    def typed_in(sent: Mapping[str, str]) -> dict[str, str]:
        """What stands in the boxes of a page that was sent."""
        names = [f"{BIRTH_DATE}_{box}" for box in BOXES]
        return {name: sent.get(name, "")[:LONGEST_BOX] for name in names}

    def clean_DOB(self) -> date:
        field = cast(DayField, self.fields[BIRTH_DATE])
        answers = field.answers(self.cleaned_data[BIRTH_DATE], today=self.today)
        if not answers:
            raise forms.ValidationError(field.missed)
        return date.fromisoformat(answers[BIRTH_DATE])


@cache
def _field(question: Question) -> DayField:
    return DayField(cast(Day, question), birthday=True)
