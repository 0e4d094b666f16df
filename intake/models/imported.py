"""Lines of files that were imported, so that none is made twice."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from intake.models.clinic import Clinic
from intake.models.patient import Patient
from intake.models.visit import Visit


class ImportedLine(models.Model):
    """A line of a file, known again by a keyed hash that goes when the patient is erased."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    mark = models.CharField(max_length=64, blank=True)
    patient = models.ForeignKey(Patient, models.PROTECT, related_name="imported_lines")
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "mark"], condition=~Q(mark=""), name="imported_line_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Line imported on {self.at:%Y-%m-%d}"
