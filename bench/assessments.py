"""Assessments a second in one process, beside parsing the same answers from JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import product

from bench.clock import Cost, beside, cost
from intake.assessment import Situation, assess
from intake.questionnaire.answers import read
from intake.questionnaire.editions import CURRENT
from intake.rules.protocol import DEMONSTRATION

SUBMITTED_ON, VISIT_ON = date(2026, 3, 2), date(2026, 3, 16)
BRANDS = frozenset({"ABO", "DAXI", "INCO", "LETI", "ONA", "PRABO"})
NOTHING = ("NMD", "BSV", "ALLERGY", "PREG", "HEART", "IMMUNE", "EYEFACE", "SKIN_NOW", "MEDS", "JOB")
NO = ("BLEED", "KELOID", "HSV", "ILL_NOW", "VACC", "SURG_PLAN", "ISO", "LANG_HELP", "APP_DX")
AGREED = ("CON_TRUTH", "CON_ROLE", "CON_OFFLABEL", "CON_CHANGE", "CON_DATA")

CLEAN = {
    **{code: ["NONE"] for code in ("SX_NOW", *NOTHING)},
    **{code: "NO" for code in (*NO, "APP_UNHAPPY")},
    **{code: "YES" for code in ("BLOODOK", "FOLLOWUP", "CONTACT_PRIV", *AGREED)},
    **{"DOB": "1992-06-15", "FILLER": "SELF", "CONTACT": ["EMAIL"], "ZONES": ["FOREHEAD"]},
    **{"EXP_RESULT": "CLEAR", "EXP_LAST": "MONTHS", "EXP_WHO": "ME", "APP_WORRY": 1},
    **{"PROCS": {}, "TOX_EVER": "NO"},
}
OIL = {
    **{"GOALS": ["OIL"], "OIL_SHINE": 3, "OIL_TOUCH": 3, "OIL_FEEL": 2, "OIL_BLOT": 2},
    **{"OIL_CHANGE": "NO", "DRY_PATCH": "NO", "BOTHER_OIL": 3},
}
NECK = {
    **{"GOALS": ["NECK"], "NECK_CREPE": 2, "NECK_LINES": 1, "NECK_BANDS": 0},
    **{"NECK_JAW": 2, "NECK_SAG": 1, "BOTHER_NECK": 2},
}
TOXIN = {
    **{"TOX_EVER": "YES", "TOX_LAST": "2026-01-10", "TOX_BRAND": "ONA"},
    **{"TOX_WHY": ["COSMETIC"], "TOX_WHO": "CLINIC", "TOX_PROBLEM": ["NONE"]},
}
HEALTH = ({}, {"MEDS": ["THIN", "SLEEP"]}, {"PREG": ["MAYBE"]}, {"NMD": ["MG"], "HSV": "YES"})


def situations() -> Iterator[Situation]:
    """Clean and not so clean patients, every one complete."""
    for concern, past, health in product((OIL, NECK), ({}, TOXIN), HEALTH):
        answers = read(CURRENT, {**CLEAN, **concern, **past, **health})
        yield Situation(answers, SUBMITTED_ON, VISIT_ON, "US", BRANDS)


def report() -> Iterator[str]:
    patients = list(situations())
    texts = [json.dumps(patient.answers.document()) for patient in patients]
    assert not any(assess(patient, DEMONSTRATION).missing for patient in patients)
    count = len(patients)
    taken = beside(
        lambda: [assess(patient, DEMONSTRATION) for patient in patients],
        lambda: [json.loads(text) for text in texts],
    )
    full = cost(lambda: [assess(patient, DEMONSTRATION).bytes for patient in patients])
    yield f"assessments a second, one process: {rate(taken.ours, count)} (goal 10,000)"
    yield f"  with all evidence, as stored: {rate(full, count)} (goal 4,000)"
    yield f"  one costs {taken.factor:.1f} times parsing its answers from JSON"


def rate(cost: Cost, count: int) -> str:
    return f"median {count / cost.median:,.0f}, fastest round {count / cost.fastest:,.0f}"
