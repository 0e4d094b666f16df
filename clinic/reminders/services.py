"""Queueing the reminders that are due or asked for, and letting go of those that must not go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from clinic.duplicates.models import Merge
from clinic.reminders.conditions import awaiting_call, held_links, to_remind, way, why_not
from clinic.reminders.schedule import Asked, Plan, is_due
from clinic.staff.models import User
from intake.delivery import is_night
from intake.models import Clinic, Intake, Invitation, Outbox
from intake.notices import BY_DAY
from intake.reach import reach
from intake.services import remind

NO_WAY = "There is no address, or the patient does not want to be written to."
TODAY = "A reminder went today."


class NotReminded(Exception):
    """Why a patient is not reminded now, in a sentence."""


def remind_due(clinic: Clinic, *, at: datetime) -> int:
    """Queue today's reminders, at most one for each patient; returns how many are new."""
    if is_night(clinic, at):
        return 0
    made = 0
    for intake, links in _due(clinic, at=at):
        known = reach(intake.patient, intake=intake)
        channel = way(known, last=links[-1].channel)
        if channel:
            made += remind(intake, channel=channel, known=known, at=at) is not None
    return made


def remind_now(intake: Intake, *, by: User, at: datetime) -> None:
    """Queue the reminder that somebody asks for, or raise `NotReminded` or `vault.Erased`."""
    if reason := why_not(intake, at=at):
        raise NotReminded(reason)
    last = held_links().filter(intake=intake, revoked_at=None, expires_at__gt=at).latest("pk")
    known = reach(intake.patient, intake=intake)
    channel = way(known, last=last.channel)
    if not channel:
        raise NotReminded(NO_WAY)
    if remind(intake, channel=channel, known=known, by=by, at=at) is None:
        raise NotReminded(TODAY)


def hold_back(*, at: datetime) -> int:
    """Let go of waiting messages, unless asked for, to whom a clinician has to phone first."""
    waiting = Outbox.objects.waiting().filter(kind__in=BY_DAY)
    red = awaiting_call().values("patient")
    merged = Merge.objects.standing().filter(other__in=red).values("kept")
    to_phone = Q(patient__in=red) | Q(patient__in=merged)
    held = list(waiting.filter(to_phone).values_list("pk"))
    if not held:
        return 0
    return Outbox.objects.filter(pk__in=[pk for (pk,) in held]).drop(
        at=at, why="A clinician phones first."
    )


def _due(clinic: Clinic, *, at: datetime) -> list[tuple[Intake, list[Invitation]]]:
    """For each patient to remind now the intake of the nearest visit, with its open links."""
    plan = Plan(clinic.remind_first_days, clinic.remind_last_days, clinic.remind_unopened_days)
    today = clinic.day_of(at)
    waiting = to_remind(clinic, at=at).select_related("clinic", "patient__clinic", "visit")
    asked = list(waiting.order_by("visit_on", "pk"))
    links = _links(asked)
    nearest: dict[int, tuple[Intake, list[Invitation]]] = {}
    due = set()
    for intake in asked:
        made = links[intake.patient_id]
        own = [one for one in made if one.intake_id == intake.pk and one.open_for(at)]
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


def _links(intakes: Iterable[Intake]) -> dict[int, list[Invitation]]:
    """Every link that these patients were given, the oldest first."""
    links: dict[int, list[Invitation]] = defaultdict(list)
    people = {intake.patient_id for intake in intakes}
    made = held_links().filter(intake__patient__in=people).select_related("intake")
    for link in made.order_by("pk"):
        links[link.intake.patient_id].append(link)
    return links
