"""The clinic's tablet in a patient's hands, and answering carried from device to device."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from intake.models.clinic import Clinic
from intake.models.intake import Intake
from intake.models.visit import Invitation

PIN_TRIES = 5


class Sitting(models.Model):
    """One patient with the clinic's tablet, from when staff hand it over."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="sittings")
    invitation = models.OneToOneField(Invitation, models.PROTECT, related_name="+")
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    pin_tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pin_tries__lte=PIN_TRIES), name="sitting_pin_tries_bounded"
            ),
        ]

    def __str__(self) -> str:
        return f"Sitting {self.code}"


class HandOver(models.Model):
    """A way to carry on, on another device, good once; only a hash of its token is kept."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    invitation = models.ForeignKey(Invitation, models.PROTECT, related_name="hand_overs")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"Hand-over {self.code}"
