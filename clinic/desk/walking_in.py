"""Somebody at the desk without a visit: one for now, and their questions opened at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from clinic.desk.booking import TooYoung, check_age
from clinic.staff.models import User
from intake.models import Clinic, Identity, Invitation, Patient, Sitting, Visit
from intake.services import (
    AlreadyRegistered,
    AlreadySent,
    Invited,
    NoPin,
    invite,
    lend,
    plan_visit,
    register_patient,
)
from intake.services.invitations import intake_of_visit

__all__ = ["AlreadyRegistered", "AlreadySent", "NoPin", "TooYoung", "come_in", "welcome"]

TABLET, SCAN = Invitation.Channel.TABLET.value, Invitation.Channel.PRINT.value
WAYS = (TABLET, SCAN)


@dataclass(frozen=True, slots=True)
class Opened:
    """A visit of today whose questions are open: on the tablet, or behind a link to scan."""

    visit: Visit
    sitting: Sitting | None = None
    invited: Invited | None = None


@transaction.atomic
def welcome(
    clinic: Clinic, *, identity: Identity, way: str, language: str = "", by: User, at: datetime
) -> Opened:
    """Register somebody new and open their questions, or do neither.

    Raises `TooYoung`, `AlreadyRegistered` or `NoPin`.
    """
    check_age(identity.birth_date, clinic.day_of(at))
    patient = register_patient(
        clinic,
        given_name=identity.given_name,
        family_name=identity.family_name,
        birth_date=identity.birth_date,
        email=identity.email,
        phone=identity.phone,
        by=by,
        at=at,
    )
    return come_in(patient, way=way, language=language, by=by, at=at)


@transaction.atomic
def come_in(patient: Patient, *, way: str, language: str = "", by: User, at: datetime) -> Opened:
    """Open the questions of today's visit, which is made if there is none.

    Raises `TooYoung`, `NoPin`, or `AlreadySent` where today's were sent.
    """
    today = patient.clinic.day_of(at)
    check_age(patient.read_identity().birth_date, today)
    visit = _of_today(patient, at=at) or _for_now(patient, by=by, at=at)
    if way != TABLET:
        return Opened(visit, invited=invite(visit, channel=way, language=language, by=by, at=at))
    intake = intake_of_visit(visit, language=language, at=at)
    return Opened(visit, sitting=lend(intake, by=by, at=at))


def _of_today(patient: Patient, *, at: datetime) -> Visit | None:
    standing = Visit.objects.of_clinic(patient.clinic).on_day(patient.clinic.day_of(at))
    return standing.filter(patient=patient).order_by("at_time", "pk").first()


def _for_now(patient: Patient, *, by: User, at: datetime) -> Visit:
    now = at.astimezone(patient.clinic.zone)
    minute = now.time().replace(second=0, microsecond=0)
    return plan_visit(patient, on=now.date(), at_time=minute, by=by, at=at)
