"""The saved views of the queue, each a question to the database, counted together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from intake.journey import Stage
from intake.models import Clinic, DataRequest, Intake, Outbox

CHASE_WITHIN = timedelta(days=2)

UNSENT = Q(stage__in=[Stage.INVITED.value, Stage.STARTED.value])
WAITING = Q(stage__in=[Stage.AWAITING_TRIAGE.value, Stage.AWAITING_REVIEW.value])
STANDS = Q(visit__cancelled_at=None)


@dataclass(frozen=True, slots=True)
class Shelf:
    """One saved view: what it is called and which intakes are on it."""

    key: str
    label: str
    holds: Q
    counter: str = ""  # the words beside its number on top of the page
    newest_first: bool = False


def shelves(clinic: Clinic, *, at: datetime) -> dict[str, Shelf]:
    """The saved views by key, as they are at a moment."""
    today = clinic.day_of(at)
    tonight = datetime.combine(today + timedelta(days=1), time.min, tzinfo=clinic.zone)
    new, unsent = _at(Stage.AWAITING_TRIAGE), UNSENT & STANDS
    soon = Q(visit_on__gte=today, visit_on__lte=today + CHASE_WITHIN)
    found = (
        Shelf("all", "All open", WAITING | _at(Stage.AWAITING_PATIENT) | unsent),
        Shelf("new", "New", new, "new"),
        Shelf("due", "Due today", WAITING & Q(due_at__lt=tonight), "due today"),
        Shelf("replied", "Replied", new & Q(revision__number__gt=1), "patient replied"),
        Shelf("awaiting", "Awaiting patient", _at(Stage.AWAITING_PATIENT)),
        Shelf("review", "To review", _at(Stage.AWAITING_REVIEW)),
        Shelf("unstarted", "Not sent yet", unsent),
        Shelf("chase", "Chase", unsent & soon, "not sent, visit in 48 h"),
        Shelf("unreached", "Could not be sent", _unreached(clinic)),
        Shelf("data", "Asks about data", Q(pk__in=_asking(clinic))),
        Shelf("decided", "Decided", _at(Stage.DECIDED), newest_first=True),
        Shelf("closed", "Closed", _at(Stage.CLOSED), newest_first=True),
    )
    return {shelf.key: shelf for shelf in found}


def counts(intakes: QuerySet[Intake], shelves: dict[str, Shelf]) -> dict[str, int]:
    """How many intakes are on each shelf, in one query."""
    wanted: dict[str, Any] = {
        key: Count("pk", filter=shelf.holds) for key, shelf in shelves.items()
    }
    return intakes.aggregate(**wanted)


def _unreached(clinic: Clinic) -> Q:
    """Open, with a message that the patient never got."""
    messages = Outbox.objects.unreached().filter(clinic=clinic, intake__isnull=False)
    return Q(pk__in=messages.values("intake")) & ~_at(Stage.CLOSED)


def _asking(clinic: Clinic) -> QuerySet[DataRequest, Any]:
    """The intakes whose patients ask something about their data."""
    return DataRequest.objects.filter(clinic=clinic).waiting().values("intake")


def _at(stage: Stage) -> Q:
    return Q(stage=stage.value)
