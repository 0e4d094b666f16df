"""Which records are one person: the kept one, and those read through it."""

from __future__ import annotations

from django.db.models import QuerySet

from clinic.duplicates.models import Merge, merged_away
from intake.models import Clinic, Intake, Patient


def present(clinic: Clinic) -> QuerySet[Patient]:
    """The clinic's people: nobody who was erased, and each of them once."""
    return Patient.objects.of_clinic(clinic).filter(~merged_away(), erased_at=None)


def kept_of(patient: Patient) -> Patient:
    """The record by which this person is known: their own, or the one it was merged into."""
    into = Merge.objects.standing().filter(other=patient).select_related("kept__clinic").first()
    return into.kept if into else patient


def merges_of(patient: Patient) -> QuerySet[Merge]:
    """The standing merges into a record, the oldest first."""
    known = Merge.objects.standing().filter(kept=patient)
    return known.select_related("other__clinic", "by").order_by("pk")


def records_of(patient: Patient) -> list[Patient]:
    """Every record of the person whose record this is, the kept one first."""
    kept = kept_of(patient)
    return [kept, *(merge.other for merge in merges_of(kept))]


def other_records(patient: Patient) -> list[list[Intake]]:
    """The intakes in each further record of a person, by which one who reads no name knows it."""
    others = [one for one in records_of(patient) if one != patient]
    return [list(one.intakes.select_related("revision").order_by("pk")) for one in others]


def in_kept_records(people: QuerySet[Patient]) -> QuerySet[Patient]:
    """The same people, each by the record that was kept."""
    merges = Merge.objects.standing().filter(other__in=people.values("pk"))
    kept = dict(merges.values_list("other", "kept"))
    if not kept:
        return people
    found = {kept.get(pk, pk) for pk in people.values_list("pk", flat=True)}
    return Patient.objects.filter(pk__in=found).order_by("-pk")


def in_all_records(people: QuerySet[Patient]) -> QuerySet[Patient]:
    """The same people with every record that is read through theirs."""
    merges = Merge.objects.standing().filter(kept__in=people.values("pk"))
    others = list(merges.values_list("other", flat=True))
    if not others:
        return people
    return Patient.objects.filter(pk__in=[*people.values_list("pk", flat=True), *others])
