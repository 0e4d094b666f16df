"""Which browsers may speak for an intake: the first to ask, and those that proved more."""

from __future__ import annotations

import secrets
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from intake.events import PATIENT, record
from intake.models import Browser, Intake

SECRET_BYTES = 32


class AnotherBrowser(Exception):
    """Another browser speaks for this intake already, so this one must prove more."""

    def __init__(self) -> None:
        super().__init__("These questions were opened in another browser.")


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
    return bool(secret) and intake.browsers.filter(secret_hash=_hash(intake, secret)).exists()


@transaction.atomic
def trust(intake: Intake, *, secret: str, way: str, by: Any, at: datetime) -> str:
    """Let a browser speak for the intake from now on; returns the secret it has to keep."""
    secret = secret or secrets.token_urlsafe(SECRET_BYTES)
    _, new = Browser.objects.get_or_create(
        intake=intake,
        secret_hash=_hash(intake, secret),
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


def _hash(intake: Intake, secret: str) -> str:
    """A hash of its own for each intake, so that rows do not tell who shares a browser."""
    return sha256(f"{intake.code}:{secret}".encode()).hexdigest()
