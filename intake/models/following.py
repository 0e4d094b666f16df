"""What was done at a treatment, what was told afterwards, and what a person must look at."""

from __future__ import annotations

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models

from intake.following.schedule import BY_KEY, REPORT, Moment
from intake.models.clinic import Clinic
from intake.models.intake import Intake
from intake.models.revision import Revision
from intake.models.sealed import SealedField, unseal
from intake.rules.brands import BRANDS

LOT_LENGTH = 30


class TreatmentQuerySet(models.QuerySet["Treatment"]):
    def standing(self) -> Self:
        """What was given, as last corrected."""
        return self.filter(superseded_by=None, given=True)


class Treatment(models.Model):
    """What a clinician did at one visit; a correction is a new row in place of an older one.

    There is no dose. `revision` is the baseline: what the patient had told by then. The lot names
    a product and no person, and has to be found when a lot is recalled, so it is not sealed.
    """

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="treatments")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by"
    )
    given = models.BooleanField(default=True)
    on = models.DateField()
    brand = models.CharField(max_length=10)
    lot = models.CharField(max_length=LOT_LENGTH)
    concerns = models.JSONField()
    zones = models.JSONField()
    why = SealedField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = TreatmentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "on"], name="treatment_by_day"),
            models.Index(fields=["clinic", "lot"], name="treatment_by_lot"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["intake"], condition=models.Q(supersedes=None), name="treatment_once"
            ),
            models.CheckConstraint(
                condition=models.Q(brand__in=BRANDS), name="treatment_brand_known"
            ),
            models.CheckConstraint(
                condition=models.Q(supersedes=None, given=True)
                | models.Q(supersedes__isnull=False, why__isnull=False),
                name="treatment_corrected_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"Treatment on {self.on}"

    def read_why(self) -> str:
        """Why it was corrected, or raise `vault.Erased`."""
        return unseal(self, self.intake.patient.key(), "why") or ""


class CheckIn(models.Model):
    """What a patient told at one moment after a treatment; coded in the clear, words sealed."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="check_ins")
    treatment = models.ForeignKey(Treatment, models.PROTECT, related_name="check_ins")
    moment = models.CharField(max_length=4)
    edition = models.CharField(max_length=40)
    answers = models.JSONField()
    words = SealedField()
    red = models.BooleanField()
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["clinic", "at"], name="check_in_by_time")]
        constraints = [
            models.UniqueConstraint(
                fields=["intake", "moment"],
                condition=~models.Q(moment=REPORT.key),
                name="check_in_once",
            ),
            models.CheckConstraint(
                condition=models.Q(moment__in=sorted(BY_KEY)), name="check_in_moment_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Check-in {self.moment}"

    @property
    def asked(self) -> Moment:
        return BY_KEY[self.moment]

    def read_words(self) -> str:
        """The patient's own words, or raise `vault.Erased`."""
        held: dict[str, Any] = unseal(self, self.intake.patient.key(), "words") or {}
        return "; ".join(held.values())


class Task(models.Model):
    """Something told after a treatment that a person has to look at; who did is kept elsewhere."""

    class Kind(models.TextChoices):
        SAFETY = "safety", "Phone now"
        NO_RESPONSE = "no response", "No change at weeks 4 and 8"

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="tasks")
    check_in = models.ForeignKey(CheckIn, models.PROTECT, related_name="tasks")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["clinic", "kind", "at"], name="task_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["check_in", "kind"], name="task_once"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
