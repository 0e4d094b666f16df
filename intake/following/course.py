"""What became of a concern after a treatment: change, worn off, no response.

`change = baseline - now`, in steps of what the patient said. All of it is policy unless marked:
one grade of redness and the two grades of acne are those of the published scales (PSA and IGA
constructs). None of it shows what caused a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from intake.following.schedule import WEEK_4, WEEK_8
from intake.questionnaire.calendar import add_months

OIL, ACNE, RED = "OIL", "ACNE", "RED"
SCORED_BY = {
    OIL: ("OIL_SHINE", "OIL_TOUCH", "OIL_FEEL", "OIL_BLOT"),
    ACNE: ("ACNE_NOW",),
    RED: ("RED_NOW",),
    "TEXTURE": ("TEX_NOW",),
    "SCARS": ("SCAR_NOW",),
    "PORES": ("PORE_NOW",),
    "NECK": ("NECK_CREPE", "NECK_LINES", "NECK_BANDS", "NECK_JAW"),
}
MOST = {OIL: 16}
MOST_OTHERWISE = 4
CHANGED_FROM = {OIL: 3, ACNE: 2}  # steps
CHANGED_OTHERWISE = 1
NEAR = {OIL: 2}  # steps from the baseline that count as back
NEAR_OTHERWISE = 1
CLEAR = 1  # acne has to reach 0 or 1
BY_GRADE_ALONE = (ACNE, RED)  # the others ask that the bother goes down too
SAID_WORN, WORN = "FU_WORN", "YES"


@dataclass(frozen=True, slots=True)
class Told:
    """What was answered at one check-in."""

    moment: str
    on: date
    answers: Mapping[str, Any]


def score(concern: str, answers: Mapping[str, Any]) -> int | None:
    """The patient's own number: oil as a sum of 0-16, of the neck the worst, else a grade."""
    given = [answers.get(code) for code in SCORED_BY[concern]]
    numbers = [number for number in given if isinstance(number, int)]
    if len(numbers) < len(given):
        return None
    return sum(numbers) if concern == OIL else max(numbers)


def bother(concern: str, answers: Mapping[str, Any]) -> int | None:
    number = answers.get(f"BOTHER_{concern}")
    return number if isinstance(number, int) else None


def changed(concern: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> bool | None:
    """Whether there is a possible meaningful change; None where that cannot be told."""
    first, then = score(concern, before), score(concern, now)
    if first is None or then is None:
        return None
    fell = first - then >= CHANGED_FROM.get(concern, CHANGED_OTHERWISE)
    if concern in BY_GRADE_ALONE:
        return fell and (concern != ACNE or then <= CLEAR)
    bothered, still = bother(concern, before), bother(concern, now)
    if bothered is None or still is None:
        return None if fell else False
    return fell and bothered - still >= 1


def worn_off(concern: str, before: Mapping[str, Any], told: Sequence[Told]) -> date | None:
    """The day by which it had worn off: the patient says so, or two check-ins in a row show it.

    Those are within one step of the baseline (oil: two), or beyond it, and show no possible
    meaningful change, which of some concerns is one step too. Check-ins come oldest first.
    """
    first, near = score(concern, before), NEAR.get(concern, NEAR_OTHERWISE)
    back_before = False
    for one in told:
        if one.answers.get(SAID_WORN) == WORN:
            return one.on
        now = score(concern, one.answers)
        if first is None or now is None:
            continue
        back = first - now <= near and not changed(concern, before, one.answers)
        if back and back_before:
            return one.on
        back_before = back
    return None


def no_response(concern: str, before: Mapping[str, Any], told: Iterable[Told]) -> bool:
    """No meaningful change at week 4 and at week 8; not said where either is not known."""
    by_moment = {one.moment: changed(concern, before, one.answers) for one in told}
    return by_moment.get(WEEK_4.key) is False and by_moment.get(WEEK_8.key) is False


def worn_off_on(
    concerns: Iterable[str], before: Mapping[str, Any], told: Sequence[Told]
) -> date | None:
    """The day by which all that was treated had worn off, or None."""
    days = [worn_off(concern, before, told) for concern in concerns]
    ends = [day for day in days if day is not None]
    return max(ends) if ends and len(ends) == len(days) else None


def may_offer_from(worn: date, last_toxin: date, *, months: int) -> date:
    """From which day a new consult may be offered: the later of worn off and the wait's end."""
    return max(worn, add_months(last_toxin, months))
