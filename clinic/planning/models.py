"""Where a clinician plans to look closer or to treat: zones and places, and never a dose."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from intake.models import Clinic, Intake, Revision
from intake.points import Points, read_document


class Plan(models.Model):
    """A clinician's plan on one drawing, made knowing a sending; the newest one stands.

    Without zones it says that nothing is planned any more.
    """

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="plans")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    drawing = models.CharField(max_length=20)
    zones = models.JSONField()
    points = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Plan by {self.by}"

    def read(self) -> Points:
        return read_document({"drawing": self.drawing, "points": self.points})
