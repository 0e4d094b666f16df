"""Assessments as they were made."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models

from intake import assessment as core
from intake.models.clinic import Clinic, Protocol
from intake.models.revision import Revision
from intake.questionnaire.evaluate import Ages


class AssessmentRecord(models.Model):
    """What a protocol made of a revision on a day; a new visit date adds another."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="assessments")
    protocol = models.ForeignKey(Protocol, models.PROTECT, related_name="assessments")
    edition = models.CharField(max_length=40)
    triage = models.CharField(max_length=20)
    candidate = models.CharField(max_length=20)
    hold_until = models.CharField(max_length=10, blank=True)
    document = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "at"], name="assessment_by_time"),
            models.Index(fields=["clinic", "triage", "at"], name="assessment_by_triage"),
        ]

    def __str__(self) -> str:
        return f"Assessment {self.code}"

    def replay(self) -> core.Assessment:
        """The assessment made again from what is stored; it needs no birth date and no words."""
        held = self.document
        visit_on, ages = held["visit_on"], held["ages"]
        situation = core.Situation(
            answers=self.revision.read_coded(),
            submitted_on=date.fromisoformat(held["submitted_on"]),
            visit_on=visit_on and date.fromisoformat(visit_on),
            jurisdiction=held["jurisdiction"],
            stocked_brands=frozenset(held["stocked_brands"]),
            ages=ages and Ages(ages["submission"], ages["visit"]),
        )
        return core.assess(situation, self.protocol.read())
