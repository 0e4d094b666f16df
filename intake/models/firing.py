"""Parts of an assessment as rows, so that rules and concerns are counted by the database."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models

from intake.models.assessment import AssessmentRecord
from intake.models.clinic import Clinic
from intake.models.intake import Intake


class Firing(models.Model):
    """A rule that fired in one assessment; added with it, and kept for ever."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="firings")
    assessment = models.ForeignKey(AssessmentRecord, models.PROTECT, related_name="firings")
    rulebook = models.CharField(max_length=40)
    rule = models.CharField(max_length=10)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "at", "rulebook", "rule"], name="firing_by_time"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "rule"], name="firing_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} fired"


class ConcernFit(models.Model):
    """How like the people studied one concern was, in one assessment; kept for ever."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="fits")
    assessment = models.ForeignKey(AssessmentRecord, models.PROTECT, related_name="fits")
    concern = models.CharField(max_length=20)
    fit = models.CharField(max_length=10)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "at", "concern", "fit"], name="fit_by_time"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "concern"], name="fit_once"),
        ]

    def __str__(self) -> str:
        return f"{self.concern}: {self.fit}"


def count_in(
    assessment: AssessmentRecord, *, intake_id: int, concerns: Iterable[tuple[str, str]]
) -> None:
    """Add the rows that an assessment is counted by; `concerns` are pairs with their fit."""
    document: dict[str, Any] = assessment.document
    at: datetime = assessment.at
    about: dict[str, Any] = {"intake_id": intake_id, "assessment": assessment, "at": at}
    about["clinic_id"] = assessment.clinic_id
    book = document["rulebook"][0]
    fired = (finding["rule"] for finding in document["findings"] if finding["fired"])
    Firing.objects.bulk_create([Firing(rulebook=book, rule=rule, **about) for rule in fired])
    ConcernFit.objects.bulk_create([ConcernFit(concern=c, fit=f, **about) for c, f in concerns])
