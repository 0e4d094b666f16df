"""What clinic and patient tell each other about what was sent."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models

from intake.models.clinic import Clinic
from intake.models.intake import Intake
from intake.models.sealed import SealedField, unseal


class Reply(models.Model):
    """The clinic's answer, in the words the patient reads; kept as sent for ever."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="replies")
    words = SealedField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Reply {self.code}"

    def read_words(self) -> str:
        return unseal(self, self.intake.patient.key(), "words") or ""


class DataRequestQuerySet(models.QuerySet["DataRequest"]):
    def waiting(self) -> Self:
        """What staff have not settled yet, oldest first."""
        return self.filter(settled_at=None, intake__patient__erased_at=None).order_by("pk")


class DataRequest(models.Model):
    """A patient asks to have their data corrected, given to them, or erased."""

    class Kind(models.TextChoices):
        CORRECT = "correct", "Correct my details or answers"
        GET = "get", "Give me everything you hold about me"
        ERASE = "erase", "Erase what you hold about me"

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="data_requests")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="data_requests")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["clinic", "at"],
                condition=models.Q(settled_at__isnull=True),
                name="data_request_waiting",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["intake", "kind"],
                condition=models.Q(settled_at__isnull=True),
                name="data_request_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
