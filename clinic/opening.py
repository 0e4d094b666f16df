"""Opening hours and closed days in words, and read from words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from clinic.days import day_written
from clinic.staff import wording
from intake.models import Clinic
from intake.working_time import StoredDay, stretches

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOSED = "The clinic is closed on that day."
MOST_DAYS = 400
TO = re.compile(r"\s+(?:to|–|-)\s+")
DAY = timedelta(days=1)

Week = Sequence[StoredDay]


class BadClosedDays(ValueError):
    """Closed days that cannot be read."""


def month_first(clinic: Clinic) -> bool:
    """Whether people there write the month before the day."""
    return clinic.jurisdiction == Clinic.Jurisdiction.US


def closed_on(clinic: Clinic, day: date) -> str:
    """What is said of a visit on one of the clinic's closed days, or nothing."""
    return CLOSED if day.isoformat() in clinic.closed_days else ""


def week_in_words(week: Week) -> str:
    """The week in few words, such as Mon to Fri 09:00 to 12:30 and 14:00 to 18:00."""
    told = []
    for spans, days in groupby(enumerate(map(stretches, week)), key=lambda day: day[1]):
        if spans:
            names = [WEEKDAYS[number][:3] for number, _ in days]
            hours = " and ".join(f"{opens} to {closes}" for opens, closes in spans)
            told.append(f"{_from_to(names[0], names[-1])} {hours}")
    return ", ".join(told)


def days_in_words(days: Iterable[str]) -> list[str]:
    """Stored days, those in a row as one line."""
    runs: list[list[date]] = []
    for day in sorted(map(date.fromisoformat, days)):
        if runs and day - runs[-1][-1] == DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [_from_to(wording.full_day(run[0]), wording.full_day(run[-1])) for run in runs]


def read_days(text: str, *, month_first: bool) -> list[str]:
    """The days of some lines as they are stored, or raise `NotADay` or `BadClosedDays`."""
    days: set[date] = set()
    for line in filter(None, map(str.strip, text.splitlines())):
        ends = [day_written(part, month_first=month_first) for part in TO.split(line, maxsplit=1)]
        first, last = ends[0], ends[-1]
        if last < first:
            raise BadClosedDays(f"“{line}” ends before it begins. Write the first day first.")
        if len(days) + (last - first).days >= MOST_DAYS:
            raise BadClosedDays(f"Enter at most {MOST_DAYS} days. Leave out those that are over.")
        days.update(first + DAY * number for number in range((last - first).days + 1))
    return [day.isoformat() for day in sorted(days)]


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"
