"""Queueing the reminders that are due at a clinic, and keeping back those that must not go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from clinic.reminders.schedule import Asked, Plan, is_due
from clinic.review.models import Call
from intake.delivery import is_night
from intake.journey import WITH_PATIENT, Stage
from intake.models import Clinic, Intake, Invitation, Outbox
from intake.models.visit import BIRTH_DATE_TRIES
from intake.reach import reach
from intake.rules.levels import Triage
from intake.services import remind

UNSETTLED = (Stage.AWAITING_TRIAGE, Stage.AWAITING_REVIEW, Stage.AWAITING_PATIENT)


def remind_due(clinic: Clinic, *, at: datetime) -> int:
    """Queue today's reminders, at most one for each patient; returns how many are new."""
    if is_night(clinic, at):
        return 0
    made = 0
    for intake, links in _due(clinic, at=at):
        known = reach(intake.patient, intake=intake)
        agreed = known.agreed()
        if agreed:
            last = links[-1].channel
            channel = last if last in agreed else agreed[0]
            made += remind(intake, channel=channel, known=known, at=at) is not None
    return made


def hold_back(*, at: datetime) -> int:
    """Let go of waiting reminders to anybody whom a clinician has to phone first."""
    waiting = Outbox.objects.waiting().filter(kind=Outbox.Kind.REMINDER)
    held = list(waiting.filter(patient__in=awaiting_call().values("patient")).values_list("pk"))
    if not held:
        return 0
    return Outbox.objects.filter(pk__in=[pk for (pk,) in held]).drop(
        at=at, why="A clinician phones first."
    )


def awaiting_call() -> QuerySet[Intake]:
    """Red flags about which no clinician has reached the patient since they were sent."""
    reached = Call.objects.filter(
        intake=OuterRef("pk"), reached=True, at__gte=OuterRef("revision__submitted_at")
    )
    red = Intake.objects.at_stage(*UNSETTLED).filter(triage=Triage.RED.value)
    return red.exclude(Exists(reached))


def _due(clinic: Clinic, *, at: datetime) -> list[tuple[Intake, list[Invitation]]]:
    """For each patient to remind now the intake of the nearest visit, with its open links."""
    plan = Plan(clinic.remind_first_days, clinic.remind_last_days, clinic.remind_unopened_days)
    today = clinic.day_of(at)
    asked = _asked(clinic, today=today)
    links = _links(asked)
    nearest: dict[int, tuple[Intake, list[Invitation]]] = {}
    due = set()
    for intake in asked:
        made = links[intake.patient_id]
        own = [one for one in made if one.intake_id == intake.pk and one.open_for(at)]
        if not own or any(one.birth_date_failures >= BIRTH_DATE_TRIES for one in own):
            continue  # Staff closed the links, or somebody guessed: people look at that first.
        nearest.setdefault(intake.patient_id, (intake, own))
        told_on = clinic.day_of(made[-1].created_at)
        told = Asked(
            visit_on=intake.visit_on,
            on=clinic.day_of(own[0].created_at),
            told_on=told_on,
            opened=any(one.opened_at for one in own),
        )
        if is_due(told, plan, today=today):
            due.add(intake.patient_id)
    return [found for patient, found in nearest.items() if patient in due]


def _asked(clinic: Clinic, *, today: date) -> list[Intake]:
    """Intakes that wait for a patient who may be reminded, the nearest visit first."""
    unreached = Outbox.objects.unreached().filter(patient=OuterRef("patient"))
    waiting = Intake.objects.of_clinic(clinic).at_stage(*WITH_PATIENT)
    return list(
        waiting.filter(
            visit_on__gt=today,
            visit__cancelled_at=None,
            patient__erased_at=None,
            patient__unreminded_since=None,
        )
        .exclude(Exists(unreached))
        .exclude(patient__in=awaiting_call().values("patient"))
        .select_related("clinic", "patient__clinic", "visit")
        .order_by("visit_on", "pk")
    )


def _links(intakes: Iterable[Intake]) -> dict[int, list[Invitation]]:
    """Every link that these patients were given, the oldest first."""
    links: dict[int, list[Invitation]] = defaultdict(list)
    people = {intake.patient_id for intake in intakes}
    made = Invitation.objects.filter(intake__patient__in=people).select_related("intake")
    made = made.exclude(channel=Invitation.Channel.TABLET)  # Nobody holds the link of a tablet.
    for link in made.order_by("pk"):
        links[link.intake.patient_id].append(link)
    return links
