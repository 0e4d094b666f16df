"""Who is reminded where somebody has several records: one person, by the record that was kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from clinic.duplicates.models import Merge
from intake.models import Intake, Patient
from intake.reach import Reach, reach


def kept_records(patients: Iterable[int]) -> dict[int, int]:
    """By further record of the people whose records these are, the one that was kept."""
    standing = Merge.objects.standing()
    people = set(patients)
    into = set(standing.filter(other__in=people).values_list("kept", flat=True))
    return dict(standing.filter(kept__in=people | into).values_list("other", "kept"))


def reach_of(person: Patient, intake: Intake) -> Reach:
    """How to reach somebody about an intake: where the kept record says, and as privately as
    either asks.
    """
    known = reach(person, intake=intake)
    if person.pk == intake.patient_id:
        return known
    return replace(known, private=known.private or reach(intake.patient).private)
