"""What the front desk decided about an intake."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from intake.models import AssessmentRecord, Clinic, Intake
from intake.models.sealed import SealedField, unseal


class Triage(models.Model):
    """Where the front desk sent an intake, and the assessment it saw; kept for ever."""

    class Outcome(models.TextChoices):
        TO_CLINICIAN = "to_clinician", "To a clinician"
        TO_PATIENT = "to_patient", "Back to the patient"
        CLOSE = "close", "Close"

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="triages")
    seen = models.ForeignKey(AssessmentRecord, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    note = SealedField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["clinic", "at"], name="triage_by_time")]

    def __str__(self) -> str:
        return self.get_outcome_display()

    def read_note(self) -> str:
        return unseal(self, self.intake.patient.key(), "note") or ""
