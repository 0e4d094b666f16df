"""Visits that patients missed, with and without finished answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery

from clinic.attending.models import Attendance
from clinic.insights.cells import Cell, cell, parts
from clinic.insights.period import Period
from clinic.insights.sheet import Rows, coarse, week
from intake.models import Clinic, Revision, Visit

TOLD = {True: "Answers sent", False: "Answers not sent"}


@dataclass(frozen=True, slots=True)
class Missed:
    """Visits before which answers were sent, or were not."""

    title: str
    planned: Cell
    missed: Cell
    share: str

    @property
    def cells(self) -> tuple[Cell, ...]:
        return self.planned, self.missed


def missed(clinic: Clinic, period: Period, *, at: datetime) -> list[Missed]:
    """How many visits of the period were missed, with answers sent and without; one query."""
    rows = visits(clinic, period, at=at).order_by().values_list("finished", "came")
    people = Count("patient", distinct=True)
    counts = {(f, came is False): (n, of) for f, came, n, of in _merged(rows, people)}
    return [_missed(sent, counts) for sent in (True, False)]


def visits(clinic: Clinic, period: Period, *, at: datetime) -> QuerySet[Any]:
    """The visits of the period that stand and whose day is over."""
    newest = Attendance.objects.filter(visit=OuterRef("pk")).order_by("-pk").values("came")[:1]
    sent = Revision.objects.filter(intake__visit=OuterRef("pk"), submitted_on__lte=OuterRef("on"))
    until = min(period.until, clinic.day_of(at))
    ours = Visit.objects.filter(clinic=clinic, on__gte=period.monday, on__lt=until)
    standing = ours.filter(cancelled_at=None)
    return standing.annotate(came=Subquery(newest), finished=Exists(sent))


def rows(key: str, clinic: Clinic, period: Period, *, at: datetime) -> Rows:
    """The rows behind a figure of visits."""
    name, which = key.split(":")
    before = TOLD[which == "sent"]
    ours = visits(clinic, period, at=at).filter(finished=which == "sent")
    told = ours.values_list("patient", "on", "came")
    lines = [(who, week(on), before) for who, on, _ in told]
    if name == "visits":
        return coarse(("Week of the visit", "Before it"), lines)
    gone = [(who, week(on), before, "no") for who, on, came in told if came is False]
    there = [(who, week(on)) for who, on, came in told if came is not False]
    return coarse(("Week of the visit", "Before it", "Came"), gone, rest=there)


def _merged(rows: Any, people: Count) -> list[tuple[bool, bool | None, int, int]]:
    """What was not marked and what was marked as come are one."""
    counts: dict[tuple[bool, bool], list[int]] = {}
    for sent, came, n, of in rows.annotate(n=Count(F("pk")), of=people):
        one = counts.setdefault((sent, came is not False), [0, 0])
        one[0] += n
        one[1] += of
    return [(sent, came, n, of) for (sent, came), (n, of) in counts.items()]


def _missed(sent: bool, counts: dict[tuple[bool, bool], tuple[int, int]]) -> Missed:
    name = "sent" if sent else "unsent"
    gone, there = counts.get((sent, True), (0, 0)), counts.get((sent, False), (0, 0))
    planned = cell(f"visits:{name}", gone[0] + there[0], max(gone[1], there[1]))
    both = parts({"missed": cell(f"missed:{name}", *gone), "came": cell(f"came:{name}", *there)})
    known = planned.count and not both["missed"].hidden and not planned.hidden
    share = f"{round(100 * gone[0] / planned.count)} %" if known else ""
    return Missed(TOLD[sent], planned, both["missed"], share)
