"""A "not sure" at the questions that have taken one since edition 2026-12.

RS-25 goes on reading exactly its ten; this rule reads the rest, so that no "not sure" is silent.
"""

from intake.questionnaire.conditions import Named, any_of
from intake.questionnaire.kinds import UNSURE
from intake.questionnaire.sections.unsure import CHOSEN, TICKED
from intake.rules.levels import Level
from intake.rules.rule import Basis, Rule

NOT_SURE = Named(
    "a safety question is answered UNSURE",
    any_of(
        *(question.has(UNSURE) for question in TICKED),
        *(question.is_(UNSURE) for question in CHOSEN),
    ),
)

RULES = (
    Rule(
        "RS-30",
        Level.REVIEW_STD,
        "Not sure of an answer about safety",
        NOT_SURE,
        patient_message="PM-TALK",
        explanation="An unknown is never treated as a no: ask again before any plan.",
        sources=("EXP",),
        basis=Basis.POLICY,
    ),
)
