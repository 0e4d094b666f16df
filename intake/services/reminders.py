"""Reminders: one message with a link of its own, and the wish to get none."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from intake.events import SYSTEM, record
from intake.models import Intake, Outbox, Patient
from intake.notices import BY_DAY, REMINDER
from intake.reach import Reach
from intake.services.invitations import Invited, make_link, send_link


@transaction.atomic
def remind(
    intake: Intake,
    *,
    channel: str,
    known: Reach,
    at: datetime,
    person: Patient | None = None,
    until: datetime | None = None,
    due: datetime | None = None,
    by: Any = SYSTEM,
) -> Invited | None:
    """Queue a reminder with one more link to the intake; None if today's went already.

    `person` is the record by which somebody is known who has several: they get one a day. Only
    hashes of tokens are kept, so an older link cannot be sent again. It goes on working.
    """
    whose = person.pk if person else intake.patient_id
    patient = Patient.objects.select_for_update(no_key=True).get(pk=whose)
    key = f"{REMINDER}:{patient.code}:{intake.clinic.day_of(at)}"
    if Outbox.objects.filter(key=key).exists():
        return None
    made = make_link(intake, channel=channel, by=None, at=at, until=until)
    send_link(made, REMINDER, known, key=key, at=at, due=due)
    record(intake, "reminder made", by=by, at=at, detail={"channel": str(channel)})
    return made


@transaction.atomic
def stop_reminders(patient: Patient, *, by: Any, at: datetime) -> bool:
    """Remind a patient no more; returns whether that is new."""
    return _set(patient, at, name="reminders stopped", by=by, at=at)


@transaction.atomic
def allow_reminders(patient: Patient, *, by: Any, at: datetime) -> bool:
    """Remind a patient again; returns whether that is new."""
    return _set(patient, None, name="reminders allowed", by=by, at=at)


def _set(patient: Patient, since: datetime | None, *, name: str, by: Any, at: datetime) -> bool:
    other = Patient.objects.filter(pk=patient.pk, unreminded_since__isnull=since is not None)
    changed = other.update(unreminded_since=since)
    patient.unreminded_since = since
    if changed:
        waiting = Outbox.objects.filter(patient=patient, kind__in=BY_DAY)
        waiting.drop(at=at, why="The patient asked for no reminders.")
        record(patient, name, by=by, at=at)
    return bool(changed)
