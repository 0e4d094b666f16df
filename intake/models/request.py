"""One question back: what the clinic asks a patient again, and what became of it."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models

from intake.models.clinic import Clinic
from intake.models.intake import Intake
from intake.models.revision import Revision
from intake.models.sealed import SealedField, unseal


class InfoRequestQuerySet(models.QuerySet["InfoRequest"]):
    def open(self) -> Self:
        """Neither answered nor given up."""
        return self.filter(answered_at=None, lapsed_at=None)

    def overdue(self, at: datetime) -> Self:
        """Open, though the time to reply is over."""
        return self.open().filter(expires_at__lte=at)


class InfoRequest(models.Model):
    """Some questions of one revision, sent back to the patient with a reason.

    `seconds_left` is the working time that was left to look at the intake when its clock stopped.
    """

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="requests")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="requests")
    round = models.PositiveSmallIntegerField()
    questions = models.JSONField()
    reason = SealedField(null=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    seconds_left = models.IntegerField(null=True)

    reminders = models.PositiveSmallIntegerField(default=0)
    reply = models.OneToOneField(Revision, models.PROTECT, null=True, related_name="replies_to")
    answered_at = models.DateTimeField(null=True)
    lapsed_at = models.DateTimeField(null=True)

    objects = InfoRequestQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["expires_at"],
                condition=models.Q(answered_at=None, lapsed_at=None),
                name="request_open",
            ),
            models.Index(fields=["clinic", "asked_at"], name="request_by_time"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["intake", "round"], name="request_round_once"),
            models.UniqueConstraint(
                fields=["intake"],
                condition=models.Q(answered_at=None, lapsed_at=None),
                name="request_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(reply=None, answered_at=None)
                | models.Q(reply__isnull=False, answered_at__isnull=False, lapsed_at=None),
                name="request_answered_by_reply",
            ),
        ]

    def __str__(self) -> str:
        return f"Request {self.round} of {self.intake}"

    def read_reason(self) -> str:
        """What the patient is told about why we ask, or raise `vault.Erased`."""
        return unseal(self, self.intake.patient.key(), "reason") or ""

    def open_for(self, at: datetime) -> bool:
        """Whether a reply was still taken at that moment."""
        ends = (self.answered_at, self.lapsed_at)
        return at < self.expires_at and all(end is None or end > at for end in ends)
