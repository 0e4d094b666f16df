"""Working time: when it is open, and what so many open hours later is.

Hours are those of the clock on the wall where the clinic is; what lies between two moments is
counted in UTC, so a night in which the clocks change is as long as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAYS = 7
DAY = timedelta(days=1)
USUAL = ("09:00", "17:00")

Span = tuple[time, time]


class BadHours(ValueError):
    """Hours or closed days that cannot be."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When it is open: by weekday, Monday first, but for the closed days."""

    week: tuple[Span | None, ...]
    closed: frozenset[date]
    zone: tzinfo

    def on(self, day: date) -> tuple[datetime, datetime] | None:
        """From when to when it is open on a day, in UTC; None if it is closed."""
        span = None if day in self.closed else self.week[day.weekday()]
        if span is None:
            return None
        opens, closes = (
            datetime.combine(day, hour, tzinfo=self.zone).astimezone(UTC) for hour in span
        )
        return (opens, closes) if opens < closes else None  # the clocks may leave an hour out

    def after(self, at: datetime, span: timedelta) -> datetime:
        """The moment at which so much working time has gone by, in UTC."""
        day, at = at.astimezone(self.zone).date(), at.astimezone(UTC)
        while True:
            if hours := self.on(day):
                start = max(hours[0], at)
                room = hours[1] - start
                if room > timedelta() and span <= room:
                    return start + span
                span -= max(room, timedelta())
            day += DAY

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How much working time lies between two moments; none if the end is first."""
        day, last = (moment.astimezone(self.zone).date() for moment in (start, end))
        start, end = start.astimezone(UTC), end.astimezone(UTC)
        total = timedelta()
        while day <= last:
            if hours := self.on(day):
                total += max(min(hours[1], end) - max(hours[0], start), timedelta())
            day += DAY
        return total


def usual_week() -> list[list[str] | None]:
    """Monday to Friday, nine to five, as it is stored."""
    return [list(USUAL), list(USUAL), list(USUAL), list(USUAL), list(USUAL), None, None]


def read_hours(
    week: Sequence[Sequence[str] | None], closed: Iterable[str], *, zone: tzinfo
) -> Hours:
    """The hours that are stored, or raise `BadHours`."""
    if len(week) != DAYS or not any(week):
        raise BadHours("A week has seven days, and is open on one of them at least.")
    try:
        days = frozenset(date.fromisoformat(day) for day in closed)
        return Hours(tuple(_span(stored) for stored in week), days, zone)
    except (TypeError, ValueError) as problem:
        raise BadHours(str(problem)) from None


def _span(stored: Sequence[str] | None) -> Span | None:
    if stored is None:
        return None
    opens, closes = (time.fromisoformat(hour) for hour in stored)
    if opens >= closes:
        raise BadHours(f"From {opens:%H:%M} to {closes:%H:%M} is no time.")
    return opens, closes
