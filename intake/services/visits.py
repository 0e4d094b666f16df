"""Planned visits: making, moving and calling them off."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction

from intake.events import record
from intake.journey import Stage
from intake.models import Intake, Patient, Visit
from intake.services.assessing import reassess
from intake.services.invitations import goes_on, link_end, revoke_invitations
from intake.services.moves import touch

FURTHEST = timedelta(days=731)


class BadVisitDay(Exception):
    """A day for which no visit can be planned."""


class VisitInPast(BadVisitDay):
    """A visit cannot be planned for a day that is over."""

    def __init__(self, on: date) -> None:
        super().__init__(f"{on:%-d %B %Y} is in the past. Choose today or a later day.")


class VisitTooFar(BadVisitDay):
    """A visit cannot be planned years ahead: more likely the year was mistyped."""

    def __init__(self, on: date) -> None:
        super().__init__(f"{on:%-d %B %Y} is more than two years away. Check the year.")


class VisitCancelled(Exception):
    """The visit was called off already."""

    def __init__(self) -> None:
        super().__init__("This visit was called off. Plan a new one.")


@transaction.atomic
def plan_visit(
    patient: Patient,
    *,
    on: date,
    at_time: time | None = None,
    clinician: Any = None,
    by: Any,
    at: datetime,
) -> Visit:
    """Plan a visit, or raise `BadVisitDay`."""
    check_day(patient.clinic.day_of(at), on)
    visit = Visit.objects.create(
        clinic=patient.clinic,
        patient=patient,
        on=on,
        at_time=at_time,
        clinician=clinician,
        created_at=at,
    )
    record(patient, "visit planned", by=by, at=at, detail={"on": on.isoformat()})
    return visit


@transaction.atomic
def move_visit(
    visit: Visit, *, on: date, at_time: time | None = None, by: Any, at: datetime
) -> Visit:
    """Move a visit and assess anew what was sent for it; raises `BadVisitDay`."""
    visit = Visit.objects.select_for_update().get(pk=visit.pk)
    if visit.cancelled_at is not None:
        raise VisitCancelled
    if on != visit.on:
        check_day(visit.clinic.day_of(at), on)
    moved = on != visit.on
    visit.on, visit.at_time = on, at_time
    visit.save()
    record(visit.patient, "visit moved", by=by, at=at, detail={"on": on.isoformat()})
    intake = Intake.objects.select_for_update().filter(visit=visit).first()
    if moved and intake is not None:
        touch(intake, visit_on=on)
        intake.invitations.filter(revoked_at=None).update(expires_at=link_end(visit.clinic, on))
        record(intake, "visit moved", by=by, at=at, detail={"on": on.isoformat()})
        if intake.revision_id is not None and intake.stage != Stage.CLOSED:
            reassess(intake, by=by, at=at)
    return visit


@transaction.atomic
def cancel_visit(visit: Visit, *, by: Any, at: datetime) -> Visit:
    """Call a visit off; what was sent stays as it is, and links lead only to a letter, if any."""
    visit = Visit.objects.select_for_update().get(pk=visit.pk)
    if visit.cancelled_at is not None:
        raise VisitCancelled
    visit.cancelled_at = at
    visit.save()
    record(visit.patient, "visit cancelled", by=by, at=at, detail={"on": visit.on.isoformat()})
    intake = Intake.objects.filter(visit=visit).first()
    if intake is not None and not goes_on(intake):
        revoke_invitations(intake, by=by, at=at)
    return visit


def check_day(today: date, on: date) -> None:
    """Raise `VisitInPast` or `VisitTooFar` for a day on which no visit can be planned."""
    if on < today:
        raise VisitInPast(on)
    if on - today > FURTHEST:
        raise VisitTooFar(on)
