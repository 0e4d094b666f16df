"""Writing down what happened, reads included, and proving that nobody changed it since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from intake.models import Clinic, Event, Intake, Patient
from intake.models.event import Subject, chain_of

PATIENT = Event.ActorKind.PATIENT
SYSTEM = Event.ActorKind.SYSTEM
READS = ("viewed", "listed", "list renewed", "photo opened")  # after which all is as it was


class BrokenChain(Exception):
    """An event was changed, removed or put in out of turn."""

    def __init__(self, chain: str, seq: int) -> None:
        super().__init__(f"The events of {chain} are not as they were written, from number {seq}.")
        self.chain = chain
        self.seq = seq


@transaction.atomic(savepoint=False)
def record(
    subject: Subject, name: str, *, by: Any, at: datetime, detail: dict[str, Any] | None = None
) -> Event:
    """Add an event to the chain of a clinic, patient or intake.

    `by` is a member of staff, PATIENT or SYSTEM. The detail holds no health words and no
    identity: it is neither sealed nor ever erased.
    """
    # Without a savepoint: what happened and the note of it stand or fall together.
    # The lock keeps two writers from taking the same place in the chain.
    rows = type(subject)._default_manager.select_for_update(no_key=True)
    rows.values_list("pk").get(pk=subject.pk)
    before = Event.objects.filter(chain=chain_of(subject)).order_by("-seq").first()
    staff = not isinstance(by, Event.ActorKind)
    event = Event(
        clinic_id=subject.pk if isinstance(subject, Clinic) else subject.clinic_id,
        chain=chain_of(subject),
        seq=before.seq + 1 if before else 1,
        name=name,
        actor=by if staff else None,
        actor_kind=Event.ActorKind.STAFF if staff else by,
        patient_id=_patient_id(subject),
        intake_id=subject.pk if isinstance(subject, Intake) else None,
        at=at,
        detail=detail or {},
        prev_hash=before.hash if before else "",
    )
    event.hash = event.digest()
    event.save(force_insert=True)
    return event


def record_view(subject: Intake | Patient, *, what: str, by: Any, at: datetime) -> Event:
    """Write down that staff read one patient's data."""
    return record(subject, "viewed", by=by, at=at, detail={"what": what})


def record_views(
    clinic: Clinic, intakes: Iterable[Intake], *, what: str, by: Any, at: datetime
) -> Event:
    """Write down, as one event of the clinic, every intake that a list showed."""
    codes = [str(intake.code) for intake in intakes]
    return record(clinic, "listed", by=by, at=at, detail={"what": what, "intakes": codes})


def record_renewal(
    clinic: Clinic, intakes: Iterable[Intake], *, what: str, whose: Any, at: datetime
) -> Event:
    """Write down what somebody's open page fetched by itself, which nobody may have read."""
    detail = {"what": what, "for": str(whose.code), "intakes": [str(one.code) for one in intakes]}
    return record(clinic, "list renewed", by=SYSTEM, at=at, detail=detail)


def verify(chain: str) -> int:
    """How many events the chain holds, all as they were written, or raise `BrokenChain`."""
    prev_hash, seq = "", 0
    for event in Event.objects.filter(chain=chain).order_by("seq").iterator():
        seq += 1
        whole = event.seq == seq and event.prev_hash == prev_hash and event.hash == event.digest()
        if not whole:
            raise BrokenChain(chain, seq)
        prev_hash = event.hash
    return seq


def _patient_id(subject: Subject) -> int | None:
    if isinstance(subject, Intake):
        return subject.patient_id
    return subject.pk if isinstance(subject, Patient) else None
