"""What a clinician made of a finding, and of the word of triage; each kept for ever."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from clinic.review.models import Decision
from intake.models import AssessmentRecord, Clinic, Intake
from intake.models.sealed import SealedField, unseal


class JudgementQuerySet(models.QuerySet["Judgement"]):
    def standing(self, *, at: datetime | None = None) -> Self:
        """Each person's newest about a finding, as it was then: those before were taken back."""
        then = Q(at__lte=at) if at else Q()
        newer = Judgement.objects.filter(
            then,
            assessment=OuterRef("assessment"),
            rule=OuterRef("rule"),
            by=OuterRef("by"),
            pk__gt=OuterRef("pk"),
        )
        return self.filter(then, ~Exists(newer))


class Judgement(models.Model):
    """What one person made of one finding; the next of the same person takes its place.

    `rulebook` repeats the assessment's, so that rules are counted without it.
    """

    class Verdict(models.TextChoices):
        CONFIRMED = "confirmed", "Confirmed"
        NOT_RELEVANT = "not_relevant", "Not relevant"
        ASKED = "asked", "To be asked back"

    class Reason(models.TextChoices):
        CARED_FOR = "cared_for", "Known and taken care of"
        TOLERATED = "tolerated", "Tolerated before"
        MISREAD = "misread", "The patient misread the question"
        LETTER = "letter", "A specialist’s letter answers it"
        ADAPTED = "adapted", "Dose or site can be adapted"
        RULE = "rule", "The rule is wrong or too broad"
        OTHER = "other", "Another reason"

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="judgements")
    assessment = models.ForeignKey(AssessmentRecord, models.PROTECT, related_name="judgements")
    rulebook = models.CharField(max_length=40)
    rule = models.CharField(max_length=10)
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    words = SealedField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = JudgementQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["assessment", "rule", "by"], name="judgement_of_finding"),
            models.Index(fields=["clinic", "rulebook", "rule"], name="judgement_by_rule"),
            models.Index(fields=["clinic", "at"], name="judgement_by_time"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="not_relevant") & ~Q(reason="")
                | ~Q(verdict="not_relevant") & Q(reason=""),
                name="judgement_not_relevant_has_reason",
            ),
            models.CheckConstraint(
                condition=~Q(reason="other") | Q(words__isnull=False),
                name="judgement_other_has_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.get_verdict_display()}"

    def read_words(self) -> str:
        return unseal(self, self.intake.patient.key(), "words") or ""


class TriageCheck(models.Model):
    """Whether the word of triage was right, as seen by whoever decided."""

    class Was(models.TextChoices):
        RIGHT = "right", "Right"
        TOO_HIGH = "too_high", "Too high"
        TOO_LOW = "too_low", "Too low"

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="triage_check")
    triage = models.CharField(max_length=20)
    was = models.CharField(max_length=10, choices=Was.choices)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["clinic", "at"], name="triage_check_by_time")]

    def __str__(self) -> str:
        return f"{self.triage}: {self.get_was_display()}"
