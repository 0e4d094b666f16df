"""Answers that changed after the form had stopped, in words that blame nobody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clinic.staff import wording
from intake.models import Intake, Retold
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.edition import Edition
from intake.questionnaire.spoken import spoken

NO_ANSWER = "no answer"


@dataclass(frozen=True, slots=True)
class Line:
    """What was told when the form stopped, and what is told now; no words for the birth date."""

    label: str
    was: str
    now: str
    when: str


def retold(intake: Intake, rows: Iterable[Retold], *, now: datetime) -> list[Line]:
    """Every such change of an intake in words."""
    edition, lines = intake.read_original(), []
    for one in rows:
        when = wording.moment(one.at.astimezone(now.tzinfo), now=now)
        told = one.question != BIRTH_DATE
        was = _say(edition, one.question, one.was) if told else ""
        is_now = _say(edition, one.question, one.now) if told else ""
        lines.append(Line(edition.questions[one.question].label, was, is_now, when))
    return lines


def _say(edition: Edition, code: str, answer: Any) -> str:
    return NO_ANSWER if answer is None else spoken(edition.questions[code], answer)
