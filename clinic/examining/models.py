"""That a patient was examined in person, and what a clinician said after it; kept for ever."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from intake.models import Clinic, Intake, Revision
from intake.models.sealed import SealedField, unseal


class Examination(models.Model):
    """A clinician looked at the patient, knowing what had been told by then."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="examinations")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    on = models.DateField()
    looked_at = SealedField(null=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["clinic", "on"], name="examination_by_day")]

    def __str__(self) -> str:
        return f"Examined by {self.by}"

    def read_looked_at(self) -> str:
        return unseal(self, self.intake.patient.key(), "looked_at") or ""


class Statement(models.Model):
    """Whether the patient can be treated, as said after an examination; without one there is none.

    A decision says no more than that somebody is suitable to come.
    """

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    examination = models.ForeignKey(Examination, models.PROTECT, related_name="statements")
    treatable = models.BooleanField()
    words = SealedField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return "Treatable" if self.treatable else "Not to be treated now"

    def read_words(self) -> str:
        return unseal(self, self.examination.intake.patient.key(), "words") or ""
