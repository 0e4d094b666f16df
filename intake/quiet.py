"""Answers that weigh little when a patient looks again at what they told: no rule about safety
fires on them, whatever else was told. They stand behind a line that counts them, one press shows
them, and nobody is said to have confirmed them: they keep their day. Signals do read the grades.

By code, because a code keeps its meaning in every edition. In sight stay every illness, allergy,
treatment and medicine, also where it is a "no", every wish, what a clinic may say in a message, and
what is asked so that somebody in trouble can say so: worry about looks, pressure, no way back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

# Read by no rule about safety, whatever was told.
GRADES: Final = (
    *("OIL_SHINE", "OIL_TOUCH", "OIL_FEEL", "OIL_BLOT", "PORE_NOW", "TEX_NOW", "SCAR_NOW"),
    *("NECK_CREPE", "NECK_LINES", "NECK_BANDS", "NECK_JAW", "NECK_SAG"),
)
BOTHERS: Final = (
    *("BOTHER_OIL", "BOTHER_ACNE", "BOTHER_RED", "BOTHER_PORES", "BOTHER_TEXTURE"),
    *("BOTHER_SCARS", "BOTHER_NECK"),
)
UNREAD: Final = frozenset({*GRADES, *BOTHERS, "SCAR_TYPE", "CONTACT"})
# The answers at which no rule fires.
QUIET: Final[Mapping[str, frozenset[str]]] = {
    "OIL_CHANGE": frozenset({"NO"}),
    "DRY_PATCH": frozenset({"NO"}),
    "BLOODOK": frozenset({"YES"}),
    "EXP_RESULT": frozenset({"LITTLE", "CLEAR"}),
    "EXP_LAST": frozenset({"MONTHS"}),
    "JOB": frozenset({"NONE"}),
    "LANG_HELP": frozenset({"NO"}),
}
# What a treatment is meant to change: after one it is looked at again.
CHANGED_BY_TREATMENT: Final = frozenset({*GRADES, *BOTHERS, "OIL_CHANGE", "DRY_PATCH"})


def quiet_among(answers: Mapping[str, Any]) -> frozenset[str]:
    """The questions whose answers, as raw JSON, may stand behind the line."""
    loud = frozenset() if answers.get("TOX_EVER") == "NO" else CHANGED_BY_TREATMENT
    return frozenset(c for c, answer in answers.items() if _is_quiet(c, answer)) - loud


def _is_quiet(code: str, answer: Any) -> bool:
    given = answer if isinstance(answer, list) else [answer]
    return code in UNREAD or bool(QUIET.get(code, frozenset()) >= {*map(str, given)} > set())
