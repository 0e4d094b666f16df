"""What each person at the clinic did, counted from the events."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from clinic.insights.cells import Cell, cell
from clinic.insights.period import Period
from clinic.insights.sheet import Rows, sorted_rows
from intake.models import Clinic, Event

WORK = {
    "invited": "Links made",
    "triaged": "Triaged",
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
    """Everybody who did something, by name; one query."""
    rows = events(clinic, period).order_by().values_list("actor__code", "actor__name", "name")
    done: dict[tuple[str, str], dict[str, tuple[int, int]]] = defaultdict(dict)
    counted = rows.annotate(Count("pk"), Count("patient", distinct=True))
    for code, name, what, count, people in counted:
        done[name, str(code)][what] = (count, people)
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
        name__in=WORK,
    )


def rows(key: str, clinic: Clinic, period: Period) -> Rows:
    """What was done, with the day."""
    _, code, place = key.split(":")
    what = list(WORK)[int(place)]
    done = events(clinic, period).filter(actor__code=code, name=what).values_list("at")
    lines = [(clinic.day_of(at).isoformat(), WORK[what]) for (at,) in done]
    return sorted_rows(("Day", "Work"), lines)
