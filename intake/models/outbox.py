"""Messages to be sent after what they tell of was committed."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from intake.models.clinic import Clinic
from intake.models.intake import Intake
from intake.models.patient import Patient
from intake.models.sealed import SealedField, unseal
from intake.models.visit import Invitation


class OutboxQuerySet(models.QuerySet["Outbox"]):
    def waiting(self) -> Self:
        return self.filter(sent_at=None, failed_at=None)

    def due(self, at: datetime) -> Self:
        """What is to be sent by now, longest due first."""
        return self.waiting().filter(due_at__lte=at).order_by("due_at", "pk")

    def failed(self) -> Self:
        """What was given up, and nobody has dealt with yet."""
        return self.filter(failed_at__isnull=False, settled_at=None)

    def unreached(self) -> Self:
        """What a patient was to get and never got."""
        return self.failed().exclude(kind=Outbox.Kind.TASK)

    def drop(self, *, at: datetime, why: str) -> int:
        """Let go of what need not be sent any more; returns how many messages it was."""
        return self.filter(sent_at=None, settled_at=None).update(
            failed_at=at, settled_at=at, last_error=why, sealed=None
        )


class Outbox(models.Model):
    """One message; to whom and with what is sealed, and dropped once it was sent.

    It waits until it is sent or given up. What was given up is staff's to deal with, until it
    is settled: reached in another way, or not needed any more.
    """

    class Kind(models.TextChoices):
        INVITATION = "invitation", "Invitation"
        QUESTION = "question", "Request for more answers"
        RECEIPT = "receipt", "Receipt"
        TASK = "task", "Task for the front desk"
        REMINDER = "reminder", "Reminder"
        CODE = "code", "One-time code"
        LINK = "link", "New link in place of an old one"
        LETTER = "letter", "Link to a letter"
        CHECK_IN = "check-in", "Check-in"
        OFFER = "offer", "Offer to talk again"

    class Channel(models.TextChoices):
        EMAIL = Invitation.Channel.EMAIL.value, "E-mail"
        TEXT = Invitation.Channel.TEXT.value, "Text message"

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    patient = models.ForeignKey(Patient, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, null=True, related_name="messages")
    invitation = models.ForeignKey(Invitation, models.PROTECT, null=True, related_name="messages")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.EMAIL)
    key = models.CharField(max_length=120, unique=True)
    sealed = SealedField()
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    give_up_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    failed_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(sent_at__isnull=True, failed_at__isnull=True),
                name="outbox_waiting",
            ),
            models.Index(
                fields=["intake"],
                condition=Q(failed_at__isnull=False, settled_at__isnull=True),
                name="outbox_failed",
            ),
            models.Index(fields=["clinic", "created_at"], name="outbox_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.key}"

    def read(self) -> dict[str, Any]:
        """The address and what the message tells, until it was sent; raises `vault.Erased`."""
        held: dict[str, Any] = unseal(self, self.patient.key(), "sealed") or {}
        return held
