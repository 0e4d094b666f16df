"""Letters as they were issued; each kept for ever, and readable while the patient is."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models

from intake.letter import Writing, written
from intake.models.clinic import Clinic
from intake.models.intake import Intake
from intake.models.logo import Logo
from intake.models.sealed import SealedField, unseal


class LetterQuerySet(models.QuerySet["Letter"]):
    def to_patient(self, intake: Intake) -> Self:
        """What the patient may open, newest first."""
        return self.filter(intake=intake, kind=Letter.Kind.PATIENT).order_by("-pk")


class Letter(models.Model):
    """The exact text of one letter, sealed; who issued it, when, and the logo it was issued with.

    `decision` is the code of the decision it was made from, which the patient's side knows no
    more of.
    """

    class Kind(models.TextChoices):
        PATIENT = "patient", "For the patient"
        DOCTOR = "doctor", "For the referring doctor"
        INTERNAL = "internal", "For our own record"

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="letters")
    decision = models.UUIDField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = SealedField(null=False)
    logo = models.ForeignKey(Logo, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["clinic", "at"], name="letter_by_time")]

    def __str__(self) -> str:
        return f"Letter {self.get_kind_display().lower()}"

    def read(self) -> Writing:
        """The letter, or raise `vault.Erased`."""
        return written(unseal(self, self.intake.patient.key(), "text"))
