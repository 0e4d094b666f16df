"""Booking a visit for somebody of age, and asking them to prepare for it, in one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from clinic.attending.models import missed
from clinic.desk.services import UNDO_FOR
from clinic.staff.models import User
from intake.models import Clinic, Identity, Patient, Visit
from intake.questionnaire.calendar import age_on
from intake.rules.policy import ADULT
from intake.services import (
    AlreadyRegistered,
    AlreadySent,
    BadVisitDay,
    Invited,
    NoAddress,
    VisitCancelled,
    cancel_visit,
    invite,
    move_visit,
    plan_visit,
    register_patient,
)

__all__ = [
    "AlreadyRegistered",
    "AlreadySent",
    "Booked",
    "HourPast",
    "NoAddress",
    "TooYoung",
    "VisitCancelled",
    "VisitMissed",
    "BadVisitDay",
    "ask",
    "book",
    "call_off",
    "rebook",
    "welcome",
]


class TooYoung(Exception):
    """The patient would be under 18 on the day of the visit."""

    def __init__(self, age: int, on: date) -> None:
        super().__init__(
            f"The patient would be {age} on {on:%-d %B %Y}."
            f" Only people of {ADULT.value} or over can be booked."
        )


class VisitMissed(BadVisitDay):
    """What did not happen is not planned for another day: a visit of its own is."""

    def __init__(self) -> None:
        super().__init__("The patient did not come to this visit. Plan another one.")


class HourPast(BadVisitDay):
    """A visit today cannot be planned for an hour that is over."""

    def __init__(self, at_time: time) -> None:
        super().__init__(f"{at_time:%H:%M} today is in the past. Choose a later time.")


@dataclass(frozen=True, slots=True)
class Booked:
    """A planned visit, and the link to prepare for it where one was made."""

    visit: Visit
    invited: Invited | None = None


@transaction.atomic
def welcome(
    clinic: Clinic,
    *,
    identity: Identity,
    on: date,
    at_time: time | None = None,
    clinician: User | None = None,
    channel: str = "",
    language: str = "",
    by: User,
    at: datetime,
) -> Booked:
    """Register somebody new and book their visit, or do neither.

    Raises `TooYoung`, `AlreadyRegistered`, `BadVisitDay` or `NoAddress`.
    """
    check_age(identity.birth_date, on)
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
    return book(
        patient,
        on=on,
        at_time=at_time,
        clinician=clinician,
        channel=channel,
        language=language,
        by=by,
        at=at,
    )


@transaction.atomic
def book(
    patient: Patient,
    *,
    on: date,
    at_time: time | None = None,
    clinician: User | None = None,
    channel: str = "",
    language: str = "",
    by: User,
    at: datetime,
) -> Booked:
    """Plan a visit and, where a channel is given, make the link to prepare for it.

    Raises `TooYoung`, `BadVisitDay`, or `NoAddress` for a link by e-mail to nowhere.
    """
    check_age(patient.read_identity().birth_date, on)
    check_hour(patient.clinic, on, at_time, at=at)
    visit = plan_visit(patient, on=on, at_time=at_time, clinician=clinician, by=by, at=at)
    if not channel:
        return Booked(visit)
    due = at + UNDO_FOR
    return Booked(visit, invite(visit, channel=channel, language=language, by=by, at=at, due=due))


@transaction.atomic
def rebook(visit: Visit, *, on: date, at_time: time | None = None, by: User, at: datetime) -> Visit:
    """Move a visit; raises `TooYoung`, `BadVisitDay` or `VisitCancelled`."""
    check_not_missed(visit)
    check_age(visit.patient.read_identity().birth_date, on)
    if (on, at_time) != (visit.on, visit.at_time):
        check_hour(visit.clinic, on, at_time, at=at)
    return move_visit(visit, on=on, at_time=at_time, by=by, at=at)


@transaction.atomic
def ask(visit: Visit, *, channel: str, by: User, at: datetime) -> Invited:
    """Make a new link to prepare for a visit that stands; by a message, it can be taken back.

    Raises `VisitCancelled`, `NoAddress`, or `AlreadySent`.
    """
    if Visit.objects.select_for_update().get(pk=visit.pk).cancelled_at is not None:
        raise VisitCancelled
    return invite(visit, channel=channel, by=by, at=at, due=at + UNDO_FOR)


@transaction.atomic
def call_off(visit: Visit, *, by: User, at: datetime) -> Visit:
    """Call a visit off; raises `VisitCancelled` or `VisitMissed`."""
    check_not_missed(visit)
    return cancel_visit(visit, by=by, at=at)


def check_not_missed(visit: Visit) -> None:
    """Raise `VisitMissed` where it was marked that the patient did not come."""
    if missed(visit):
        raise VisitMissed


def check_hour(clinic: Clinic, on: date, at_time: time | None, *, at: datetime) -> None:
    """Raise `HourPast` for an hour of today that is over where the clinic is."""
    now = at.astimezone(clinic.zone)
    if at_time is not None and on == now.date() and at_time < now.time():
        raise HourPast(at_time)


def check_age(born: date, on: date) -> None:
    """Raise `TooYoung` unless the patient is of age on the day."""
    age = age_on(on, born=born)
    if age < ADULT.value:
        raise TooYoung(age, on)
