"""When things happened in the demonstration, counted back from now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

OPENS, CLOSES = time(9), time(17, 30)
SLOT = timedelta(minutes=30)
DAYS_OLD = 48  # hours; what is longer ago happened at any decent time of that day
JUST_NOW = 4  # hours; what is sooner happened even if that was at night
WAKING = (7 * 60, 22 * 60)  # minutes of the day at which patients do things
WORKING = (9 * 60 + 5, 17 * 60 + 20)  # and at which staff do
EVENING = 90  # minutes before the end of such a span

Span = tuple[int, int]


class Calendar:
    """Moments of one case, in the clinic's time zone and never later than now."""

    def __init__(self, now: datetime, rng: Random) -> None:
        self.now, self.rng = now, rng
        self.today = now.date()

    def ago(self, hours: float) -> datetime:
        """About so many hours ago, when people are awake."""
        return self._back(hours, WAKING)

    def open_ago(self, hours: float) -> datetime:
        """About so many hours ago, when the clinic was open."""
        return self._back(hours, WORKING)

    def before(self, moment: datetime, *, days: int) -> datetime:
        """Some days before a moment, while the clinic was open."""
        return self._at(moment.date() - timedelta(days=days), WORKING)

    def after(self, moment: datetime) -> datetime:
        """When staff next get to something: on the following day, or earlier today."""
        if moment.date() < self.today - timedelta(days=1):
            return self._at(moment.date() + timedelta(days=1), WORKING)
        opened = self._midnight(self.today) + timedelta(minutes=WORKING[0])
        start = max(moment, opened) if opened < self.now else moment
        return start + (self.now - start) * self.rng.uniform(0.3, 0.5)

    def late(self, moment: datetime) -> datetime:
        """Most of the way from a moment to now."""
        return moment + (self.now - moment) * self.rng.uniform(0.85, 0.95)

    def _back(self, hours: float, span: Span) -> datetime:
        moment = self.now - timedelta(hours=hours)
        if hours >= DAYS_OLD:
            return self._at(moment.date(), span)
        minute = moment.hour * 60 + moment.minute
        if hours < JUST_NOW or span[0] <= minute < span[1]:
            return moment
        evening = moment.date() - timedelta(days=minute < span[0])
        return self._at(evening, (span[1] - EVENING, span[1]))

    def _at(self, on: date, span: Span) -> datetime:
        minutes, seconds = self.rng.randrange(*span), self.rng.randrange(60)
        return self._midnight(on) + timedelta(minutes=minutes, seconds=seconds)

    def _midnight(self, on: date) -> datetime:
        return datetime.combine(on, time.min, tzinfo=self.now.tzinfo)


def slots(day: date, rng: Random) -> Iterator[tuple[time, int]]:
    """The times of a day and which of two clinicians is free then, in a mixed order."""
    start, end = datetime.combine(day, OPENS), datetime.combine(day, CLOSES)
    starts = [start + SLOT * number for number in range((end - start) // SLOT)]
    free = [(moment.time(), clinician) for moment in starts for clinician in (0, 1)]
    rng.shuffle(free)
    return iter(free)
