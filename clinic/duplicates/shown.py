"""What the front desk reads about records that are, or may be, one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clinic.desk.rows import Person, person
from clinic.desk.undelivered import Undelivered, failed_of, undelivered
from clinic.desk.visits import Planned, visits
from clinic.duplicates.likeness import Grade, Pair, alike, why
from clinic.duplicates.models import Merge
from clinic.duplicates.records import merges_of
from intake.models import Identity, Patient
from intake.reach import reach


@dataclass(frozen=True, slots=True)
class Also:
    """A record that is read through the kept one."""

    merge: Merge
    person: Person
    who: Identity
    visits: list[Planned]
    ways: Any
    undelivered: list[Undelivered]


@dataclass(frozen=True, slots=True)
class Suggested:
    """Two records that may be one person, in words."""

    pair: Pair
    kept: Person
    other: Person
    why: str

    @property
    def exact(self) -> bool:
        return self.pair.grade is Grade.EXACT


def suggested(pair: Pair, *, at: datetime) -> Suggested:
    """A pair in words."""
    today = pair.kept.clinic.day_of(at)
    return Suggested(
        pair, person(pair.kept, today=today), person(pair.other, today=today), why(pair)
    )


def beside(patient: Patient, *, at: datetime) -> dict[str, Any]:
    """What a patient's page says of other records."""
    return {
        "suggestions": [suggested(pair, at=at) for pair in alike(patient)],
        "also": [_also(merge, at=at) for merge in merges_of(patient)],
    }


def _also(merge: Merge, *, at: datetime) -> Also:
    other, clinic = merge.other, merge.other.clinic
    return Also(
        merge=merge,
        person=person(other, today=clinic.day_of(at)),
        who=other.read_identity(),
        visits=visits(other, clinic, at=at),
        ways=reach(other).addresses,
        undelivered=undelivered(failed_of(other), now=at.astimezone(clinic.zone)),
    )
