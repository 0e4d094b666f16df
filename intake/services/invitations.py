"""Links: sent to a patient, opened by a patient, and closed."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import F

from intake import notices
from intake.events import PATIENT, record
from intake.journey import WITH_PATIENT, Stage
from intake.models import Clinic, Intake, Invitation, Visit
from intake.models.visit import BIRTH_DATE_TRIES
from intake.questionnaire.editions import CURRENT

TOKEN_BYTES = 32


class NoAddress(Exception):
    """The patient has no e-mail address to send a link to."""

    def __init__(self) -> None:
        super().__init__("There is no e-mail address for this patient. Add one, or copy the link.")


class AlreadySent(Exception):
    """The answers were sent, so there is nothing for the patient to fill in now."""

    def __init__(self) -> None:
        super().__init__("These answers have been sent already.")


class LinkClosed(Exception):
    """The link is unknown, has expired, or was replaced."""

    def __init__(self) -> None:
        super().__init__("This link no longer works. Please ask the clinic for a new one.")


class WrongBirthDate(Exception):
    """The birth date is not the patient's; `left` tries remain."""

    def __init__(self, left: int) -> None:
        super().__init__("That is not the date of birth the clinic has.")
        self.left = left


class TooManyTries(Exception):
    """The link is locked after too many wrong birth dates."""

    def __init__(self) -> None:
        super().__init__("This link is locked. Please phone the clinic for a new one.")


@dataclass(frozen=True, slots=True)
class Invited:
    """An intake with a new link; the token is known here once and never again."""

    intake: Intake
    invitation: Invitation
    token: str


@transaction.atomic
def invite(visit: Visit, *, channel: str, by: Any, at: datetime) -> Invited:
    """Make the intake of a visit, if need be, and a link to it; older links close.

    Raises `NoAddress`, or `AlreadySent` unless the intake is the patient's to fill in.
    """
    visit = Visit.objects.select_for_update().get(pk=visit.pk)
    intake = Intake.objects.filter(visit=visit).first() or Intake.objects.create(
        clinic=visit.clinic,
        patient=visit.patient,
        visit=visit,
        visit_on=visit.on,
        edition=CURRENT.name,
        created_at=at,
    )
    if intake.stage not in WITH_PATIENT:
        raise AlreadySent
    return _send_link(intake, channel=channel, kind=notices.INVITATION, by=by, at=at)


def ask_again(intake: Intake, *, by: Any, at: datetime) -> Invited:
    """A new link to answers that the clinic asks the patient to complete or change."""
    email = intake.patient.read_identity().email
    channel = Invitation.Channel.EMAIL if email else Invitation.Channel.COPY
    return _send_link(intake, channel=channel, kind=notices.QUESTION, by=by, at=at)


@transaction.atomic
def revoke_invitations(intake: Intake, *, by: Any, at: datetime) -> int:
    """Close every link to the intake; returns how many were open."""
    closed = intake.invitations.filter(revoked_at=None, expires_at__gt=at).update(revoked_at=at)
    if closed:
        record(intake, "links closed", by=by, at=at, detail={"links": closed})
    return closed


def link_end(clinic: Clinic, visit_on: date) -> datetime:
    """When a link stops working: the end of the day after the visit, where the clinic is."""
    return datetime.combine(visit_on + timedelta(days=2), time.min, tzinfo=clinic.zone)


def find_link(token: str, *, at: datetime) -> Invitation:
    """The invitation behind a token, changing nothing, or raise `LinkClosed`."""
    invitation = (
        Invitation.objects.filter(token_hash=hashed(token))
        .select_related("clinic", "intake__patient", "intake__visit")
        .first()
    )
    if invitation is None or not invitation.open_for(at):
        raise LinkClosed
    intake = invitation.intake
    if intake.visit.cancelled_at is not None or intake.patient.erased_at is not None:
        raise LinkClosed
    if intake.stage == Stage.CLOSED:
        raise LinkClosed
    return invitation


@transaction.atomic
def open_link(token: str, *, at: datetime) -> Invitation:
    """Open a link by its button and record it, or raise `LinkClosed`."""
    invitation = find_link(token, at=at)
    Invitation.objects.filter(pk=invitation.pk, opened_at=None).update(opened_at=at)
    invitation.refresh_from_db(fields=["opened_at"])
    record(invitation.intake, "link opened", by=PATIENT, at=at)
    return invitation


def confirm_birth_date(invitation: Invitation, *, birth_date: date, at: datetime) -> None:
    """Return if it is the patient's birth date, or raise `WrongBirthDate` or `TooManyTries`.

    A try is counted before it is looked at, so that no number of tries at once gets more.
    """
    this = Invitation.objects.filter(pk=invitation.pk)
    counted = this.filter(birth_date_failures__lt=BIRTH_DATE_TRIES).update(
        birth_date_failures=F("birth_date_failures") + 1
    )
    if not counted:
        raise TooManyTries
    invitation.refresh_from_db(fields=["birth_date_failures"])
    held = invitation.intake.patient.read_identity().birth_date
    if not hmac.compare_digest(held.isoformat(), birth_date.isoformat()):
        record(invitation.intake, "birth date refused", by=PATIENT, at=at)
        raise WrongBirthDate(left=BIRTH_DATE_TRIES - invitation.birth_date_failures)
    this.update(birth_date_failures=0)
    record(invitation.intake, "birth date confirmed", by=PATIENT, at=at)


def _send_link(intake: Intake, *, channel: str, kind: str, by: Any, at: datetime) -> Invited:
    email = intake.patient.read_identity().email
    if channel == Invitation.Channel.EMAIL and not email:
        raise NoAddress
    intake.invitations.filter(revoked_at=None).update(revoked_at=at)
    until = link_end(intake.clinic, intake.visit.on)
    invited = make_link(intake, channel=channel, until=until, by=by, at=at)
    if channel == Invitation.Channel.EMAIL:
        mail_link(invited, kind=kind, to=email, at=at)
    return invited


def make_link(intake: Intake, *, channel: str, until: datetime, by: Any, at: datetime) -> Invited:
    """One more link to an intake, beside those there are."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation.objects.create(
        clinic=intake.clinic,
        intake=intake,
        token_hash=hashed(token),
        channel=channel,
        created_at=at,
        created_by=None if by is PATIENT else by,
        expires_at=until,
    )
    record(intake, "invited", by=by, at=at, detail={"channel": str(channel)})
    return Invited(intake, invitation, token)


def mail_link(invited: Invited, *, kind: str, to: str, at: datetime) -> None:
    """Send a link that was just made to the address on file."""
    key = f"{kind}:{invited.invitation.code}"
    notices.queue(invited.intake, kind, key=key, to=to, token=invited.token, at=at)


def hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()
