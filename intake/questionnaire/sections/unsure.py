"""The safety questions that also take "I am not sure" for an answer.

The codes and the other answers are those of the sections. "I am not sure" alone does not ask
whether a symptom is new.
"""

from dataclasses import replace
from typing import TypeVar

from intake.questionnaire.kinds import NONE, NOT_SURE, UNSURE, Question
from intake.questionnaire.sections import health, hopes, safety, skin, treatments, you

Q = TypeVar("Q", bound=Question)


def with_not_sure(question: Q) -> Q:
    return replace(question, options=(*question.options, NOT_SURE))


SX_NOW = with_not_sure(safety.SX_NOW)
SX_ONSET = replace(safety.SX_ONSET, shown_if=SX_NOW.has_any_but(NONE, UNSURE))
OIL_CHANGE = with_not_sure(skin.OIL_CHANGE)
RED_SPOTS = with_not_sure(skin.RED_SPOTS)
RED_EYES = with_not_sure(skin.RED_EYES)
RED_THICK = with_not_sure(skin.RED_THICK)
RED_BODY = with_not_sure(skin.RED_BODY)
TOX_WHY = with_not_sure(treatments.TOX_WHY)
TOX_PROBLEM = with_not_sure(treatments.TOX_PROBLEM)
PROCS = with_not_sure(treatments.PROCS)
ISO = with_not_sure(treatments.ISO)
HEART = with_not_sure(health.HEART)
IMMUNE = with_not_sure(health.IMMUNE)
EYEFACE = with_not_sure(health.EYEFACE)
ILL_NOW = with_not_sure(health.ILL_NOW)
SURG_PLAN = with_not_sure(health.SURG_PLAN)
FOLLOWUP = with_not_sure(you.FOLLOWUP)

TICKED = (SX_NOW, RED_BODY, TOX_WHY, TOX_PROBLEM, PROCS, HEART, IMMUNE, EYEFACE)
CHOSEN = (OIL_CHANGE, RED_SPOTS, RED_EYES, RED_THICK, ISO, ILL_NOW, SURG_PLAN, FOLLOWUP)
GAINED = {question.code: question for question in (*TICKED, *CHOSEN)}

# Since edition 2027-02 also these; a "yes" to the first three is only noted.
HSV = with_not_sure(health.HSV)
VACC = with_not_sure(health.VACC)
DRY_PATCH = with_not_sure(skin.DRY_PATCH)
APP_UNHAPPY = with_not_sure(hopes.APP_UNHAPPY)
LATER = {question.code: question for question in (HSV, VACC, DRY_PATCH, APP_UNHAPPY)}
