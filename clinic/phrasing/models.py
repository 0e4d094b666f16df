"""Sentences that a clinic keeps ready for asking a patient something again."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from intake.models import Clinic


class ReadyReasonQuerySet(models.QuerySet["ReadyReason"]):
    def standing(self, clinic: Clinic) -> list[ReadyReason]:
        """The newest wording of each sentence that was not taken away, oldest sentence first."""
        newest = {one.sentence: one for one in self.filter(clinic=clinic).order_by("pk")}
        return [one for one in newest.values() if one.words]


class ReadyReason(models.Model):
    """One sentence as it was worded at a moment, by language; without words it was taken away."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sentence = models.UUIDField(default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    words = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = ReadyReasonQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["clinic", "sentence"], name="ready_reason_by_sentence")]

    def __str__(self) -> str:
        return str(self.words.get("en", "A sentence that was taken away"))

    def said(self, language: str) -> str:
        """The sentence in a language, or in English where it has not been translated."""
        return str(self.words.get(language) or self.words["en"])
