"""Working time: when it is open, and what so many open hours later is.

Hours are those of the clock on the wall where the clinic is; what lies between two moments is
counted in UTC, so a night in which the clocks change is as long as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise

DAYS = 7
DAY = timedelta(days=1)
USUAL = ("09:00", "17:00")

WORKING_DAYS = 5

Span = tuple[time, time]
Day = list[list[str]]
StoredDay = Sequence[str] | Sequence[Sequence[str]] | None


class BadHours(ValueError):
    """Hours or closed days that cannot be."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When it is open: by weekday, Monday first, but for the closed days."""

    week: tuple[tuple[Span, ...], ...]
    closed: frozenset[date]
    zone: tzinfo

    def on(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """From when to when it is open on a day, in UTC; nothing if it is closed."""
        if day in self.closed:
            return
        before = datetime.min.replace(tzinfo=UTC)
        for span in self.week[day.weekday()]:
            opens, closes = (
                datetime.combine(day, hour, tzinfo=self.zone).astimezone(UTC) for hour in span
            )
            opens = max(opens, before)
            if opens < closes:  # the clocks may leave an hour out
                yield opens, closes
                before = closes

    def after(self, at: datetime, span: timedelta) -> datetime:
        """The moment at which so much working time has gone by, in UTC."""
        day, at = at.astimezone(self.zone).date(), at.astimezone(UTC)
        while True:
            for opens, closes in self.on(day):
                start = max(opens, at)
                room = closes - start
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
            for opens, closes in self.on(day):
                total += max(min(closes, end) - max(opens, start), timedelta())
            day += DAY
        return total


def usual_week() -> list[Day]:
    """Monday to Friday, nine to five, as it is stored."""
    return [[list(USUAL)] for _ in range(WORKING_DAYS)] + [[], []]


def stretches(stored: StoredDay) -> list[list[str]]:
    """A day as it is stored now; there was a time when it was one stretch, or nothing."""
    if not stored:
        return []
    if isinstance(stored[0], str):
        return [[str(hour) for hour in stored]]
    return [list(span) for span in stored]


def read_hours(week: Sequence[StoredDay], closed: Iterable[str], *, zone: tzinfo) -> Hours:
    """The hours that are stored, or raise `BadHours`."""
    if len(week) != DAYS or not any(week):
        raise BadHours("A week has seven days, and is open on one of them at least.")
    try:
        days = frozenset(date.fromisoformat(day) for day in closed)
        return Hours(tuple(_day(stretches(stored)) for stored in week), days, zone)
    except (TypeError, ValueError) as problem:
        raise BadHours(str(problem)) from None


def _day(stored: Sequence[Sequence[str]]) -> tuple[Span, ...]:
    spans = tuple(_span(one) for one in stored)
    for (_, closes), (opens, _) in pairwise(spans):
        if opens < closes:
            raise BadHours(f"{opens:%H:%M} is before {closes:%H:%M}, when it closes first.")
    return spans


def _span(stored: Sequence[str]) -> Span:
    opens, closes = (time.fromisoformat(hour) for hour in stored)
    if opens >= closes:
        raise BadHours(f"From {opens:%H:%M} to {closes:%H:%M} is no time.")
    return opens, closes
