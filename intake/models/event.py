"""Everything that happened, in chains in which no link can be changed unseen."""

from __future__ import annotations

import json
import uuid
from datetime import UTC
from hashlib import sha256
from typing import Self

from django.conf import settings
from django.db import models

from intake.models.clinic import Clinic
from intake.models.intake import Intake
from intake.models.patient import Patient

Subject = Clinic | Patient | Intake


def chain_of(subject: Subject) -> str:
    """The name of the chain that a clinic's, patient's or intake's events are in."""
    return f"{subject._meta.model_name}:{subject.code}"


class EventQuerySet(models.QuerySet["Event"]):
    def of(self, subject: Subject) -> Self:
        """What happened to one clinic, patient or intake, oldest first."""
        return self.filter(chain=chain_of(subject)).select_related("actor").order_by("seq")


class Event(models.Model):
    """Something that happened, who did it and when, and the hash of all before it."""

    class ActorKind(models.TextChoices):
        PATIENT = "patient", "The patient"
        STAFF = "staff", "Staff"
        SYSTEM = "system", "The system"

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="events")
    chain = models.CharField(max_length=50)
    seq = models.PositiveIntegerField()
    name = models.CharField(max_length=40)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    actor_kind = models.CharField(max_length=10, choices=ActorKind.choices)
    patient = models.ForeignKey(Patient, models.PROTECT, null=True, related_name="events")
    intake = models.ForeignKey(Intake, models.PROTECT, null=True, related_name="events")
    at = models.DateTimeField()
    detail = models.JSONField(default=dict)
    prev_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "at"], name="event_by_time"),
            models.Index(fields=["actor", "at"], name="event_by_actor"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="event_place_in_chain"),
            models.CheckConstraint(
                condition=models.Q(actor_kind="staff", actor__isnull=False)
                | models.Q(actor_kind__in=["patient", "system"], actor__isnull=True),
                name="event_actor_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} at {self.at:%Y-%m-%d %H:%M}"

    @property
    def actor_name(self) -> str:
        return self.actor.name if self.actor else self.get_actor_kind_display()

    def digest(self) -> str:
        """The hash this event must have, given what it says and the hash before it."""
        said = [
            self.chain,
            self.seq,
            self.name,
            self.clinic_id,
            self.actor_kind,
            self.actor_id,
            self.patient_id,
            self.intake_id,
            self.at.astimezone(UTC).isoformat(),
            self.detail,
            self.prev_hash,
        ]
        text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return sha256(text.encode()).hexdigest()
