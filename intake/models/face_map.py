"""The places that were marked on the drawn face when a patient sent the answers."""

from __future__ import annotations

import uuid

from django.db import models

from intake.models.clinic import Clinic
from intake.models.revision import Revision
from intake.points import Points, read_document


class FaceMap(models.Model):
    """A side document of a revision: places, and the drawing that they are on."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    revision = models.OneToOneField(Revision, models.PROTECT, related_name="face_map")
    drawing = models.CharField(max_length=20)
    points = models.JSONField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Face map {self.code}"

    def read(self) -> Points:
        return read_document({"drawing": self.drawing, "points": self.points})
