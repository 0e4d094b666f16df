"""The question whether typed words were read right, one for each reading."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms

from intake.forms.fields import ChoiceField
from intake.medicines.asking import CHOICES, Reading
from intake.questionnaire.kinds import Choice, options


class ReadBackForm(forms.Form):
    """Every reading with yes, no or not sure; `given` holds what was chosen, by key."""

    def __init__(self, readings: Iterable[Reading], *, data: Any = None) -> None:
        super().__init__(data)
        self.given: dict[str, str] = {}
        for reading in readings:
            self.fields[reading.key] = _field(reading)

    def clean(self) -> None:
        for key, field in cast(dict[str, ChoiceField], self.fields).items():
            chosen = self.cleaned_data.get(key)
            if chosen in CHOICES:
                self.given[key] = chosen
            else:
                self.add_error(key, field.missed)


def _field(reading: Reading) -> ChoiceField:
    question = Choice(
        code=reading.key,
        text=reading.question,
        label=reading.typed,
        why="",
        options=options(**CHOICES),
    )
    field = ChoiceField(question)
    field.missed = f"Choose if we read “{reading.typed}” right"
    return field
