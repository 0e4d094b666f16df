"""Which questions are about safety, and so must take "I am not sure" for an answer."""

from __future__ import annotations

from intake.questionnaire.edition import Edition
from intake.questionnaire.kinds import UNSURE, Day, Question, Scale
from intake.questionnaire.walking import questions_read
from intake.rules.rulebook import Rulebook

UNCERTAIN = frozenset({UNSURE, "PRIVATE", "TALK"})

PLAIN = "Whoever answers knows this."
WISH = "A wish is not a fact that one can be unsure of."
HOPE = "A hope, which every visit talks about."
PRIVATE = "Part of the questions on looks, which offer to talk in private at APP_DX."
OTHERWISE = {
    "FILLER": PLAIN,
    "JOB": PLAIN,
    "LANG_HELP": PLAIN,
    "GOALS": WISH,
    "ZONES": WISH,
    "EXP_RESULT": HOPE,
    "EXP_LAST": HOPE,
    "EXP_WHO": HOPE,
    "APP_TIME": PRIVATE,
}


def safety_questions(rulebook: Rulebook, edition: Edition) -> frozenset[str]:
    """What any rule reads; `OTHERWISE` says what is left out, and why.

    Days are left out, which say "I do not know" in a way of their own, and grades from 0 to 4,
    which are as the patient sees or feels it.
    """
    read = frozenset().union(*(questions_read(rule.condition) for rule in rulebook.rules))
    asked = (edition.questions[code] for code in read & edition.questions.keys())
    return frozenset(q.code for q in asked if not isinstance(q, Day | Scale)) - OTHERWISE.keys()


def uncertain_answers(question: Question) -> frozenset[str]:
    """The options by which a patient says that the answer is not known, or not said here."""
    return UNCERTAIN.intersection(question.option_codes)
