"""The saved views of the queue, each a question to the database, counted together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet, Subquery

from clinic.attending.models import Attendance
from clinic.desk.bands import NEAR
from clinic.desk.teamwork import Assignment
from clinic.following.models import open_tasks
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Clinic, DataRequest, Intake, Invitation, Outbox, Task
from intake.models.lanes import OPEN, Lane
from intake.models.visit import BIRTH_DATE_TRIES

UNSENT = Q(stage__in=[Stage.INVITED.value, Stage.STARTED.value])
WAITING = Q(stage__in=[Stage.AWAITING_TRIAGE.value, Stage.AWAITING_REVIEW.value])
STANDS = Q(visit__cancelled_at=None)
SENT = (Lane.RED, Lane.REPLIED, Lane.WAITING)
BACK = (Lane.RED, Lane.REPLIED)
ASKED = (Lane.RED, Lane.WITH_PATIENT)
UNCLOSED = (*OPEN, Lane.DECIDED)
AFTER = "after"
MOST = 500  # no view is counted further, so that counting costs the same however many wait


@dataclass(frozen=True, slots=True)
class Shelf:
    """One saved view: what it is called and which intakes are on it."""

    key: str
    label: str
    holds: Q
    lanes: tuple[Lane, ...] = tuple(Lane)
    counter: str = ""  # the words beside its number on top of the page
    newest_first: bool = False


def shelves(clinic: Clinic, reader: User, *, at: datetime) -> dict[str, Shelf]:
    """The saved views of a reader by key, as they are at a moment."""
    today = clinic.day_of(at)
    tonight = datetime.combine(today + timedelta(days=1), time.min, tzinfo=clinic.zone)
    new, unsent = _at(Stage.AWAITING_TRIAGE), UNSENT & STANDS
    still_open = WAITING | _at(Stage.AWAITING_PATIENT) | unsent
    soon = Q(visit_on__gte=today, visit_on__lte=today + NEAR) & ~_begun(clinic, at)
    given = Assignment.objects.filter(Q(to=reader) | Q(role=reader.role))
    mine = Q(pk__in=given.values("intake"))
    found = (
        Shelf("all", "All open", still_open, OPEN),
        Shelf("new", "New", new, SENT, "new"),
        Shelf("mine", "Mine", still_open & mine, OPEN),
        Shelf("due", "Due today", WAITING & Q(due_at__lt=tonight), SENT, "due today"),
        Shelf("replied", "Patient replied", new & Q(replied=True), BACK, "patient replied"),
        Shelf("awaiting", "Awaiting patient", _at(Stage.AWAITING_PATIENT), ASKED),
        Shelf("review", "To review", _at(Stage.AWAITING_REVIEW), SENT),
        Shelf("unstarted", "Not sent yet", unsent, (Lane.WITH_PATIENT,)),
        Shelf(
            "chase",
            "Not sent, visit near",
            unsent & soon,
            (Lane.WITH_PATIENT,),
            "not sent, visit near",
        ),
        Shelf("unreached", "Delivery failed", _unreached(clinic), UNCLOSED),
        Shelf("unknown", "Unknown identity", still_open & Q(pk__in=locked(at)), OPEN),
        Shelf(AFTER, "After treatment: phone", Q(pk__in=_to_phone(clinic))),
        Shelf("data", "Asks about data", Q(pk__in=_asking(clinic))),
        Shelf("decided", "Decided", Q(), (Lane.DECIDED,), newest_first=True),
        Shelf("closed", "Closed", Q(), (Lane.CLOSED,), newest_first=True),
        Shelf("everything", "All", Q()),
    )
    return {shelf.key: shelf for shelf in found}


def counted(intakes: QuerySet[Intake], shelves: dict[str, Shelf]) -> dict[str, str]:
    """How many are on each shelf, as it is told, in one query that counts none beyond `MOST`."""
    numbers = {key: Number(_some(intakes, shelf)) for key, shelf in shelves.items()}
    found = Clinic.objects.order_by("pk").annotate(**numbers).values(*numbers).first()
    return {key: f"{MOST}+" if n >= MOST else str(n) for key, n in (found or {}).items()}


class Number(Subquery):
    """How many rows a query has."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def _some(intakes: QuerySet[Intake], shelf: Shelf) -> QuerySet[Intake, Any]:
    held = intakes.filter(shelf.holds)
    if len(shelf.lanes) < len(Lane):
        held = held.filter(lane__in=shelf.lanes)
    return held.order_by().values("pk")[:MOST]


def _unreached(clinic: Clinic) -> Q:
    """With a message that the patient never got."""
    messages = Outbox.objects.unreached().filter(clinic=clinic, intake__isnull=False)
    return Q(pk__in=messages.values("intake"))


def locked(at: datetime) -> QuerySet[Invitation, Any]:
    """The intakes whose link got a wrong birth date too often: who that is has to be asked."""
    tried = Invitation.objects.filter(birth_date_failures__gte=BIRTH_DATE_TRIES)
    return tried.filter(revoked_at=None, expires_at__gt=at).values("intake")


def _asking(clinic: Clinic) -> QuerySet[DataRequest, Any]:
    """The intakes whose patients ask something about their data."""
    return DataRequest.objects.filter(clinic=clinic).waiting().values("intake")


def _to_phone(clinic: Clinic) -> QuerySet[Task, Any]:
    """The intakes whose patients told of a warning sign after a treatment."""
    return open_tasks(Task.Kind.SAFETY).filter(clinic=clinic).values("intake")


def _begun(clinic: Clinic, at: datetime) -> Q:
    """With a visit of today whose hour has passed, or of which it was marked who came."""
    now = at.astimezone(clinic.zone)
    marked = Exists(Attendance.objects.filter(visit=OuterRef("visit")))
    passed = Q(visit__at_time__isnull=False, visit__at_time__lte=now.time())
    return Q(visit_on=now.date()) & (passed | Q(marked))


def _at(stage: Stage) -> Q:
    return Q(stage=stage.value)
