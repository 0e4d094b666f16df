"""From sent to seen: how many intakes came how far, and how long each step took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from math import ceil
from typing import Any

from django.db.models import OuterRef, Subquery

from clinic.attending.models import Attendance
from clinic.desk.models import Triage
from clinic.insights.cells import FEWEST, Cell, cell, parts
from clinic.insights.period import Period
from clinic.insights.sheet import Rows, sorted_rows, week
from clinic.review.models import Decision
from clinic.staff import wording
from intake.models import Clinic, Intake, Invitation, Revision

STEPS = ("Sent", "Opened", "Started", "Submitted", "Triaged", "Decided", "Seen")
Told = tuple[int, timedelta]  # whose it is, and how long it took
NINE_IN_TEN = 0.9
MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class Way:
    """How far one intake came: a moment for each step, or None."""

    patient: int
    at: tuple[datetime | None, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the way in figures; the times are from the step before."""

    name: str
    reached: Cell
    whole: int
    median: str
    slow: str

    @property
    def share(self) -> str:
        known = self.whole and not self.reached.hidden
        return f"{round(100 * self.reached.count / self.whole)} %" if known else ""


@dataclass(frozen=True, slots=True)
class Week:
    """What became of what was sent in one week."""

    monday: date
    reached: tuple[Cell, ...]


def ways(clinic: Clinic, period: Period, *, at: datetime) -> list[Way]:
    """The way of every intake that was made in the period; one query."""
    intake = OuterRef("pk")
    opened = Invitation.objects.filter(intake=intake, opened_at__isnull=False)
    decided = Decision.objects.filter(intake=intake).exclude(outcome="needs_information")
    marks = Attendance.objects.filter(visit=OuterRef("visit")).order_by("-pk")
    made = Intake.objects.filter(
        clinic=clinic, created_at__gte=period.start, created_at__lt=period.end
    )
    rows = made.annotate(
        opened=_first(opened, "opened_at"),
        sent=_first(Revision.objects.filter(intake=intake), "submitted_at"),
        triaged=_first(Triage.objects.filter(intake=intake, taken_back=None), "at"),
        decided=_first(decided, "at"),
        came=Subquery(marks.values("came")[:1]),
    )
    told = rows.values_list(
        "patient", "created_at", "opened", "started_at", "sent", "triaged", "decided",
        "visit__on", "visit__at_time", "visit__cancelled_at", "came",
    )  # fmt: skip
    return [_way(*row, at=at, clinic=clinic) for row in told]


def steps(found: Sequence[Way]) -> list[Step]:
    """Each step: how many reached it, and in what time half of them and nine in ten did."""
    spans: list[list[Told]] = [[] for _ in STEPS]
    for way in found:
        for place, span in _spans(way):
            spans[place].append((way.patient, span))
    return [
        Step(
            name=name,
            reached=_reached(f"step:{place}", found, place),
            whole=len(found) if len({way.patient for way in found}) >= FEWEST else 0,
            median=_in_words(spans[place], 0.5),
            slow=_in_words(spans[place], NINE_IN_TEN),
        )
        for place, name in enumerate(STEPS)
    ]


def weeks(found: Sequence[Way], period: Period) -> list[Week]:
    """The same counts for each week, the newest first; each step's weeks add up to its total."""
    by_week: dict[date, list[Way]] = {}
    for way in found:
        day = _sent(way).astimezone(period.zone).date()
        by_week.setdefault(day - timedelta(days=day.weekday()), []).append(way)
    mondays = sorted(by_week, reverse=True)
    columns = [
        parts({monday: _reached(f"step:{n}", by_week[monday], n) for monday in mondays})
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
    return sorted_rows(("Week of the link", "Step"), lines)


def span_of(told: Sequence[Told], share: float) -> timedelta | None:
    """How long that share took at most, or None where few people are behind it."""
    if len({who for who, _ in told}) < FEWEST:
        return None
    return percentile([span for _, span in told], share)


def percentile(values: Sequence[Any], share: float) -> Any:
    """The smallest value that is as large as that share of all."""
    return sorted(values)[max(ceil(share * len(values)), 1) - 1]


def _first(rows: Any, column: str) -> Subquery:
    return Subquery(rows.order_by(column).values(column)[:1])


def _way(
    patient: int,
    made: datetime,
    opened: datetime | None,
    started: datetime | None,
    sent: datetime | None,
    triaged: datetime | None,
    decided: datetime | None,
    day: date,
    hour: time | None,
    cancelled: datetime | None,
    came: bool | None,
    *,
    at: datetime,
    clinic: Clinic,
) -> Way:
    # On the telephone or the tablet there is no link to open, and a step is never gone back.
    started = started or sent
    opened = min(filter(None, (opened, started)), default=None)
    seen = None
    if cancelled is None and came is not False:
        visit = datetime.combine(day, hour or MIDNIGHT, clinic.zone)
        seen = visit if visit < at else None
    return Way(patient, (made, opened, started, sent, triaged, decided, seen))


def _spans(way: Way) -> Iterator[tuple[int, timedelta]]:
    for place, (before, after) in enumerate(pairwise(way.at), start=1):
        if before and after and after >= before:
            yield place, after - before


def _sent(way: Way) -> datetime:
    made = way.at[0]
    assert made is not None  # every intake was made
    return made


def _reached(key: str, found: Sequence[Way], place: int) -> Cell:
    people = Counter(way.patient for way in found if way.at[place])
    return cell(key, people.total(), len(people))


def _in_words(told: Sequence[Told], share: float) -> str:
    span = span_of(told, share)
    if span is None:
        return ""
    return wording.length(span) if span >= timedelta(minutes=1) else "under 1 min"
