"""What stands beside the agreements: understanding, the signature, and taking back."""

from __future__ import annotations

import uuid

from django.db import models

from intake import signing
from intake.models.clinic import Clinic
from intake.models.intake import Intake
from intake.models.revision import Consent, Revision
from intake.models.sealed import SealedField, unseal


class TeachBackTry(models.Model):
    """One answer to one teach-back question, right or not; added, never edited."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="teach_backs")
    question = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=40)
    right = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["intake", "question", "number"], name="teach_back_try_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Try {self.number} at {self.question}"


class Signature(models.Model):
    """The name under one sending, typed or drawn, sealed under the patient's key."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    revision = models.OneToOneField(Revision, models.PROTECT, related_name="signature")
    drawn = models.BooleanField()
    sealed = SealedField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Signature {self.code}"

    def read(self) -> signing.Signed:
        """The signature as it was given, or raise `vault.Erased`."""
        return signing.of_document(unseal(self, self.revision.intake.patient.key(), "sealed"))


class Withdrawal(models.Model):
    """An agreement taken back; the agreement itself stays as it was given."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    consent = models.OneToOneField(Consent, models.PROTECT, related_name="withdrawal")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Withdrawal {self.code}"
