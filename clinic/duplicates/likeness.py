"""Records that may be one person, found by what is indexed; only those are opened.

Surname with birth date, e-mail and telephone each have an index. A surname with its birth date
and an address in common are the same person as far as a record can tell; less is a question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations
from typing import Any

from django.db.models import Count, Q, QuerySet

from clinic.duplicates.models import TwoPeople
from clinic.duplicates.records import present
from intake.models import Clinic, Identity, Patient
from intake.phones import calling_code, national, phone_digits
from intake.vault import normal

INDEXES = ("birth_index", "email_index", "phone_index")
FAMILY = 6  # more records than this at one address are a household or a mistake, not one person
READ = 1_000  # records read for one list, should everybody be called the same


class Grade(IntEnum):
    """How much two records have in common."""

    SUGGESTED = 1
    EXACT = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one person, the one to keep first."""

    kept: Patient
    other: Patient
    shared: frozenset[str]  # indexes

    @property
    def grade(self) -> Grade:
        exact = "birth_index" in self.shared and len(self.shared) > 1
        return Grade.EXACT if exact else Grade.SUGGESTED


def shared(one: Patient, other: Patient) -> frozenset[str]:
    """The indexes in which two records are the same, a telephone in whichever form it is kept."""
    same = {i for i in INDEXES if getattr(one, i) and getattr(one, i) == getattr(other, i)}
    code = calling_code(one.clinic)
    mine, theirs = (national(who.read_identity().phone, code=code) for who in (one, other))
    return frozenset(same | ({"phone_index"} if mine and mine == theirs else set()))


def alike(patient: Patient) -> list[Pair]:
    """The records that may be the same person as this one, the likeliest first."""
    who, clinic = patient.read_identity(), patient.clinic
    known = Patient.objects
    found = {"birth_index": known.born(clinic, who.family_name, who.birth_date)}
    if who.email:
        found["email_index"] = known.with_email(clinic, who.email)
    if phone_digits(who.phone):
        found["phone_index"] = known.with_phone(clinic, who.phone)
    common: dict[int, set[str]] = defaultdict(set)
    for index, people in found.items():
        others = present(clinic).exclude(pk=patient.pk).filter(pk__in=people.values("pk"))
        if len(others[:FAMILY]) < FAMILY:
            for other in others:
                common[other.pk].add(index)
    return _pairs(clinic, {(patient.pk, pk): indexes for pk, indexes in common.items()})


class Doubts:
    """Which of some patients have the surname and birth date of another record, unsettled.

    That is the likeness a list of many can afford to look for: it opens no record.
    """

    def __init__(self, clinic: Clinic, patients: Iterable[Patient]) -> None:
        patients = list(patients)
        born = {one.birth_index for one in patients if one.birth_index}
        pks = {one.pk for one in patients}
        others = present(clinic).filter(birth_index__in=born).order_by()
        self._others = others.values_list("pk", "birth_index")[:READ]
        two = TwoPeople.objects.filter(Q(one__in=pks) | Q(other__in=pks)).order_by()
        self._two = two.values_list("one", "other")

    @property
    def queries(self) -> tuple[QuerySet[Any, Any], ...]:
        """What is asked of the database, to be read with other things."""
        return self._others, self._two

    def about(self, patient: Patient) -> bool:
        """Whether another record may be this person, as far as nobody said otherwise."""
        alike = {pk for pk, index in self._others if index == patient.birth_index}
        settled = set(self._two)
        others = {pk for pk in alike if tuple(sorted((pk, patient.pk))) not in settled}
        return len(alike) <= FAMILY and others > {patient.pk}


def waiting(clinic: Clinic) -> list[Pair]:
    """Every pair of the clinic that nobody has settled, the likeliest first."""
    common: dict[tuple[int, int], set[str]] = defaultdict(set)
    for index in INDEXES:
        for group in _groups(present(clinic), index).values():
            for one, other in combinations(group, 2):
                common[one, other].add(index)
    return _pairs(clinic, common)


def _groups(people: QuerySet[Patient], index: str) -> dict[str, list[int]]:
    """Records that have the value of an index in common, by that value."""
    values = people.exclude(**{index: ""}).order_by().values(index).annotate(records=Count("pk"))
    several = values.filter(records__gt=1, records__lte=FAMILY).values(index)
    groups: dict[str, list[int]] = defaultdict(list)
    for value, pk in people.filter(**{f"{index}__in": several}).values_list(index, "pk"):
        groups[value].append(pk)
    return groups


def _pairs(clinic: Clinic, common: dict[tuple[int, int], set[str]]) -> list[Pair]:
    """The pairs that are not settled, among people who are there."""
    pks = {pk for pair in common for pk in pair}
    people = {one.pk: one for one in present(clinic).filter(pk__in=pks).select_related("clinic")}
    two = TwoPeople.objects.filter(Q(one__in=pks), other__in=pks)
    settled = set(two.values_list("one", "other"))
    found = []
    for pair, indexes in common.items():
        first, second = sorted(pair)
        if first in people and second in people and (first, second) not in settled:
            found.append(Pair(people[first], people[second], frozenset(indexes)))
    return sorted(found, key=lambda pair: (-pair.grade, -len(pair.shared), -pair.other.pk))


def why(pair: Pair) -> str:
    """What two records have in common, in a sentence or two that leave the choice to people."""
    mine, theirs = pair.kept.read_identity(), pair.other.read_identity()
    if not pair.shared:
        return "Nothing in common."
    said = [f"{_listed(_common(pair, mine, theirs))}."]
    if mine.birth_date != theirs.birth_date:
        said.append("The birth dates differ: a family may share an address.")
    elif normal(mine.given_name) != normal(theirs.given_name):
        said.append("The first names differ: ask whether they are twins.")
    return " ".join(said)


def _common(pair: Pair, mine: Identity, theirs: Identity) -> list[str]:
    if "birth_index" in pair.shared:
        common = ["last name", "birth date"]
    else:
        common = ["birth date"] if mine.birth_date == theirs.birth_date else []
    common += ["e-mail"] if "email_index" in pair.shared else []
    return common + (["telephone"] if "phone_index" in pair.shared else [])


def _listed(words: list[str]) -> str:
    *most, last = words
    return f"Same {', '.join(most)} and {last}" if most else f"Same {last}"
