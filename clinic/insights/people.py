"""What each person at the clinic did, counted from the events and the triages that stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Value

from clinic.desk.models import Triage
from clinic.insights.cells import Cell, cell
from clinic.insights.period import Period
from clinic.insights.sheet import Rows, coarse, week
from intake.models import Clinic, Event

TRIAGED = "triaged"
WORK = {
    "invited": "Links made",
    TRIAGED: "Triaged",
    "called": "Phoned",
    "judged": "Findings judged",
    "decided": "Decided",
}


@dataclass(frozen=True, slots=True)
class Worked:
    """One person's work in the period."""

    name: str
    done: tuple[Cell, ...]


def work(clinic: Clinic, period: Period) -> list[Worked]:
    """Everybody who did something, by name; two queries."""
    done: dict[tuple[str, str], dict[str, tuple[int, int]]] = defaultdict(dict)
    for code, who, what, count, people in (*_told(clinic, period), *_triaged(clinic, period)):
        done[who, str(code)][what] = (count, people)
    return [
        Worked(
            name,
            tuple(cell(f"work:{code}:{n}", *told.get(one, (0, 0))) for n, one in enumerate(WORK)),
        )
        for (name, code), told in sorted(done.items())
    ]


def events(clinic: Clinic, period: Period) -> QuerySet[Event]:
    """What staff did to patients' intakes in the period."""
    return Event.objects.filter(
        clinic=clinic,
        at__gte=period.start,
        at__lt=period.end,
        actor_kind=Event.ActorKind.STAFF,
        name__in=WORK.keys() - {TRIAGED},
    )


def triages(clinic: Clinic, period: Period) -> QuerySet[Triage]:
    """What was triaged in the period and not taken back: the event alone does not say that."""
    ours = Triage.objects.filter(clinic=clinic, taken_back=None)
    return ours.filter(at__gte=period.start, at__lt=period.end)


def rows(key: str, clinic: Clinic, period: Period) -> Rows:
    """What was done, with the week."""
    _, code, place = key.split(":")
    what = list(WORK)[int(place)]
    told: QuerySet[Any]
    if what == TRIAGED:
        told = triages(clinic, period).filter(by__code=code).values_list("intake__patient", "at")
    else:
        done = events(clinic, period).filter(actor__code=code, name=what)
        told = done.values_list("patient", "at")
    lines = [(who, week(clinic.day_of(at)), WORK[what]) for who, at in told]
    return coarse(("Week", "Work"), lines)


def _told(clinic: Clinic, period: Period) -> QuerySet[Any]:
    rows = events(clinic, period).order_by().values_list("actor__code", "actor__name", "name")
    return rows.annotate(Count("pk"), Count("patient", distinct=True))


def _triaged(clinic: Clinic, period: Period) -> QuerySet[Any]:
    rows = triages(clinic, period).order_by().values_list("by__code", "by__name", Value(TRIAGED))
    return rows.annotate(Count("pk"), Count("intake__patient", distinct=True))
