"""The question whether typed words were read right, one for each reading."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import get_language, gettext

from intake.forms.fields import ChoiceField
from intake.medicines.asking import CHOICES, NAMED, QUESTION, Reading
from intake.questionnaire.kinds import Choice, options


class ReadBackField(ChoiceField):
    """One reading."""

    @property
    def missed(self) -> str:
        return gettext("Choose if we read “%(typed)s” right") % {"typed": self.question.label}


class ReadBackForm(forms.Form):
    """Every reading with yes, no or not sure, by key: `chosen` fills it in, `given` is what is."""

    def __init__(
        self, readings: Iterable[Reading], *, data: Any = None, chosen: Any = None
    ) -> None:
        super().__init__(data, initial=chosen)
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


def said(reading: Reading) -> str:
    """What the patient is asked, in the language that is spoken now."""
    kind = gettext(reading.kind)
    name = reading.name_in(get_language() or "")
    return reading.asked(gettext(QUESTION), gettext(NAMED), name=name, kind=kind)


def _field(reading: Reading) -> ChoiceField:
    question = Choice(
        code=reading.key,
        text=said(reading),
        label=reading.typed,
        why="",
        options=options(**{code: gettext(words) for code, words in CHOICES.items()}),
    )
    return ReadBackField(question)
