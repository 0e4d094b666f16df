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
from intake.models import Clinic, Intake, Invitation, Letter, Treatment, Visit
from intake.models.visit import BIRTH_DATE_TRIES
from intake.questionnaire.edition import Edition
from intake.questionnaire.editions import by_language
from intake.questionnaire.languages import ENGLISH
from intake.reach import Reach, reach

TOKEN_BYTES = 32
WRITTEN = (Invitation.Channel.EMAIL, Invitation.Channel.TEXT)  # the rest go by hand
NO_ADDRESS = {
    Invitation.Channel.EMAIL: "There is no e-mail address for this patient."
    " Add one, or copy the link.",
    Invitation.Channel.TEXT: "There is no telephone number for this patient that can get a text."
    " Correct it, with the country's code if it is from abroad, or choose another way.",
}


class NoAddress(Exception):
    """The patient has no address, or none that can be read, for this way of sending."""

    def __init__(self, channel: str) -> None:
        super().__init__(NO_ADDRESS[Invitation.Channel(channel)])
        self.channel = channel


class AlreadySent(Exception):
    """The answers were sent, so there is nothing for the patient to fill in now."""

    def __init__(self) -> None:
        super().__init__("These answers have been sent already.")


class LinkClosed(Exception):
    """The link is unknown, has expired, or was replaced."""

    def __init__(self) -> None:
        super().__init__("This link no longer works. Please ask the clinic for a new one.")


REPLACED = "The link was replaced."  # why a message that waited was dropped


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
def invite(
    visit: Visit,
    *,
    channel: str,
    by: Any,
    at: datetime,
    language: str = "",
    due: datetime | None = None,
) -> Invited:
    """Make the intake of a visit, if need be, and a link to it; older links close.

    A new one is asked in this language, or else in that of the patient's last visit. A message
    with the link waits until it is due, so that who sent it can take it back. Raises
    `NoAddress`, or `AlreadySent` unless the intake is the patient's to fill in.
    """
    intake = intake_of_visit(visit, language=language, at=at)
    if intake.stage not in WITH_PATIENT:
        raise AlreadySent
    return _send_link(intake, channel=channel, kind=notices.INVITATION, by=by, at=at, due=due)


@transaction.atomic
def intake_of_visit(visit: Visit, *, at: datetime, language: str = "") -> Intake:
    """The intake of a visit, which is made if there is none."""
    visit = Visit.objects.select_for_update().get(pk=visit.pk)
    return Intake.objects.filter(visit=visit).first() or Intake.objects.create(
        clinic=visit.clinic,
        patient=visit.patient,
        visit=visit,
        visit_on=visit.on,
        edition=_edition(visit, language).name,
        created_at=at,
    )


def ask_again(
    intake: Intake,
    *,
    by: Any,
    at: datetime,
    until: datetime | None = None,
    due: datetime | None = None,
) -> Invited:
    """A new link to answers that the clinic asks the patient to complete or change.

    Its message waits until it is due, so that who sent it can take it back. The links that the
    patient has go on working, for they show where things stand.
    """
    known = reach(intake.patient, intake=intake)
    channel = known.best() or Invitation.Channel.COPY
    return _send(
        intake, known, channel=channel, kind=notices.QUESTION, by=by, at=at, until=until, due=due
    )


@transaction.atomic
def revoke_invitations(intake: Intake, *, by: Any, at: datetime) -> int:
    """Close every link to the intake; returns how many were open."""
    closed = intake.invitations.filter(revoked_at=None, expires_at__gt=at).update(revoked_at=at)
    notices.drop_links(intake, at=at, why="The link was closed.")
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
    over = intake.visit.cancelled_at is not None or intake.stage == Stage.CLOSED
    if intake.patient.erased_at is not None or (over and not goes_on(intake)):
        raise LinkClosed
    return invitation


def has_letter(intake: Intake) -> bool:
    """Whether there is a letter to read, also when the visit is called off or all is closed."""
    return Letter.objects.to_patient(intake).exists()


def goes_on(intake: Intake) -> bool:
    """Whether a link leads somewhere when all is closed: to a letter, or to what is asked after."""
    return has_letter(intake) or Treatment.objects.standing().filter(intake=intake).exists()


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


def _edition(visit: Visit, language: str) -> Edition:
    """What is asked now, in the language chosen, or that of the patient's last visit."""
    english = visit.clinic.current_edition()
    last = Intake.objects.filter(patient=visit.patient_id).order_by("-pk").first()
    spoken = language or (last.language if last else ENGLISH)
    if spoken not in visit.clinic.spoken:
        return english
    return by_language(english).get(spoken, english)


def _send_link(
    intake: Intake,
    *,
    channel: str,
    kind: str,
    by: Any,
    at: datetime,
    due: datetime | None = None,
) -> Invited:
    known = reach(intake.patient, intake=intake)
    if channel in WRITTEN and not known.address(channel):
        raise NoAddress(channel)
    intake.invitations.filter(revoked_at=None).update(revoked_at=at)
    notices.drop_links(intake, at=at, why=REPLACED)
    return _send(intake, known, channel=channel, kind=kind, by=by, at=at, due=due)


def _send(
    intake: Intake,
    known: Reach,
    *,
    channel: str,
    kind: str,
    by: Any,
    at: datetime,
    until: datetime | None = None,
    due: datetime | None = None,
) -> Invited:
    made = make_link(intake, channel=channel, by=by, at=at, until=until)
    send_link(made, kind, known, key=f"{kind}:{made.invitation.code}", at=at, due=due)
    record(intake, "invited", by=by, at=at, detail={"channel": str(channel)})
    return made


def make_link(
    intake: Intake, *, channel: str, by: Any, at: datetime, until: datetime | None = None
) -> Invited:
    """One more link to the intake, beside those there are; `by` is nobody for a reminder.

    Wrong birth dates given with the other links count for this one.
    """
    links = intake.invitations.filter(revoked_at=None, expires_at__gt=at)
    failures = max((link.birth_date_failures for link in links), default=0)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation.objects.create(
        clinic=intake.clinic,
        intake=intake,
        token_hash=hashed(token),
        channel=channel,
        created_at=at,
        created_by=by,
        expires_at=until or link_end(intake.clinic, intake.visit.on),
        birth_date_failures=failures,
    )
    return Invited(intake, invitation, token)


def send_link(
    made: Invited,
    kind: str,
    known: Reach,
    *,
    key: str,
    at: datetime,
    due: datetime | None = None,
) -> None:
    """Queue the message with a link, where it goes by one."""
    channel = made.invitation.channel
    if channel not in WRITTEN:
        return
    told = {"token": made.token, "private": known.private}
    notices.queue(
        made.intake,
        kind,
        key=key,
        to=known.address(channel),
        channel=channel,
        invitation=made.invitation,
        at=at,
        due=due,
        **told,
    )


def hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()
