"""A "not sure" at the questions that have taken one since edition 2026-12, or 2027-02.

RS-25 goes on reading exactly its ten; these rules read the rest, so that no "not sure" is silent.
"""

from intake.questionnaire.conditions import Named, any_of
from intake.questionnaire.kinds import UNSURE
from intake.questionnaire.sections.unsure import (
    APP_UNHAPPY,
    CHOSEN,
    DRY_PATCH,
    HSV,
    TICKED,
    VACC,
)
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

# Since rulebook 2027-02. What is only noted when it is so is only noted when it may be so.
LATER = (
    Rule(
        "RS-31",
        Level.REVIEW_STD,
        "Not sure if a treatment made them very sad",
        APP_UNHAPPY.is_(UNSURE),
        patient_message="PM-TALK",
        explanation="An unknown is never treated as a no: ask before any plan.",
        sources=("EXP",),
        basis=Basis.POLICY,
    ),
)
LATER_NOTES = (
    Rule(
        "RN-13",
        Level.NOTE,
        "Not sure of cold sores, a vaccine or dry skin",
        any_of(HSV.is_(UNSURE), VACC.is_(UNSURE), DRY_PATCH.is_(UNSURE)),
        patient_message="",
        explanation="An unknown is never treated as a no: ask at the visit and look at the skin.",
        sources=("EXP",),
        basis=Basis.POLICY,
    ),
)
