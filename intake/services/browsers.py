"""Which browsers may speak for an intake: the first to ask, and those that proved more."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from intake.events import PATIENT, record
from intake.journey import Stage
from intake.models import Browser, Intake
from intake.questionnaire.calendar import add_months
from intake.services.recalling import sent_elsewhere

SECRET_BYTES = 32
STANDS = 6  # months; after them much is asked again, see shelf_life.py


class AnotherBrowser(Exception):
    """Another browser speaks for this intake already, so this one must prove more."""

    def __init__(self) -> None:
        super().__init__("These questions were opened in another browser.")


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody in whose browser the birth date was given before, and what they did there."""

    began: bool  # this form
    told_before: bool  # another one, so lately that most of it still stands


def recognise(intake: Intake, *, secret: str, at: datetime) -> str:
    """The secret of a browser that gave the birth date, if it may go on.

    The first browser to ask may; any later one raises `AnotherBrowser`.
    """
    known = _first_or_known(intake, secret=secret, at=at)
    if not known:
        record(intake, "another browser", by=PATIENT, at=at)
        raise AnotherBrowser
    return known


def knows(intake: Intake, *, secret: str) -> bool:
    """Whether the right birth date was given in the browser with this secret before."""
    if not secret:
        return False
    return intake.browsers.filter(secret_hash=_hash(intake.code, secret)).exists()


def known_here(intake: Intake, *, secret: str, at: datetime) -> Known | None:
    """What may be said of a patient before the birth date, in a browser that had it; else None.

    Only what was done in this browser is said, so that another of theirs tells nothing of it.
    """
    if not secret:
        return None
    theirs = Browser.objects.filter(intake__patient=intake.patient_id)
    since = add_months(intake.clinic.day_of(at), -STANDS)
    told = sent_elsewhere(intake).filter(intake=OuterRef("intake"), submitted_on__gte=since)
    held = theirs.annotate(told=Exists(told)).values_list("intake__code", "secret_hash", "told")
    here = {code: told for code, hashed, told in held if hashed == _hash(code, secret)}
    known = Known(intake.code in here and intake.stage != Stage.INVITED, any(here.values()))
    return known if known.began or known.told_before else None


@transaction.atomic
def trust(intake: Intake, *, secret: str, way: str, by: Any, at: datetime) -> str:
    """Let a browser speak for the intake from now on; returns the secret it has to keep."""
    secret = secret or secrets.token_urlsafe(SECRET_BYTES)
    _, new = Browser.objects.get_or_create(
        intake=intake,
        secret_hash=_hash(intake.code, secret),
        defaults={"clinic": intake.clinic, "way": way, "trusted_at": at},
    )
    if new and way != Browser.Way.FIRST:
        record(intake, "browser trusted", by=by, at=at, detail={"way": str(way)})
    return secret


@transaction.atomic
def _first_or_known(intake: Intake, *, secret: str, at: datetime) -> str:
    # Of two that ask at once, the lock lets one be the first.
    Intake.objects.select_for_update(no_key=True).values_list("pk").get(pk=intake.pk)
    if knows(intake, secret=secret):
        return secret
    if intake.browsers.exists():
        return ""
    return trust(intake, secret=secret, way=Browser.Way.FIRST, by=PATIENT, at=at)


def _hash(code: UUID, secret: str) -> str:
    """A hash of its own for each intake, so that rows do not tell who shares a browser."""
    return sha256(f"{code}:{secret}".encode()).hexdigest()
