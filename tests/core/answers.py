"""Situations for tests: plain answers, and only what differs said out loud."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from intake.assessment import Assessment, Finding, Situation, assess
from intake.questionnaire.answers import read
from intake.questionnaire.edition import Edition
from intake.questionnaire.editions import CURRENT
from intake.rules.protocol import DEMONSTRATION, Protocol

DATA = Path(__file__).parent.parent / "data"
SIX_BRANDS = ("ABO", "DAXI", "INCO", "LETI", "ONA", "PRABO")
SUBMITTED = date(2026, 3, 2)
VISIT = date(2026, 3, 16)

# A healthy adult with rough skin. Follow-up questions have plain answers too; a question that
# does not arise drops its answer, so `TOX_EVER="YES"` alone means "long ago, in a clinic".
PLAIN: dict[str, Any] = {
    "SX_NOW": ["NONE"],
    "SX_ONSET": "OLD",
    "DOB": "1992-06-15",
    "FILLER": "SELF",
    "NMD": ["NONE"],
    "BSV": ["NONE"],
    "ALLERGY": ["NONE"],
    "PREG": ["NONE"],
    "GOALS": ["TEXTURE"],
    "ZONES": ["FOREHEAD"],
    "OIL_SHINE": 2,
    "OIL_TOUCH": 2,
    "OIL_FEEL": 2,
    "OIL_BLOT": 2,
    "OIL_CHANGE": "NO",
    "DRY_PATCH": "NO",
    "ACNE_NOW": 2,
    "ACNE_TRIED": "SHOP",
    "RED_DX": "CLIN",
    "RED_NOW": 2,
    "RED_FLUSH": 2,
    "RED_SPOTS": "NO",
    "RED_EYES": "NO",
    "RED_THICK": "NO",
    "RED_BODY": ["NONE"],
    "PORE_NOW": 2,
    "TEX_NOW": 2,
    "SCAR_NOW": 2,
    "SCAR_TYPE": ["SHALLOW"],
    "NECK_CREPE": 2,
    "NECK_LINES": 0,
    "NECK_BANDS": 0,
    "NECK_JAW": 0,
    "NECK_SAG": 0,
    "BOTHER_OIL": 2,
    "BOTHER_ACNE": 2,
    "BOTHER_RED": 2,
    "BOTHER_TEXTURE": 2,
    "BOTHER_SCARS": 2,
    "BOTHER_PORES": 2,
    "BOTHER_NECK": 2,
    "TOX_EVER": "NO",
    "TOX_LAST": "2020-01-01",
    "TOX_BRAND": "ONA",
    "TOX_WHY": ["COSMETIC"],
    "TOX_WHO": "CLINIC",
    "TOX_PROBLEM": ["NONE"],
    "PROCS": {},
    "ISO": "NO",
    "SKIN_NOW": ["NONE"],
    "KELOID": "NO",
    "HSV": "NO",
    "HEART": ["NONE"],
    "IMMUNE": ["NONE"],
    "EYEFACE": ["NONE"],
    "BLEED": "NO",
    "ILL_NOW": "NO",
    "VACC": "NO",
    "SURG_PLAN": "NO",
    "MEDS": ["NONE"],
    "AMINO_END": "2026-01-01",
    "BLOODOK": "YES",
    "EXP_RESULT": "CLEAR",
    "EXP_LAST": "MONTHS",
    "EXP_WHO": "ME",
    "APP_WORRY": 1,
    "APP_TIME": "LT1",
    "APP_UPSET": 0,
    "APP_AVOID": 0,
    "APP_DX": "NO",
    "APP_UNHAPPY": "NO",
    "JOB": ["NONE"],
    "FOLLOWUP": "YES",
    "CONTACT": ["EMAIL"],
    "CONTACT_PRIV": "YES",
    "LANG_HELP": "NO",
    "TB_WHO": "BOTH",
    "TB_LABEL": "OFF",
    "TB_SWALLOW": "CALL",
    "CON_TRUTH": "YES",
    "CON_ROLE": "YES",
    "CON_OFFLABEL": "YES",
    "CON_CHANGE": "YES",
    "CON_DATA": "YES",
}


def raw_answers(without: tuple[str, ...] = (), **changes: Any) -> dict[str, Any]:
    """The plain answers with changes, as JSON, less those left out."""
    answers = {**PLAIN, **changes}
    if answers["GOALS"]:
        answers.setdefault("GOAL_TOP", answers["GOALS"][0])
    return {code: answer for code, answer in answers.items() if code not in without}


def a_situation(
    *,
    without: tuple[str, ...] = (),
    submitted_on: date = SUBMITTED,
    visit_on: date | None = VISIT,
    jurisdiction: str = "US",
    stocked: tuple[str, ...] = SIX_BRANDS,
    **changes: Any,
) -> Situation:
    return Situation(
        answers=read(CURRENT, raw_answers(without, **changes)),
        submitted_on=submitted_on,
        visit_on=visit_on,
        jurisdiction=jurisdiction,
        stocked_brands=frozenset(stocked),
    )


def assessed(*, protocol: Protocol = DEMONSTRATION, **given: Any) -> Assessment:
    return assess(a_situation(**given), protocol)


def finding(assessment: Assessment, code: str) -> Finding | None:
    """What the assessment says of one rule; None when the rule is plainly silent."""
    return next((f for f in assessment.findings if f.rule.code == code), None)


def fired(assessment: Assessment) -> set[str]:
    return {finding.rule.code for finding in assessment.fired}


def fit(assessment: Assessment, concern: str) -> str:
    return next(s.fit.value for s in assessment.signals if s.signal.concern == concern)


def load(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def situation_of(patient: Mapping[str, Any], *, edition: Edition = CURRENT) -> Situation:
    """One of the fictional patients."""
    return Situation(
        answers=read(edition, patient["answers"]),
        submitted_on=date.fromisoformat(patient["submitted_on"]),
        visit_on=date.fromisoformat(patient["visit_on"]),
        jurisdiction=patient["jurisdiction"],
        stocked_brands=frozenset(patient["stocked_brands"]),
    )


def pieces(english: Edition, other: Edition) -> list[tuple[str, str, str]]:
    """Every piece of text of an edition, with the same piece of another that translates it."""
    found = []
    for page, told in zip(english.pages, other.pages, strict=True):
        shown = [(page.slug, page, told, ("title", "intro", "outro"))]
        for item, said in zip(page.items, told.items, strict=True):
            shown.append((item.code, item, said, ("text", "label", "hint")))
            inside = zip(
                getattr(item, "questions", ()), getattr(said, "questions", ()), strict=True
            )
            shown += [(q.code, q, s, ("text", "label", "hint")) for q, s in inside]
        for name, before, after, parts in shown:
            pairs = [(getattr(before, part), getattr(after, part)) for part in parts]
            options = zip(
                getattr(before, "options", ()), getattr(after, "options", ()), strict=True
            )
            pairs += [(one.label, two.label) for one, two in options]
            explained = (getattr(one, "explanations", ()) for one in (before, after))
            pairs += list(zip(*explained, strict=True))
            short = (getattr(one, "in_short", None) for one in (before, after))
            pairs += list(zip(*(one.pieces if one else () for one in short), strict=True))
            found += [(name, one, two) for one, two in pairs if one]
    return list(dict.fromkeys(found))
