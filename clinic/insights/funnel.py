"""From sent to seen: how many intakes came how far, and how long each step took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery

from clinic.attending.models import Attendance
from clinic.desk.models import Triage
from clinic.insights.cells import FEWEST, Cell, cell, parts
from clinic.insights.period import Period
from clinic.insights.spans import HALF, NINE_IN_TEN, Told, in_words
from clinic.review.models import Decision
from intake.models import Clinic, Intake, Invitation, Revision

STEPS = ("Sent", "Opened", "Started", "Submitted", "Triaged", "Decided", "Seen")
MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class Way:
    """How far one intake came: a moment for each step, or None."""

    patient: int
    at: tuple[datetime | None, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the way in figures; the times are from the step before, where that is known."""

    name: str
    reached: Cell
    timed: Cell
    whole: int
    median: str
    slow: str

    @property
    def share(self) -> str:
        known = self.whole and not self.reached.hidden
        return f"{round(100 * self.reached.count / self.whole)} %" if known else ""


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
    return [_step(name, place, found) for place, name in enumerate(STEPS)]


def span_to(way: Way, place: int) -> timedelta | None:
    """The time from the step before, where both are known and in order."""
    before, after = way.at[place - 1] if place else None, way.at[place]
    return after - before if before and after and after >= before else None


def reached_by(key: str, found: Sequence[Way], place: int) -> Cell:
    people = Counter(way.patient for way in found if way.at[place])
    return cell(key, people.total(), len(people))


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


def _step(name: str, place: int, found: Sequence[Way]) -> Step:
    reached = reached_by(f"step:{place}", found, place)
    spans = [(way, span_to(way, place)) for way in found if way.at[place]]
    told = [(way.patient, span) for way, span in spans if span is not None]
    rest = [way.patient for way, span in spans if span is None]
    timed = _timed(place, told, rest)
    known = len({way.patient for way in found}) >= FEWEST
    median, slow = ("" if timed.hidden else in_words(told, share) for share in (HALF, NINE_IN_TEN))
    return Step(name, reached, timed, len(found) if known else 0, median, slow)


def _timed(place: int, told: Sequence[Told], rest: Sequence[int]) -> Cell:
    """Of whom the time is known: those who reached the step without one may not be few."""
    people = len({who for who, _ in told})
    both = {
        "timed": cell(f"time:{place}", len(told), people),
        "rest": cell("rest", len(rest), len(set(rest))),
    }
    return parts(both)["timed"]
