"""What the clinic tells the patient about what was sent, in words that name no reason."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop

from intake.models import Intake, Reply
from intake.models.sealed import seal

NEUTRAL = gettext_noop(
    "A clinician has read your answers. We will talk about what comes next with you."
)


def reply(intake: Intake, *, words: str = "", by: Any, at: datetime) -> Reply:
    """Have the patient's page show these words, or neutral ones where none were written.

    Whoever decides calls this in the same transaction, so that the page and the decision agree.
    """
    made = Reply(clinic=intake.clinic, intake=intake, by=by, at=at)
    seal(made, intake.patient.key(), words=words.strip() or NEUTRAL)
    made.save(force_insert=True)
    return made
