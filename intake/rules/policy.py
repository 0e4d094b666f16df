"""The values that a clinic's protocol fixes, with unit and default.

Only the age of 18 is not here to be changed: it is law, and the rule that reads it says so.
"""

from __future__ import annotations

from collections.abc import Mapping

from intake.questionnaire.conditions import Number, Setting

ADULT = Number(18)  # years; UKACT, L-ADULT

TOXIN_HOLD = Setting("defer_months_toxin", 3, "months", "Wait after any toxin (L-3MO)")
TOXIN_REVIEW = Setting("review_months_toxin", 4, "months", "Ask about toxin within (L-MG4)")
ABLATIVE_WAIT = Setting("ablative_days", 28, "days", "Wait after strong laser or deep peel (P)")
LOCAL_WAIT = Setting("local_proc_days", 14, "days", "Wait after filler, threads, needling (P)")
LIGHT_WAIT = Setting("light_days", 7, "days", "Note a light procedure within (P)")
EVENT_WINDOW = Setting("event_days", 28, "days", "An event this soon after the visit (P)")
ANSWERS_VALID = Setting("answers_valid_days", 30, "days", "Answers are reconfirmed after (P)")
OLDER = Setting("review_age", 65, "years", "Review from this age (L-65)")
WORRY_CUT = Setting("app_worry_cut", 2, "points", "Appearance worry, upset, avoidance from (P)")
BOTHER_CUT = Setting("bother_cut", 1, "points", "Bothered at all from (P)")
BOTHER_HIGH = Setting("bother_high", 2, "points", "Bothered clearly from (P)")
OIL_LOW = Setting("oil_low", 3, "points", "Oil score, a little like those studied, from (P)")
OIL_MEDIUM = Setting("oil_medium", 6, "points", "Oil score, partly like, from (P)")
OIL_HIGH = Setting("oil_high", 10, "points", "Oil score, very like, from (P)")
GRADE_CUT = Setting("grade_cut", 2, "points", "Pore, texture, redness or neck grade from (P)")

SETTINGS: dict[str, Setting] = {
    setting.name: setting
    for setting in (
        TOXIN_HOLD,
        TOXIN_REVIEW,
        ABLATIVE_WAIT,
        LOCAL_WAIT,
        LIGHT_WAIT,
        EVENT_WINDOW,
        ANSWERS_VALID,
        OLDER,
        WORRY_CUT,
        BOTHER_CUT,
        BOTHER_HIGH,
        OIL_LOW,
        OIL_MEDIUM,
        OIL_HIGH,
        GRADE_CUT,
    )
}

LEAST = {
    "defer_months_toxin": 3,  # shorter would be against every label (L-3MO)
    "review_months_toxin": 4,  # the Medication Guide's own question (L-MG4)
    "app_worry_cut": 2,  # the questions that follow are asked from a worry of 2
}
MOST = {  # a cut that no answer reaches would switch its rule off in silence
    "app_worry_cut": 4,
    "bother_cut": 4,
    "bother_high": 4,
    "grade_cut": 4,
    "oil_low": 16,
    "oil_medium": 16,
    "oil_high": 16,
    "review_age": 120,
}
MOST_OTHERWISE = 1000


class BadPolicy(ValueError):
    """A protocol value that does not exist, or that no clinic may choose."""


def policy(changes: Mapping[str, int] | None = None) -> dict[str, int]:
    """Every setting's value: the default, or the clinic's own. Raises `BadPolicy`."""
    changes = changes or {}
    if unknown := sorted(set(changes) - set(SETTINGS)):
        raise BadPolicy(f"There is no setting {', '.join(unknown)}.")
    for name, value in changes.items():
        least, most = LEAST.get(name, 0), MOST.get(name, MOST_OTHERWISE)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise BadPolicy(f"{name} must be a whole number from {least} to {most}.")
    return {name: changes.get(name, setting.default) for name, setting in SETTINGS.items()}
