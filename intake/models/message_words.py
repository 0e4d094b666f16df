"""The words of messages as a clinic wrote them: every revision, the newest in force."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models

from intake.models.clinic import Clinic
from intake.models.outbox import Outbox


class MessageWordsQuerySet(models.QuerySet["MessageWords"]):
    def of(self, clinic: Clinic, *, kind: str, channel: str, language: str) -> Self:
        """Every revision of the words of one kind of message, newest first."""
        one = self.filter(clinic=clinic, kind=kind, channel=channel, language=language)
        return one.order_by("-pk")


class MessageWords(models.Model):
    """How one kind of message reads since a moment; without words, as is standard."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    channel = models.CharField(max_length=10, choices=Outbox.Channel.choices)
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = MessageWordsQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["clinic", "kind", "channel", "language", "id"], name="message_words_newest"
            ),
        ]

    def __str__(self) -> str:
        return f"Words of {self.kind} by {self.channel} in {self.language}"

    @property
    def standard(self) -> bool:
        """Whether the standard words were put back."""
        return not self.body
