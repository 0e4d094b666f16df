"""What a manager types about when the clinic is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from clinic.days import NotADay
from clinic.opening import WEEKDAYS, BadClosedDays, days_in_words, month_first, read_days
from intake.models import Clinic

LONGEST_PROMISE = 80  # working hours
WITHIN = f"Enter the hours as a whole number from 1 to {LONGEST_PROMISE}"
LABELS = {
    "opening_hours": "Opening hours",
    "closed_days": "Closed days",
    "answer_within_hours": "Open hours within which somebody looks",
}


class HoursForm(forms.Form):
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
        held = {
            "answer_within_hours": clinic.answer_within_hours,
            "closed_days": "\n".join(days_in_words(clinic.closed_days)),
        }
        for number, span in enumerate(clinic.opening_hours):
            held[f"opens_{number}"], held[f"closes_{number}"] = span or ("", "")
        super().__init__(data, initial=held)
        self.clinic = clinic
        for number, day in enumerate(WEEKDAYS):
            self.fields[f"opens_{number}"] = _hour(day)
            self.fields[f"closes_{number}"] = _hour(day)
        self.order_fields([f"{end}_{n}" for n in range(len(WEEKDAYS)) for end in _ENDS])

    def days(self) -> Iterator[tuple[str, Any, Any]]:
        """Each weekday with its two boxes."""
        for number, day in enumerate(WEEKDAYS):
            yield day, self[f"opens_{number}"], self[f"closes_{number}"]

    def clean_closed_days(self) -> list[str]:
        try:
            typed = self.cleaned_data["closed_days"]
            return read_days(typed, month_first=month_first(self.clinic))
        except (NotADay, BadClosedDays) as problem:
            raise ValidationError(str(problem)) from None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        week = [self._span(number, day) for number, day in enumerate(WEEKDAYS)]
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

    def _span(self, number: int, day: str) -> list[str] | None:
        names = [f"{end}_{number}" for end in _ENDS]
        if any(name in self.errors for name in names):
            return None
        opens, closes = (self.cleaned_data[name] for name in names)
        if opens is None and closes is None:
            return None
        if opens is None or closes is None:
            missing = names[0] if opens is None else names[1]
            self.add_error(missing, f"{day}: enter both times, or none if it is closed")
            return None
        span = [_stored(opens), _stored(closes)]
        if span[0] >= span[1]:
            self.add_error(names[1], f"{day}: the second time must be later than the first")
        return span


_ENDS = ("opens", "closes")


def _hour(day: str) -> forms.TimeField:
    return forms.TimeField(
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": f"{day}: write the time like 09:00"},
    )


def _stored(hour: time) -> str:
    return f"{hour:%H:%M}"
