"""Questions that a patient's page was sent back for, with no answer and no words."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import models

from intake.models.clinic import Clinic
from intake.models.intake import Intake

ONCE_IN = timedelta(hours=1)


class Stumble(models.Model):
    """A question whose answer could not be taken as it was given; kept for ever."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="stumbles")
    question = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["clinic", "at", "question"], name="stumble_by_time")]

    def __str__(self) -> str:
        return f"Sent back for {self.question}"


def note_stumbles(intake: Intake, questions: Iterable[str], *, at: datetime) -> None:
    """Keep that a page was sent back for these questions; a page that is taken costs nothing.

    Once an hour for each question, so that nobody can fill the table by pressing Continue.
    """
    about = {"clinic_id": intake.clinic_id, "intake": intake, "at": at}
    lately = intake.stumbles.filter(at__gt=at - ONCE_IN).values_list("question", flat=True)
    new = set(questions) & set(intake.read_edition().questions) - set(lately)
    Stumble.objects.bulk_create(Stumble(question=q, **about) for q in sorted(new))
