"""Decisions that wait for a second clinician, and what that clinician said; kept for ever."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from clinic.review.models import Decision
from intake.models import Clinic
from intake.models.sealed import SealedField, unseal


class Held(models.Model):
    """A decision that nobody is told of before a second clinician signs it.

    `for_patient` is what the patient will read then.
    """

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="held")
    for_patient = SealedField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return "Waits for a second signature"

    def read_for_patient(self) -> str:
        return unseal(self, self.decision.intake.patient.key(), "for_patient") or ""


class SecondSignature(models.Model):
    """What another clinician made of a held decision: signed, or sent back with a reason."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="second_signature")
    agrees = models.BooleanField()
    words = SealedField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agrees=True) | models.Q(words__isnull=False),
                name="second_signature_refused_has_words",
            ),
        ]

    def __str__(self) -> str:
        return "Signed as second" if self.agrees else "Not signed as second"

    def read_words(self) -> str:
        return unseal(self, self.decision.intake.patient.key(), "words") or ""
