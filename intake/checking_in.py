"""A check-in in the patient's language, and its answers as staff read them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from django.utils.translation import gettext, override

from intake.following.course import Told
from intake.following.questions import questionnaire
from intake.following.schedule import BY_KEY, Moment
from intake.models import CheckIn
from intake.questionnaire.edition import Edition
from intake.questionnaire.editions import EDITIONS, original
from intake.questionnaire.kinds import Words
from intake.questionnaire.spoken import spoken


def asked(edition: str, concerns: Iterable[str], moment: Moment) -> Edition:
    """What is asked at a moment of somebody who answered this edition."""
    return _asked(edition, tuple(sorted(concerns)), moment.key)


def answered(check_in: CheckIn) -> list[tuple[str, str]]:
    """Each coded answer with its question, in the words and the English of staff."""
    english = original(EDITIONS[check_in.edition]).name
    questions = asked(english, check_in.treatment.concerns, check_in.asked).questions
    return [
        (question.label, spoken(question, check_in.answers[code]))
        for code, question in questions.items()
        if code in check_in.answers and not isinstance(question, Words)
    ]


def told(check_ins: Iterable[CheckIn]) -> list[Told]:
    """What was answered, oldest first, for what it comes to."""
    return [Told(one.moment, one.on, one.answers) for one in check_ins]


@cache
def _asked(edition: str, concerns: tuple[str, ...], moment: str) -> Edition:
    whole = EDITIONS[edition]
    with override(whole.language):
        return questionnaire(whole, concerns, BY_KEY[moment], said=gettext)
