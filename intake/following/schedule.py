"""When a patient is asked after a treatment, and how long each asking stays open.

Plain dates in, plain dates out. The days are those of the published follow-up they are compared
with; how long an asking stays open is the clinic's policy.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from intake.questionnaire.calendar import add_months

EARLIEST, LATEST = time(8), time(19, 30)  # nobody is written to at night


class Part(StrEnum):
    """What is asked together."""

    SAFETY = "safety"
    EFFECTS = "effects"
    SKIN = "skin"
    SATISFIED = "satisfied"
    WORN = "worn"


@dataclass(frozen=True, slots=True)
class Moment:
    """One check-in: how long after the treatment, how long it stays open, and what it asks."""

    key: str
    name: str
    asks: tuple[Part, ...]
    days: int = 0
    months: int = 0
    open_for: int = 14

    def opens(self, treated_on: date) -> date:
        return add_months(treated_on, self.months) + timedelta(days=self.days)

    def closes(self, treated_on: date) -> date:
        """The first day on which it is too late."""
        return self.opens(treated_on) + timedelta(days=self.open_for)

    def last_day(self, treated_on: date) -> date:
        return self.closes(treated_on) - timedelta(days=1)


DAY_2 = Moment("D2", "Days 2 to 3", (Part.SAFETY,), days=2, open_for=5)
DAY_7 = Moment("D7", "Day 7", (Part.EFFECTS,), days=7, open_for=7)
WEEK_2 = Moment("W2", "Week 2", (Part.EFFECTS, Part.SKIN), days=14)
WEEK_4 = Moment("W4", "Week 4", (Part.SAFETY, Part.SKIN, Part.SATISFIED), days=28)
WEEK_8 = Moment("W8", "Week 8", (Part.SKIN,), days=56)
WEEK_12 = Moment("W12", "Week 12", (Part.SKIN,), days=84)
MONTH_4 = Moment("M4", "Month 4", (Part.SKIN, Part.WORN), months=4, open_for=28)
MONTH_6 = Moment("M6", "Month 6", (Part.SKIN, Part.WORN), months=6, open_for=28)

MOMENTS = (DAY_2, DAY_7, WEEK_2, WEEK_4, WEEK_8, WEEK_12, MONTH_4, MONTH_6)
REPORT = Moment("ANY", "Told in between", (Part.SAFETY,))  # whenever the patient wants
BY_KEY = {moment.key: moment for moment in (*MOMENTS, REPORT)}


def open_on(day: date, *, treated_on: date, answered: Collection[str] = ()) -> Moment | None:
    """The check-in to answer on a day, or None; of two that are open the later."""
    waiting = [
        moment
        for moment in MOMENTS
        if moment.key not in answered
        and moment.opens(treated_on) <= day < moment.closes(treated_on)
    ]
    return waiting[-1] if waiting else None


def next_after(day: date, *, treated_on: date) -> date | None:
    """The first day after this one on which a check-in opens."""
    days = (moment.opens(treated_on) for moment in MOMENTS)
    return min((opens for opens in days if opens > day), default=None)


def hour_of(baseline: time) -> time:
    """The time of day to ask at: that of the first answers, for oil varies through the day."""
    return min(max(baseline, EARLIEST), LATEST)
