"""Changing the language in which a patient is asked and written to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from intake.events import PATIENT, record
from intake.models import Intake
from intake.questionnaire.editions import by_language


@transaction.atomic
def change_language(intake: Intake, *, language: str, at: datetime, by: Any = PATIENT) -> bool:
    """Ask on in another language; returns whether the clinic offers it.

    The codes are the same in every language, so every answer stays as it is.
    """
    before = intake.edition
    edition = by_language(intake.read_edition()).get(language)
    if edition is None or language not in intake.clinic.spoken:
        return False
    intake.edition = edition.name
    this = Intake.objects.filter(pk=intake.pk, edition=before)
    if edition.name != before and this.update(edition=edition.name):
        record(intake, "language changed", by=by, at=at, detail={"language": language})
    return True
