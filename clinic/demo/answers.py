"""Answers as people give them: healthy and varied, with what a case says in their place.

What is drawn is never a reason to look twice: only a case can say something a rule stops at.
"""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from clinic.demo.case import Case, FromVisit
from clinic.demo.people import Person
from intake.questionnaire.answers import read, without_hidden
from intake.questionnaire.editions import CURRENT
from intake.questionnaire.kinds import Tick
from intake.questionnaire.sections import understanding

Raw = dict[str, Any]

CLEAN: Raw = {
    "SX_NOW": ["NONE"],
    "FILLER": "SELF",
    "NMD": ["NONE"],
    "BSV": ["NONE"],
    "ALLERGY": ["NONE"],
    "PREG": ["NONE"],
    "PROCS": {},
    "SKIN_NOW": ["NONE"],
    "KELOID": "NO",
    "HEART": ["NONE"],
    "IMMUNE": ["NONE"],
    "EYEFACE": ["NONE"],
    "BLEED": "NO",
    "SURG_PLAN": "NO",
    "BLOODOK": "YES",
    "EXP_WHO": "ME",
    "APP_DX": "NO",
    "APP_UNHAPPY": "NO",
    "FOLLOWUP": "YES",
    "LANG_HELP": "NO",
}

ZONES = {
    "OIL": ["FOREHEAD", "NOSE", "CHIN"],
    "ACNE": ["CHEEK_L", "CHEEK_R", "CHIN", "JAW"],
    "RED": ["CHEEK_L", "CHEEK_R", "NOSE"],
    "TEXTURE": ["CHEEK_L", "CHEEK_R", "FOREHEAD"],
    "SCARS": ["CHEEK_L", "CHEEK_R"],
    "PORES": ["NOSE", "CHEEK_L", "CHEEK_R"],
    "NECK": ["NECK", "JAW"],
    "LINES": ["FOREHEAD", "EYES"],
    "OTHER": ["CHEEK_L"],
}
CABINET = (
    "None",
    "Vitamin D in winter",
    "Cetirizine when the pollen is bad",
    "Sun cream SPF 50, a moisturiser",
    "Omeprazole 20 mg",
    "A multivitamin",
    "Sertraline 50 mg",
    "Azelaic acid cream at night",
)
HERS = ("The mini pill", "The combined pill", "Coil (Mirena)")


def answers_of(case: Case, person: Person, *, visit_on: date, rng: Random) -> Raw:
    """All that this patient answers, as raw JSON; what a case leaves out is there too."""
    drawn = (
        CLEAN
        | {"DOB": person.born.isoformat()}
        | _skin(case.goals.split(), rng)
        | _treatments(visit_on, rng)
        | _health(person, case, rng)
        | _hopes(rng)
        | _plans(person, case, visit_on, rng)
        | {
            code: "YES"
            for code, question in CURRENT.questions.items()
            if isinstance(question, Tick)
        }
        | {question.code: question.right for question in understanding.QUESTIONS}
    )
    told = drawn | {code: _dated(answer, visit_on) for code, answer in case.answers.items()}
    return without_hidden(read(CURRENT, told)).document()


def _dated(answer: Any, visit_on: date) -> Any:
    if isinstance(answer, dict):
        return {code: _dated(day, visit_on) for code, day in answer.items()}
    return answer.on(visit_on) if isinstance(answer, FromVisit) else answer


def _skin(goals: list[str], rng: Random) -> Raw:
    """The concerns: how bad each is and how much it bothers, the first of them most."""
    zones = {zone for goal in goals for zone in rng.sample(ZONES[goal], k=min(2, len(ZONES[goal])))}
    told: Raw = {"GOALS": goals, "GOAL_TOP": goals[0], "ZONES": sorted(zones)}
    oily = rng.choice((2, 2, 3)) if "OIL" in goals else rng.choice((1, 1, 2))
    for code in ("OIL_SHINE", "OIL_TOUCH", "OIL_FEEL", "OIL_BLOT"):
        told[code] = _near(oily, rng)
    for code in ("RED_NOW", "RED_FLUSH", "PORE_NOW", "TEX_NOW", "NECK_JAW", "NECK_BANDS"):
        told[code] = _near(2, rng)
    for code in ("NECK_CREPE", "NECK_LINES", "NECK_SAG"):
        told[code] = _near(1, rng)
    for concern in ("OIL", "ACNE", "RED", "TEXTURE", "SCARS", "PORES", "NECK"):
        told[f"BOTHER_{concern}"] = rng.choice((3, 3, 4) if concern == goals[0] else (1, 2, 2))
    return told | {
        "OIL_CHANGE": "NO",
        "DRY_PATCH": _rarely("YES", "NO", rng),
        "ACNE_NOW": rng.choice((1, 2, 2, 3)),
        "ACNE_TRIED": rng.choice(("SHOP", "SHOP", "RX")),
        "RED_DX": rng.choice(("CLIN", "SELF", "NO")),
        "RED_SPOTS": rng.choice(("NO", "FEW")),
        "RED_EYES": "NO",
        "RED_THICK": "NO",
        "RED_BODY": ["NONE"],
        "SCAR_NOW": rng.choice((2, 3)),
        "SCAR_TYPE": rng.choice((["SHALLOW"], ["SHALLOW", "COLOUR"], ["ICEPICK", "SHALLOW"])),
    }


def _treatments(visit_on: date, rng: Random) -> Raw:
    """Some were treated before, long enough ago."""
    told: Raw = {
        "TOX_EVER": rng.choice(("NO", "NO", "NO", "YES")),
        "TOX_LAST": FromVisit(-rng.randrange(150, 700)).on(visit_on),
        "TOX_BRAND": rng.choice(("ONA", "ABO", "INCO", "UNKNOWN")),
        "TOX_WHY": ["COSMETIC"],
        "TOX_WHO": "CLINIC",
        "TOX_PROBLEM": ["NONE"],
        "ISO": _rarely("PAST", "NO", rng),
    }
    if rng.random() < 0.2:
        told["PROCS"] = {"LIGHT": FromVisit(-rng.randrange(30, 150)).on(visit_on)}
    return told


def _health(person: Person, case: Case, rng: Random) -> Raw:
    cabinet = CABINET + HERS if person.pronoun == "she" and person.born.year > 1978 else CABINET
    listed = rng.choice(cabinet)
    told: Raw = {
        "HSV": _rarely("YES", "NO", rng),
        "ILL_NOW": _rarely("RECENT", "NO", rng),
        "VACC": _rarely("YES", "NO", rng),
        "MEDS": ["NONE"],
        "MEDS_TEXT": case.medicines or listed,
    }
    if not case.medicines and rng.random() < 0.15:
        told |= {"MEDS": ["PAINTHIN"], "MEDS_TEXT": f"{listed}. Fish oil".removeprefix("None. ")}
    return told


def _hopes(rng: Random) -> Raw:
    return {
        "EXP_RESULT": rng.choice(("LITTLE", "CLEAR", "CLEAR")),
        "EXP_LAST": rng.choice(("MONTHS", "MONTHS", "UNSURE")),
        "APP_WORRY": rng.choice((0, 1, 1, 2)),
        "APP_TIME": "LT1",
        "APP_UPSET": rng.choice((0, 1, 2)),
        "APP_AVOID": rng.choice((0, 0, 1)),
    }


def _plans(person: Person, case: Case, visit_on: date, rng: Random) -> Raw:
    told: Raw = {
        "GOAL_TEXT": case.words,
        "JOB": rng.choice((["NONE"], ["NONE"], ["NONE"], ["DRIVE"])),
        "CONTACT": rng.choice((["EMAIL"], ["SMS"], ["EMAIL", "SMS"], ["EMAIL", "PHONE"])),
        "CONTACT_PRIV": _rarely("NO", "YES", rng),
    }
    if rng.random() < 0.15:
        told["EVENT"] = FromVisit(rng.randrange(40, 100)).on(visit_on)
    if rng.random() < 0.4:
        told["NAME_PREF"] = person.given
    if person.pronoun == "they" or rng.random() < 0.3:
        told["PRONOUNS"] = {"she": "she/her", "he": "he/him"}.get(person.pronoun, "they/them")
    if rng.random() < 0.6:
        tone = rng.randrange(1, 11)
        told |= {"SKIN_TONE": str(tone), "SUN_REACT": str(min(6, (tone + 2) // 2))}
    return told


def _near(middle: int, rng: Random) -> int:
    return middle + rng.choice((-1, 0, 0, 1))


def _rarely(one: str, other: str, rng: Random) -> str:
    return one if rng.random() < 0.12 else other
