"""The clinic's tablet: lent to one patient, and taken back under a PIN."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F

from intake.events import PATIENT, record
from intake.journey import WITH_PATIENT
from intake.models import Clinic, Intake, Invitation, Sitting
from intake.models.tablet import PIN_TRIES
from intake.services.invitations import AlreadySent, make_link
from intake.services.visits import VisitCancelled

LONGEST = timedelta(hours=4)


class NoPin(Exception):
    """The clinic has no PIN by which a tablet is taken back."""

    def __init__(self) -> None:
        super().__init__("The tablet has no PIN yet. Ask your manager to set one under Settings.")


class WrongPin(Exception):
    """The PIN is not the clinic's; `left` tries remain."""

    def __init__(self, left: int) -> None:
        tries = "1 try" if left == 1 else f"{left} tries"
        super().__init__(f"That is not the PIN. You have {tries} left.")
        self.left = left


class PinLocked(Exception):
    """The PIN was wrong too often."""

    def __init__(self) -> None:
        super().__init__("The PIN was wrong five times. Sign in with your password.")


@transaction.atomic
def set_pin(clinic: Clinic, *, pin: str, by: Any, at: datetime) -> None:
    """Set the PIN by which staff take the tablet back."""
    Clinic.objects.filter(pk=clinic.pk).update(tablet_pin=make_password(pin))
    record(clinic, "tablet pin set", by=by, at=at)


@transaction.atomic
def lend(intake: Intake, *, by: Any, at: datetime) -> Sitting:
    """Open one patient's questions on the clinic's tablet; links of the patient's own stay.

    Raises `NoPin`, `AlreadySent` or `VisitCancelled`.
    """
    if not intake.clinic.tablet_pin:
        raise NoPin
    if intake.stage not in WITH_PATIENT:
        raise AlreadySent
    if intake.visit.cancelled_at is not None:
        raise VisitCancelled
    channel = Invitation.Channel.TABLET
    invited = make_link(intake, channel=channel, until=at + LONGEST, by=by, at=at)
    record(intake, "invited", by=by, at=at, detail={"channel": channel.value})
    return Sitting.objects.create(
        clinic=intake.clinic,
        intake=intake,
        invitation=invited.invitation,
        begun_by=by,
        begun_at=at,
    )


@transaction.atomic
def give_back(sitting: Sitting, *, at: datetime) -> None:
    """End what the tablet was lent for; a second time changes nothing."""
    if Sitting.objects.filter(pk=sitting.pk, ended_at=None).update(ended_at=at):
        Invitation.objects.filter(pk=sitting.invitation_id).update(revoked_at=at)
        record(sitting.intake, "tablet given back", by=PATIENT, at=at)


def take_back(sitting: Sitting, *, pin: str, at: datetime) -> None:
    """Return if it is the clinic's PIN, or raise `WrongPin` or `PinLocked`.

    A try is counted before it is looked at, so that no number of tries at once gets more.
    """
    counted = Sitting.objects.filter(pk=sitting.pk, pin_tries__lt=PIN_TRIES)
    if not counted.update(pin_tries=F("pin_tries") + 1):
        raise PinLocked
    sitting.refresh_from_db(fields=["pin_tries"])
    if not check_password(pin, sitting.clinic.tablet_pin):
        left = PIN_TRIES - sitting.pin_tries
        raise WrongPin(left) if left else PinLocked
    give_back(sitting, at=at)
