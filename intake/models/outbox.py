"""Messages to be sent after what they tell of was committed."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, Self

from django.db import models

from intake.models.clinic import Clinic
from intake.models.patient import Patient
from intake.models.sealed import SealedField, unseal


class OutboxQuerySet(models.QuerySet["Outbox"]):
    def due(self, at: datetime) -> Self:
        """What is to be sent by now, longest due first."""
        waiting = self.filter(sent_at__isnull=True, failed_at__isnull=True, due_at__lte=at)
        return waiting.order_by("due_at", "pk")

    def failed(self) -> Self:
        return self.filter(failed_at__isnull=False)


class Outbox(models.Model):
    """One message; to whom and with what is sealed, and dropped once it was sent."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", "Invitation"
        QUESTION = "question", "Request for more answers"
        RECEIPT = "receipt", "Receipt"
        TASK = "task", "Task for the front desk"
        CODE = "code", "One-time code"
        LINK = "link", "New link in place of an old one"

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    patient = models.ForeignKey(Patient, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    key = models.CharField(max_length=120, unique=True)
    sealed = SealedField()
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    failed_at = models.DateTimeField(null=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(sent_at__isnull=True, failed_at__isnull=True),
                name="outbox_waiting",
            ),
            models.Index(fields=["clinic", "created_at"], name="outbox_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.key}"

    def read(self) -> dict[str, Any]:
        """The address and what the message tells, until it was sent; raises `vault.Erased`."""
        held: dict[str, Any] = unseal(self, self.patient.key(), "sealed") or {}
        return held
