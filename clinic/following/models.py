"""That a person looked at what was told after a treatment, and what they did; kept for ever."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import QuerySet

from intake.models import Clinic, Task
from intake.models.sealed import SealedField, unseal


class Closing(models.Model):
    """A task is closed once, by a person, with words."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    task = models.OneToOneField(Task, models.PROTECT, related_name="closing")
    words = SealedField(null=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Closed by {self.by}"

    def read_words(self) -> str:
        """What was done about it, or raise `vault.Erased`."""
        return unseal(self, self.task.intake.patient.key(), "words") or ""


def open_tasks(*kinds: Task.Kind) -> QuerySet[Task]:
    """What nobody has closed yet, of people who are not erased."""
    waiting = Task.objects.filter(closing=None, intake__patient__erased_at=None)
    return waiting.filter(kind__in=kinds) if kinds else waiting
