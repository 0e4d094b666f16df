"""What a manager types about when the clinic is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from clinic.days import NotADay
from clinic.opening import WEEKDAYS, BadClosedDays, days_in_words, month_first, read_days
from clinic.staff.seen import SeenForm
from intake.models import Clinic
from intake.working_time import stretches

MOST_STRETCHES = 4  # of open hours in one day
LONGEST_PROMISE = 80  # working hours
WITHIN = f"Enter the hours as a whole number from 1 to {LONGEST_PROMISE}"
LABELS = {
    "opening_hours": "Opening hours",
    "closed_days": "Closed days",
    "answer_within_hours": "Open hours within which somebody looks",
}


class HoursForm(SeenForm):
    """The hours of each weekday, the days on which it is closed, and what is promised."""

    answer_within_hours = forms.IntegerField(
        label=LABELS["answer_within_hours"],
        min_value=1,
        max_value=LONGEST_PROMISE,
        help_text="Patients read by when that is. 8 is one working day from nine to five."
        " Red flags are due within one open hour.",
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), WITHIN),
    )
    closed_days = forms.CharField(
        label=LABELS["closed_days"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Holidays, one a line, such as 25 December 2026,"
        " or 24 December 2026 to 2 January 2027.",
    )

    def __init__(self, data: Any, *, clinic: Clinic) -> None:
        held: dict[str, Any] = {
            "answer_within_hours": clinic.answer_within_hours,
            "closed_days": "\n".join(days_in_words(clinic.closed_days)),
        }
        week = [stretches(day) for day in clinic.opening_hours]
        for number, spans in enumerate(week):
            for turn, (opens, closes) in enumerate(spans):
                held |= dict(zip(_names(number, turn), (opens, closes), strict=True))
        super().__init__(data, initial=held)
        self.clinic = clinic
        # Always room for a break, and for one stretch more than there are.
        self.turns = min(max(2, *(len(spans) + 1 for spans in week)), MOST_STRETCHES)
        for number, day in enumerate(WEEKDAYS):
            for turn in range(self.turns):
                for name in _names(number, turn):
                    self.fields[name] = _hour(day)
                    self.initial.setdefault(name, "")
        self.order_fields(
            [name for n in range(len(WEEKDAYS)) for t in range(self.turns) for name in _names(n, t)]
        )

    def days(self) -> Iterator[tuple[str, list[tuple[Any, Any]]]]:
        """Each weekday with its boxes, two for each stretch."""
        for number, day in enumerate(WEEKDAYS):
            names = [_names(number, turn) for turn in range(self.turns)]
            yield day, [(self[opens], self[closes]) for opens, closes in names]

    def clean_closed_days(self) -> list[str]:
        try:
            typed = self.cleaned_data["closed_days"]
            return read_days(typed, month_first=month_first(self.clinic))
        except (NotADay, BadClosedDays) as problem:
            raise ValidationError(str(problem)) from None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        week = [self._day(number, day) for number, day in enumerate(WEEKDAYS)]
        if not self.errors and not any(week):
            self.add_error("opens_0", "Enter the hours of one day at least")
        return given | {"opening_hours": week}

    @property
    def changes(self) -> dict[str, Any]:
        """What differs from before."""
        return {
            name: self.cleaned_data[name]
            for name in LABELS
            if self.cleaned_data[name] != getattr(self.clinic, name)
        }

    def _day(self, number: int, day: str) -> list[list[str]]:
        """The stretches of one weekday, as they are stored."""
        spans: list[list[str]] = []
        for turn in range(self.turns):
            opens, closes = _names(number, turn)
            span = self._span(opens, closes, day)
            if span and spans and span[0] < spans[-1][1]:
                self.add_error(opens, f"{day}: write the hours in order, the earliest first")
            spans += [span] if span else []
        return spans

    def _span(self, first: str, last: str, day: str) -> list[str] | None:
        if first in self.errors or last in self.errors:
            return None
        opens, closes = self.cleaned_data[first], self.cleaned_data[last]
        if opens is None and closes is None:
            return None
        if opens is None or closes is None:
            missing = first if opens is None else last
            self.add_error(missing, f"{day}: enter both times, or none if it is closed")
            return None
        span = [_stored(opens), _stored(closes)]
        if span[0] >= span[1]:
            self.add_error(last, f"{day}: the second time must be later than the first")
            return None
        return span


def _names(number: int, turn: int) -> tuple[str, str]:
    """The boxes of one stretch of a weekday."""
    which = f"{number}_{turn}" if turn else f"{number}"
    return f"opens_{which}", f"closes_{which}"


def _hour(day: str) -> forms.TimeField:
    return forms.TimeField(
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": f"{day}: write the time like 09:00"},
    )


def _stored(hour: time) -> str:
    return f"{hour:%H:%M}"
