"""How complete an intake is before somebody signs: six marks, worked out and never ticked by hand.

They stop nobody: a clinician may decide without photos, and see that there are none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clinic.review.reading import Reading
from clinic.review.told import Told
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.kinds import Tick


@dataclass(frozen=True, slots=True)
class Mark:
    """One of the six: what it is about, whether it is so, and in words what is not."""

    name: str
    so: bool
    lacks: str


def complete(facts: Mapping[str, Any]) -> tuple[Mark, ...]:
    """The six, of what there is to read now."""
    same = _same_person(facts["told"])
    return Mark("Identity", same, "Another birth date than on record"), *complete_then(facts)


def complete_then(facts: Mapping[str, Any]) -> tuple[Mark, ...]:
    """Those of them that can be told of any moment; without findings shown, one fewer.

    The birth date on record may have been corrected since, and what it was is not kept.
    """
    told: Told = facts["told"]
    reading: Reading = facts["reading"]
    unjudged = sum(not one.told for one in facts["findings"])
    marks = (
        Mark("In date", not reading.stale, "Older than the protocol allows"),
        Mark("Agreements", _agreed(told, facts["consents"]), "Not all agreements given"),
        Mark("Photos", bool(facts["photos"]), "No photos"),
        Mark("Findings", not unjudged, f"{unjudged} not judged"),
        Mark("Medicines", _settled(told), "A typed medicine is unsure"),
    )
    return tuple(mark for mark in marks if mark.name != "Findings" or reading.shows_flags)


def _same_person(told: Told) -> bool:
    born = told.revision.intake.patient.read_identity().birth_date
    return told.document.get(BIRTH_DATE) == born.isoformat()


def _agreed(told: Told, consents: list[tuple[Any, Any]]) -> bool:
    """Whether all that must be agreed to was, and stands."""
    asked = told.edition.pages[-1].questions
    needed = {one.code for one in asked if isinstance(one, Tick) and one.required}
    return needed <= {given.question for given, taken_back in consents if taken_back is None}


def _settled(told: Told) -> bool:
    return not any(medicine.unsure for medicine in told.typed)
