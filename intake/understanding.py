"""What is said of teach-back: to the patient beside a question, to the clinician in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from intake.models import Intake, TeachBackTry
from intake.questionnaire.edition import Edition
from intake.questionnaire.kinds import READ, TeachBack
from intake.services.understanding import by_question, tries_of, wrong

TIMES = ("", "once", "twice")


@dataclass(frozen=True, slots=True)
class Explained:
    """A note beside a question; with `shown`, the right answer, there is only READ to choose."""

    note: str
    shown: str = ""


def explained(intake: Intake, edition: Edition, draft: Mapping[str, Any]) -> dict[str, Explained]:
    """The notes beside the teach-back questions that were answered, and are still open."""
    tries = tries_of(intake)
    counts = {
        question: wrong(tries[question.code])
        for question in _teach_backs(edition)
        if question.code not in draft
    }
    return {question.code: _note(question, count) for question, count in counts.items() if count}


def summary(rows: Iterable[TeachBackTry], edition: Edition, *, at: datetime) -> str:
    """What was understood by then, or nothing.

    Such as "Understood at first try: 2 of 3; trouble swallowing explained once".
    """
    made = by_question(rows)
    tries = {q.code: [t for t in made[q.code] if t.at <= at] for q in _teach_backs(edition)}
    asked = [question for question in _teach_backs(edition) if tries[question.code]]
    if not asked:
        return ""
    first = sum(tries[question.code][0].right for question in asked)
    parts = [f"Understood at first try: {first} of {len(asked)}"]
    for question in asked:
        told = tries[question.code]
        if times := min(wrong(told), len(question.explanations)):
            shown = ", then the answer shown" if any(one.answer == READ for one in told) else ""
            parts.append(f"{question.label.lower()} explained {TIMES[times]}{shown}")
    return "; ".join(parts)


def _note(question: TeachBack, count: int) -> Explained:
    if count > len(question.explanations):
        shown = question.option_label(question.right)
        return Explained(gettext("The answer is: “%(answer)s”.") % {"answer": shown}, shown)
    return Explained(question.explanations[count - 1])


def _teach_backs(edition: Edition) -> list[TeachBack]:
    return [q for q in edition.questions.values() if isinstance(q, TeachBack)]
