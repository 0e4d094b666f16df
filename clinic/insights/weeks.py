"""What became of what was sent, week by week, and the rows of that and of its steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from clinic.insights.cells import Cell, parts
from clinic.insights.funnel import STEPS, Way, reached_by, span_to
from clinic.insights.period import Period
from clinic.insights.sheet import Line, Rows, coarse, sorted_rows, week

HEADS = ("Week of the link", "Step")
SEEN = STEPS.index("Seen")
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Week:
    """What became of what was sent in one week."""

    monday: date
    reached: tuple[Cell, ...]

    @property
    def by_step(self) -> Iterable[tuple[str, Cell]]:
        return zip(STEPS, self.reached, strict=True)


def weeks(found: Sequence[Way], period: Period) -> list[Week]:
    """The same counts for each week, the newest first; each step's weeks add up to its total."""
    by_week = _by_week(found, period)
    mondays = sorted(by_week, reverse=True)
    columns = [
        parts({m: reached_by(f"week:{n}:{m.isoformat()}", by_week[m], n) for m in mondays})
        for n in range(len(STEPS))
    ]
    return [Week(monday, tuple(column[monday] for column in columns)) for monday in mondays]


def rows(found: Sequence[Way], place: int, period: Period) -> Rows:
    """The intakes that reached a step, under the week in which the page counts them."""
    lines: list[tuple[str, str]] = []
    for one in weeks(found, period):
        reached = one.reached[place]
        when = "" if reached.hidden else week(one.monday)
        lines += [(when, STEPS[place])] * reached.count
    return sorted_rows(HEADS, lines)


def rows_of_week(found: Sequence[Way], place: int, monday: str, period: Period) -> Rows:
    """Those of one week alone."""
    (one,) = (one for one in weeks(found, period) if one.monday.isoformat() == monday)
    return Rows(HEADS, [(week(one.monday), STEPS[place])] * one.reached[place].count)


def times(found: Sequence[Way], place: int, period: Period) -> Rows:
    """How long each took from the step before; no moment, which would tell whose it is.

    To a visit it is whole days, because its hour is known and would tell that of the step before.
    """
    hidden = {one.monday for one in weeks(found, period) if one.reached[place].hidden}
    lines: list[Line] = []
    rest: list[Line] = []
    for monday, ours in _by_week(found, period).items():
        when = "" if monday in hidden else week(monday)
        for way in ours:
            span = span_to(way, place)
            if span is not None:
                whole = DAY if place == SEEN else MINUTE
                minutes = round(span / whole) * (whole // MINUTE)
                lines.append((way.patient, when, *STEPS[place - 1 : place + 1], minutes))
            elif way.at[place]:
                rest.append((way.patient, when))
    return coarse(("Week of the link", "From", "To", "Minutes"), lines, rest=rest)


def _by_week(found: Iterable[Way], period: Period) -> dict[date, list[Way]]:
    by_week: dict[date, list[Way]] = {}
    for way in found:
        day = _sent(way).astimezone(period.zone).date()
        by_week.setdefault(day - timedelta(days=day.weekday()), []).append(way)
    return by_week


def _sent(way: Way) -> datetime:
    made = way.at[0]
    assert made is not None  # every intake was made
    return made
