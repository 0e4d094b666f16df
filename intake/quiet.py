"""Answers that weigh little when a patient looks again at what they told: no safety rule fires on
them, whatever else was told. They stand behind a line that counts them, and one press shows them.

By code, because a code keeps its meaning in every edition. Every illness, allergy, treatment and
medicine stays in sight, also where it is a "no", and so does every wish.
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
UNREAD: Final = frozenset({*GRADES, *BOTHERS, "ACNE_TRIED", "SCAR_TYPE", "CONTACT", "CONTACT_PRIV"})
# The answers at which no rule fires.
QUIET: Final[Mapping[str, frozenset[str]]] = {
    "OIL_CHANGE": frozenset({"NO"}),
    "DRY_PATCH": frozenset({"NO"}),
    "RED_SPOTS": frozenset({"NO"}),
    "RED_EYES": frozenset({"NO"}),
    "RED_THICK": frozenset({"NO"}),
    "RED_BODY": frozenset({"NONE"}),
    "BLOODOK": frozenset({"YES"}),
    "EXP_RESULT": frozenset({"LITTLE", "CLEAR"}),
    "EXP_LAST": frozenset({"MONTHS"}),
    "EXP_WHO": frozenset({"ME"}),
    "APP_WORRY": frozenset({"0", "1"}),
    "JOB": frozenset({"NONE"}),
    "FOLLOWUP": frozenset({"YES"}),
    "LANG_HELP": frozenset({"NO"}),
}


def is_quiet(code: str, answer: Any) -> bool:
    """Whether an answer, as raw JSON, may stand behind the line."""
    given = answer if isinstance(answer, list) else [answer]
    return code in UNREAD or {str(one) for one in given} <= QUIET.get(code, frozenset())
