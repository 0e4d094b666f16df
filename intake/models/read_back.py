"""What a patient typed, how it was read, and what they said to that; kept as sent."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models

from intake.models.revision import Revision
from intake.models.sealed import SealedField, unseal


class ReadBack(models.Model):
    """One reading of typed words that was asked back; it quotes the patient, so it is sealed."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="read_back")
    told = SealedField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Reading {self.code}"

    def read_told(self) -> dict[str, Any]:
        """What was typed, read as and answered, or raise `vault.Erased`."""
        held: dict[str, Any] = unseal(self, self.revision.intake.patient.key(), "told")
        return held
