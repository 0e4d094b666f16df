"""Which browsers may speak for an intake, and the codes by which another one may join them."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from intake.models.clinic import Clinic
from intake.models.intake import Intake

CODE_TRIES = 5


class Browser(models.Model):
    """A browser that may speak for one intake; only a hash of the value it holds is kept."""

    class Way(models.TextChoices):
        FIRST = "first", "The first to give the birth date"
        CODE = "code", "By a code"
        HANDED = "handed", "Handed over from another device"
        TABLET = "tablet", "The clinic's tablet"

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="browsers")
    secret_hash = models.CharField(max_length=64, editable=False)
    way = models.CharField(max_length=10, choices=Way.choices)
    trusted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["intake", "secret_hash"], name="browser_once"),
            models.UniqueConstraint(
                fields=["intake"], condition=models.Q(way="first"), name="browser_one_is_first"
            ),
        ]

    def __str__(self) -> str:
        return f"Browser {self.code}"


class OneTimeCode(models.Model):
    """Six digits that prove the address on file, or the voice on the telephone, once."""

    class Channel(models.TextChoices):
        EMAIL = "email", "Sent by e-mail"
        TEXT = "text", "Sent by text"
        DESK = "desk", "Read out by staff"

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="one_time_codes")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    digits_hash = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["intake", "created_at"], name="code_by_time")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tries__lte=CODE_TRIES), name="code_tries_bounded"
            ),
        ]

    def __str__(self) -> str:
        return f"Code {self.code}"
