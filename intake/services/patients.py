"""Patients: registering, forgetting, and changing the keys that protect them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet, TextChoices

from intake import vault
from intake.events import SYSTEM, record
from intake.journey import Stage
from intake.models import Clinic, Identity, Invitation, Outbox, Patient
from intake.phones import phone_digits
from intake.services.assessing import reassess
from intake.services.photos import destroy_photos

BATCH = 200  # patients rewrapped in one transaction


class Erasure(TextChoices):
    """Why a patient is forgotten."""

    ASKED = "asked", "The patient asked"
    TIME = "time", "Kept as long as it may be"
    MISTAKE = "mistake", "Registered by mistake"


class AlreadyRegistered(Exception):
    """The clinic knows a person of this surname and birth date, by address or first name."""

    def __init__(self, patient: Patient) -> None:
        super().__init__("This person is already registered. Use the existing record.")
        self.patient = patient


@transaction.atomic
def register_patient(
    clinic: Clinic,
    *,
    given_name: str,
    family_name: str,
    birth_date: date,
    email: str = "",
    phone: str = "",
    by: Any,
    at: datetime,
) -> Patient:
    """Register a person under a key of their own, or raise `AlreadyRegistered`."""
    identity = Identity(
        given_name.strip(), family_name.strip(), birth_date, email.strip(), phone.strip()
    )
    # Two desks registering one person at once wait for each other here.
    Clinic.objects.select_for_update(no_key=True).get(pk=clinic.pk)
    known = same_person(clinic, identity)
    if known is not None:
        raise AlreadyRegistered(known)
    patient = Patient(clinic=clinic, created_at=at)
    patient.wrapped_key = vault.new_key(patient.code)
    patient.write_identity(identity)
    patient.save(force_insert=True)
    record(patient, "registered", by=by, at=at)
    return patient


def same_person(clinic: Clinic, identity: Identity) -> Patient | None:
    """A registered person with this surname, birth date, and e-mail or telephone.

    Without an e-mail and a telephone, the first name has to be the same.
    """
    namesakes = Patient.objects.born(clinic, identity.family_name, identity.birth_date)
    if not identity.email and not phone_digits(identity.phone):
        return _of_given_name(namesakes, identity.given_name)
    same = Q()
    if identity.email:
        same |= Q(pk__in=Patient.objects.with_email(clinic, identity.email).values("pk"))
    if identity.phone:
        same |= Q(pk__in=Patient.objects.with_phone(clinic, identity.phone).values("pk"))
    return namesakes.filter(same).order_by("pk").first()


def _of_given_name(people: QuerySet[Patient], given_name: str) -> Patient | None:
    wanted = vault.normal(given_name)
    known = ((one, one.read_identity().given_name) for one in people.order_by("pk"))
    return next((one for one, name in known if vault.normal(name) == wanted), None)


@transaction.atomic
def correct_patient(patient: Patient, *, by: Any, at: datetime, **changes: Any) -> Patient:
    """Correct a name, the birth date or an address; raises `vault.Erased`.

    With another birth date, everything the patient sent is assessed anew.
    """
    patient = Patient.objects.select_for_update().get(pk=patient.pk)
    before = patient.read_identity()
    patient.write_identity(replace(before, **changes))
    patient.save()
    record(patient, "corrected", by=by, at=at, detail={"corrected": sorted(changes)})
    if patient.read_identity().birth_date != before.birth_date:
        sent = patient.intakes.filter(revision__isnull=False)
        for intake in sent.exclude(stage=Stage.CLOSED.value):
            reassess(intake, by=by, at=at)
    return patient


@transaction.atomic
def erase_patient(patient: Patient, *, reason: str, by: Any, at: datetime) -> Patient:
    """Forget who the patient is and all they wrote, for ever, by destroying their key.

    Coded answers, assessments and decisions stay under the pseudonym. The reason is one of
    `Erasure`, for it outlasts the erasure and must name nobody.
    """
    reason = Erasure(reason)
    patient = Patient.objects.select_for_update().get(pk=patient.pk)
    if patient.erased_at is not None:
        raise vault.Erased
    patient.wrapped_key = patient.identity = None
    patient.email_index = patient.phone_index = patient.birth_index = ""
    patient.erased_at = at
    patient.save()
    Outbox.objects.filter(patient=patient).drop(at=at, why="The patient was erased.")
    nothing: dict[str, Any] = {"draft": {}, "draft_words": None, "draft_told": None}
    patient.intakes.update(**nothing, draft_points=None, draft_pace={})
    patient.imported_lines.update(mark="")
    destroy_photos(patient, at=at)
    Invitation.objects.filter(intake__patient=patient, revoked_at=None).update(revoked_at=at)
    record(patient, "erased", by=by, at=at, detail={"reason": reason.value})
    return patient


def rotate_keys(*, at: datetime) -> int:
    """Rewrap every patient's key by the current master key; returns how many were changed.

    It can be stopped and started again; the old master key is needed until it returns 0.
    """
    changed = 0
    while outdated := _wrapped_by_others():
        with transaction.atomic():
            held = Patient.objects.select_for_update(of=("self",)).select_related("clinic")
            for patient in held.filter(pk__in=outdated):
                if patient.wrapped_key is None:
                    continue
                patient.index(patient.read_identity())
                patient.wrapped_key = vault.rewrap(patient.wrapped_key, patient.code)
                patient.save()
                record(patient, "key changed", by=SYSTEM, at=at)
                changed += 1
    return changed


def _wrapped_by_others() -> list[int]:
    current = vault.current_prefix()
    held = Patient.objects.filter(wrapped_key__isnull=False).order_by("pk")
    outdated = []
    for pk, wrapped in held.values_list("pk", "wrapped_key").iterator():
        if wrapped is not None and not bytes(wrapped).startswith(current):
            outdated.append(pk)
            if len(outdated) == BATCH:
                break
    return outdated
