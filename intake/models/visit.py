"""A planned visit, and the links by which a patient is asked to prepare for it."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.db import models

from intake.models.clinic import Clinic
from intake.models.patient import Patient

BIRTH_DATE_TRIES = 5


class VisitQuerySet(models.QuerySet["Visit"]):
    def of_clinic(self, clinic: Clinic) -> Self:
        return self.filter(clinic=clinic)

    def on_day(self, day: date) -> Self:
        """Visits that still stand on a day."""
        return self.filter(on=day, cancelled_at__isnull=True)


class Visit(models.Model):
    """A day, and perhaps an hour, on which a patient is expected."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="visits")
    patient = models.ForeignKey(Patient, models.PROTECT, related_name="visits")
    on = models.DateField()
    at_time = models.TimeField(null=True, blank=True)
    clinician = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["clinic", "on"], name="visit_by_day")]

    def __str__(self) -> str:
        return f"Visit on {self.on}"


class Invitation(models.Model):
    """One link to one intake; only a hash of its token is kept."""

    class Channel(models.TextChoices):
        EMAIL = "email", "E-mail"
        TEXT = "text", "Text message"
        PRINT = "print", "QR code"
        COPY = "copy", "Copied by staff"
        TABLET = "tablet", "Opened on the clinic's tablet"

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey("Intake", models.PROTECT, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    birth_date_failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "created_at"], name="invitation_by_time"),
            models.Index(
                fields=["intake"],
                condition=models.Q(birth_date_failures__gte=BIRTH_DATE_TRIES),
                name="invitation_locked",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(birth_date_failures__lte=BIRTH_DATE_TRIES),
                name="invitation_tries_bounded",
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation {self.code}"

    def open_for(self, at: datetime) -> bool:
        """Whether the link works at that moment."""
        return self.revoked_at is None and at < self.expires_at
