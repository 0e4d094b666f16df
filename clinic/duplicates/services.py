"""Saying that two records are one person or two, and taking it back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction

from clinic.duplicates.likeness import Pair, shared
from clinic.duplicates.models import Merge, TwoPeople, Unmerge
from clinic.duplicates.records import records_of
from clinic.staff.models import User
from intake import vault
from intake.events import record
from intake.models import Clinic, DataRequest, Outbox, Patient
from intake.models.sealed import seal
from intake.services import correct_patient, erase_patient, settle_data
from intake.services.patients import Erasure


class MergedAlready(Exception):
    """Somebody merged one of the records first."""

    def __init__(self) -> None:
        super().__init__("One of these records was merged already. Look at the patient’s page.")


class HoldsOthers(Exception):
    """A record into which others were merged cannot itself be merged away."""

    def __init__(self) -> None:
        super().__init__(
            "Other records were merged into both of these. Undo those of one of them first."
        )


class UndoneAlready(Exception):
    """Somebody undid the merge first."""

    def __init__(self) -> None:
        super().__init__("This merge was undone already.")


@transaction.atomic
def merge(
    kept: Patient, other: Patient, *, chosen: Collection[str], by: User, at: datetime
) -> Merge:
    """Keep one record of a person and read the other through it.

    `chosen` names the details that the kept record takes over from the other. Raises
    `MergedAlready`, `HoldsOthers`, or `vault.Erased` if either was erased.
    """
    kept, other = _held(kept, other)
    standing = Merge.objects.standing()
    if standing.filter(other__in=[kept, other]).exists():
        raise MergedAlready
    if standing.filter(kept=other).exists():
        raise HoldsOthers
    mine, theirs = kept.read_identity(), other.read_identity()
    names = sorted(name for name in chosen if getattr(mine, name) != getattr(theirs, name))
    made = Merge(clinic=kept.clinic, kept=kept, other=other, chosen=names, by=by, at=at)
    taken, key = {name: getattr(theirs, name) for name in names}, kept.key()
    before = {n: [_plain(getattr(mine, n)), key.fingerprint(_plain(taken[n]))] for n in names}
    seal(made, key, before=before)
    made.save(force_insert=True)
    record(kept, "merged", by=by, at=at, detail={"other": str(other.code), "chosen": names})
    record(other, "merged away", by=by, at=at, detail={"kept": str(kept.code)})
    _correct(kept, taken, by=by, at=at)
    _let_go(other, at=at, why="The record was merged.")
    return made


@transaction.atomic
def unmerge(made: Merge, *, by: User, at: datetime) -> Unmerge:
    """Make two records of one again; what was taken over and not corrected since goes back.

    Raises `UndoneAlready`, or `vault.Erased` if the person was erased.
    """
    kept, other = _held(made.kept, made.other)
    if Unmerge.objects.filter(merge=made).exists():
        raise UndoneAlready
    undone = Unmerge.objects.create(clinic=made.clinic, merge=made, by=by, at=at)
    now, key = kept.read_identity(), kept.key()
    back = {
        name: _read(name, before)
        for name, (before, taken) in made.read_before().items()
        if key.fingerprint(_plain(getattr(now, name))) == taken
    }
    for one, with_whom in ((kept, other), (other, kept)):
        record(one, "merge undone", by=by, at=at, detail={"other": str(with_whom.code)})
    _correct(kept, back, by=by, at=at)
    _let_go(other, at=at, why="The merge was undone.")
    return undone


@transaction.atomic
def tell_apart(one: Patient, other: Patient, *, by: User, at: datetime) -> None:
    """Remember that two records are two people; a second time changes nothing.

    Raises `MergedAlready`, or `vault.Erased` if either was erased.
    """
    first, second = sorted(_held(one, other), key=lambda patient: patient.pk)
    if Merge.objects.standing().filter(other__in=[first, second]).exists():
        raise MergedAlready
    if TwoPeople.objects.filter(one=first, other=second).exists():
        return
    TwoPeople.objects.create(clinic=first.clinic, one=first, other=second, by=by, at=at)
    for patient, with_whom in ((first, second), (second, first)):
        record(patient, "told apart", by=by, at=at, detail={"other": str(with_whom.code)})


@transaction.atomic
def erase_all_records(asked: DataRequest, *, by: User, at: datetime) -> int:
    """Do what a patient asked, in every record of theirs; returns how many there were.

    Raises `vault.Erased` where somebody was quicker.
    """
    _wait(asked.clinic)
    settle_data(asked, by=by, at=at)
    return erase_person(asked.intake.patient, reason=Erasure.ASKED, by=by, at=at)


@transaction.atomic
def erase_person(patient: Patient, *, reason: str, by: Any, at: datetime) -> int:
    """Forget a person in every record of theirs; returns how many there were.

    Raises `vault.Erased` where somebody was quicker.
    """
    _wait(patient.clinic)
    records = records_of(patient)
    for one in records:
        erase_patient(one, reason=reason, by=by, at=at)
    return len(records)


def pair_of(one: Patient, other: Patient) -> Pair:
    """Two records with the one to keep first: into which others were merged, or the older."""
    first, second = sorted((one, other), key=lambda patient: patient.pk)
    holding = set(Merge.objects.standing().filter(kept__in=[one, other]).values_list("kept"))
    if holding == {(second.pk,)}:
        first, second = second, first
    return Pair(first, second, shared(first, second))


def _held(*patients: Patient) -> list[Patient]:
    """The records as they are now, held until all is done, or raise `vault.Erased`."""
    _wait(patients[0].clinic)
    rows = Patient.objects.of_clinic(patients[0].clinic).select_for_update(of=("self",))
    pks = [patient.pk for patient in patients]
    found = {one.pk: one for one in rows.select_related("clinic").filter(pk__in=pks).order_by("pk")}
    if any(one.erased_at is not None for one in found.values()):
        raise vault.Erased
    return [found[pk] for pk in pks]


def _wait(clinic: Clinic) -> None:
    # Two desks that merge the same records at once wait for each other here.
    Clinic.objects.select_for_update(no_key=True).get(pk=clinic.pk)


def _let_go(other: Patient, *, at: datetime, why: str) -> None:
    """Hold back reminders that would go to an address which is no longer this record's."""
    waiting = Outbox.objects.waiting().filter(patient=other, kind=Outbox.Kind.REMINDER)
    waiting.drop(at=at, why=why)


def _correct(patient: Patient, changes: dict[str, Any], *, by: User, at: datetime) -> None:
    if changes:
        correct_patient(patient, by=by, at=at, **changes)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _read(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if name == "birth_date" else value
