"""The weeks that a page of figures is about, on the clinic's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEK = timedelta(days=7)
SPANS = (1, 4, 12)  # weeks
USUAL = 4
FURTHEST = timedelta(days=20 * 365)


@dataclass(frozen=True, slots=True)
class Period:
    """Whole weeks, from a Monday up to and without another."""

    monday: date
    weeks: int
    zone: ZoneInfo

    @property
    def until(self) -> date:
        return self.monday + self.weeks * WEEK

    @property
    def last(self) -> date:
        return self.until - timedelta(days=1)

    @property
    def start(self) -> datetime:
        return datetime.combine(self.monday, time(), self.zone)

    @property
    def end(self) -> datetime:
        return datetime.combine(self.until, time(), self.zone)

    @property
    def about(self) -> str:
        """What an address says of the period."""
        return f"&from={self.monday.isoformat()}&weeks={self.weeks}"

    @property
    def before(self) -> Period:
        return Period(self.monday - self.weeks * WEEK, self.weeks, self.zone)

    @property
    def after(self) -> Period:
        return Period(self.until, self.weeks, self.zone)

    def over(self, weeks: int) -> Period:
        """As many weeks that end on the same day."""
        return Period(self.until - weeks * WEEK, weeks, self.zone)


def period_of(start: str, weeks: str, *, today: date, zone: ZoneInfo) -> Period:
    """The period that an address asks for, or the usual one, which ends with this week."""
    span = int(weeks) if weeks in map(str, SPANS) else USUAL
    try:
        day = date.fromisoformat(start)
    except ValueError:
        day = date.min
    if abs(day - today) > FURTHEST:
        day = today - (span - 1) * WEEK
    return Period(day - timedelta(days=day.weekday()), span, zone)
