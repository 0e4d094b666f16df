"""Queueing the reminders that are due or asked for, and letting go of those that must not go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q

from clinic.duplicates.models import Merge
from clinic.duplicates.records import kept_of
from clinic.following.models import open_tasks
from clinic.reminders.conditions import awaiting_call, held_links, to_remind, way, why_not
from clinic.reminders.people import kept_records, reach_of
from clinic.reminders.schedule import Asked, Plan, is_due
from clinic.staff.models import User
from intake.delivery import is_night
from intake.models import Clinic, Intake, Invitation, Outbox, Task
from intake.notices import AFTERWARDS, BY_DAY
from intake.services import remind
from intake.services.taking_back import TAKEN_BACK

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
        person = kept_of(intake.patient)
        known = reach_of(person, intake)
        channel = way(known, last=links[-1].channel)
        if channel:
            sent = remind(intake, channel=channel, known=known, person=person, at=at)
            made += sent is not None
    return made


def remind_now(intake: Intake, *, by: User, at: datetime, due: datetime | None = None) -> None:
    """Queue the reminder that somebody asks for, to go when it is due, or at once.

    Raises `NotReminded` or `vault.Erased`.
    """
    if reason := why_not(intake, at=at):
        raise NotReminded(reason)
    last = held_links().filter(intake=intake, revoked_at=None, expires_at__gt=at).latest("pk")
    person = kept_of(intake.patient)
    known = reach_of(person, intake)
    channel = way(known, last=last.channel)
    if not channel:
        raise NotReminded(NO_WAY)
    if remind(intake, channel=channel, known=known, person=person, by=by, at=at, due=due) is None:
        raise NotReminded(TODAY)


def hold_back(*, at: datetime) -> int:
    """Let go of waiting messages, unless asked for, to whom a clinician has to phone first."""
    waiting = Outbox.objects.waiting().filter(kind__in=BY_DAY)
    warned = open_tasks(Task.Kind.SAFETY).values("intake__patient")
    red = _of_same_people(awaiting_call().values("patient"))
    to_phone = red | (Q(kind__in=AFTERWARDS) & _of_same_people(warned))
    held = list(waiting.filter(to_phone).values_list("pk"))
    if not held:
        return 0
    return Outbox.objects.filter(pk__in=[pk for (pk,) in held]).drop(
        at=at, why="A clinician phones first."
    )


def _of_same_people(records: Any) -> Q:
    """Messages to the people whose records these are, in whichever of their records."""
    merges = Merge.objects.standing()
    into = merges.filter(other__in=records).values("kept")
    beside = merges.filter(Q(kept__in=records) | Q(kept__in=into)).values("other")
    return Q(patient__in=records) | Q(patient__in=into) | Q(patient__in=beside)


def _due(clinic: Clinic, *, at: datetime) -> list[tuple[Intake, list[Invitation]]]:
    """For each person to remind now the intake of the nearest visit, with its open links."""
    plan = Plan(clinic.remind_first_days, clinic.remind_last_days, clinic.remind_unopened_days)
    today = clinic.day_of(at)
    waiting = to_remind(clinic, at=at).select_related("clinic", "patient__clinic", "visit")
    asked = list(waiting.order_by("visit_on", "pk"))
    kept = kept_records(intake.patient_id for intake in asked)
    links = _links(asked, kept)
    nearest: dict[int, tuple[Intake, list[Invitation]]] = {}
    due = set()
    for intake in asked:
        person = kept.get(intake.patient_id, intake.patient_id)
        made = links[person]
        own = [one for one in made if one.intake_id == intake.pk and one.open_for(at)]
        nearest.setdefault(person, (intake, own))
        told_on = clinic.day_of(made[-1].created_at)
        told = Asked(
            visit_on=intake.visit_on,
            on=clinic.day_of(own[0].created_at),
            told_on=told_on,
            opened=any(one.opened_at for one in own),
        )
        if is_due(told, plan, today=today):
            due.add(person)
    return [found for person, found in nearest.items() if person in due]


def _links(intakes: Iterable[Intake], kept: dict[int, int]) -> dict[int, list[Invitation]]:
    """Every link that these people were given, in whichever record, the oldest first.

    What staff took back before it left was not given.
    """
    links: dict[int, list[Invitation]] = defaultdict(list)
    records = {intake.patient_id for intake in intakes} | kept.keys() | set(kept.values())
    made = held_links().filter(intake__patient__in=records).select_related("intake")
    made = made.exclude(messages__last_error=TAKEN_BACK)
    for link in made.order_by("pk"):
        whose = link.intake.patient_id
        links[kept.get(whose, whose)].append(link)
    return links
