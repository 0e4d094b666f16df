"""Answers that had stopped the form and are told otherwise later: kept, and judged by nobody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from intake.models import Event, Intake, Retold
from intake.questionnaire.answers import BIRTH_DATE
from intake.route import Route


def note_retold(
    intake: Intake, before: Mapping[str, Any], now: Mapping[str, Any], *, at: datetime
) -> None:
    """Keep what a patient had told where that stopped the form, and is told differently now."""
    changed = {code for code in before if before[code] != now.get(code)}
    if not changed:
        return
    stopped_by = set(Route(intake.read_edition(), before).red_flag) & changed
    Retold.objects.bulk_create(
        Retold(
            clinic=intake.clinic,
            intake=intake,
            question=code,
            was=before[code],
            now=now.get(code),
            at=at,
        )
        for code in sorted(stopped_by)
    )


def note_birth_date(intake: Intake, *, at: datetime) -> None:
    """Keep that an earlier form was ended for age, without any answer, as the patient is of age
    by the birth date there is now."""
    ended = Event.objects.filter(patient=intake.patient_id, name="stopped underage")
    known = Retold.objects.filter(intake=intake, question=BIRTH_DATE)
    if ended.exclude(intake=intake).exists() and not known.exists():
        Retold.objects.create(clinic=intake.clinic, intake=intake, question=BIRTH_DATE, at=at)
