"""What clinicians read, decided and added; each kept for ever."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models

from intake.models import AssessmentRecord, Clinic, Intake, Revision
from intake.models.sealed import SealedField, unseal

OVERRIDE_CODES = ("monitor", "tolerated", "misread", "letter", "adapted", "rule_error")


class Review(models.Model):
    """A clinician opened what a patient sent, and what the rules made of it."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="reviews")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    assessment = models.ForeignKey(AssessmentRecord, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["clinic", "at"], name="review_by_time")]

    def __str__(self) -> str:
        return f"Review by {self.by}"


class DecisionQuerySet(models.QuerySet["Decision"]):
    def of(self, intake: Intake) -> Self:
        """Decisions about one intake, newest first."""
        return self.filter(intake=intake).select_related("by").order_by("-pk")


class Decision(models.Model):
    """What a clinician decided about one revision, under one assessment."""

    class Outcome(models.TextChoices):
        SUITABLE = "suitable", "Suitable to come for an in-person assessment"
        CONDITIONS = "conditions", "Suitable to come, with conditions"
        NEEDS_INFORMATION = "needs_information", "Needs information"
        DEFER = "defer", "Defer"
        NOT_SUITABLE = "not_suitable", "Not suitable"
        REFER = "refer", "Refer"

    class Override(models.TextChoices):
        """Why a clinician goes on against an open stop."""

        MONITOR = "monitor", "Will monitor"
        TOLERATED = "tolerated", "Tolerated before"
        MISREAD = "misread", "Patient misread it, corrected by phone"
        LETTER = "letter", "Specialist’s letter seen"
        ADAPTED = "adapted", "Dose or site adapted"
        RULE_ERROR = "rule_error", "Error in the rule"

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="decisions")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="decisions")
    assessment = models.ForeignKey(AssessmentRecord, models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    override = models.BooleanField(default=False)
    override_code = models.CharField(max_length=12, choices=Override.choices, blank=True)
    defer_until = models.DateField(null=True)
    reason = SealedField()
    conditions = SealedField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = DecisionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "at"], name="decision_by_time"),
            models.Index(fields=["clinic", "outcome", "at"], name="decision_by_outcome"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome="defer", defer_until__isnull=False)
                | (~models.Q(outcome="defer") & models.Q(defer_until__isnull=True)),
                name="decision_defer_has_day",
            ),
            models.CheckConstraint(
                condition=models.Q(override=False) | models.Q(reason__isnull=False),
                name="decision_override_has_reason",
            ),
            models.CheckConstraint(
                # Empty under an override that was made before codes were asked.
                condition=models.Q(override_code="")
                | models.Q(override=True, override_code__in=OVERRIDE_CODES),
                name="decision_override_code_known",
            ),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()

    def read_reason(self) -> str:
        return unseal(self, self.intake.patient.key(), "reason") or ""

    def read_conditions(self) -> str:
        return unseal(self, self.intake.patient.key(), "conditions") or ""


class Addendum(models.Model):
    """What was added to a decision after it was made."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="addenda")
    text = SealedField(null=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Addendum by {self.by}"

    def read_text(self) -> str:
        return unseal(self, self.decision.intake.patient.key(), "text") or ""


class Call(models.Model):
    """A telephone call to the patient, reached or not."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="calls")
    reached = models.BooleanField()
    note = SealedField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["clinic", "at"], name="call_by_time")]

    def __str__(self) -> str:
        return "Reached" if self.reached else "Not reached"

    def read_note(self) -> str:
        return unseal(self, self.intake.patient.key(), "note") or ""
