"""Forgetting what is due, one at a time, so that what was done stays done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from clinic.duplicates.services import erase_person
from clinic.forgetting.due import due_drafts, due_people, is_due
from intake.events import SYSTEM, record
from intake.journey import Move
from intake.models import Clinic, Event, Intake, Patient, Photo
from intake.services import revoke_invitations
from intake.services.answering import held
from intake.services.moves import move
from intake.services.patients import Erasure
from intake.services.photos import destroy_photos_of

QUIET = timedelta(days=31)  # longer than this, and rather the clock is wrong than the clinic shut
NOTHING: dict[str, Any] = {
    "draft": {},
    "draft_steps": {},
    "draft_pace": {},
    "draft_words": None,
    "draft_told": None,
    "draft_marks": {},
    "draft_points": None,
    "draft_saved_at": None,
    "page": "",
}


class ClockInDoubt(Exception):
    """The clock stands far from all that happened here, and what is forgotten stays forgotten."""

    def __init__(self, last: datetime) -> None:
        super().__init__(
            f"The last thing that happened here was on {last:%-d %B %Y}. Check the clock of this"
            " machine; if it is right, run this again with --sure."
        )


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many drafts and people it was, or would be."""

    drafts: int
    people: int

    def __bool__(self) -> bool:
        return bool(self.drafts or self.people)

    def __str__(self) -> str:
        drafts = "1 draft" if self.drafts == 1 else f"{self.drafts} drafts"
        people = "1 person" if self.people == 1 else f"{self.people} people"
        return f"{drafts} and {people}"


def to_forget(clinic: Clinic, *, at: datetime) -> Forgotten:
    """What would be forgotten now; nothing is."""
    return Forgotten(due_drafts(clinic, at=at).count(), len(due_people(clinic, at=at)))


def forget_due(clinic: Clinic, *, at: datetime, sure: bool = False) -> Forgotten:
    """Forget what is due at one clinic; raises `ClockInDoubt` before anything is."""
    last = Event.objects.filter(clinic=clinic).order_by("-at").values_list("at", flat=True).first()
    if last and not sure and abs(at - last) > QUIET:
        raise ClockInDoubt(last)
    drafts = sum(_forget_draft(one, at=at) for one in due_drafts(clinic, at=at))
    people = sum(_forget_person(one, at=at) for one in due_people(clinic, at=at))
    done = Forgotten(drafts, people)
    if done:
        told = {"drafts": drafts, "people": people}
        record(clinic, "forgotten by time", by=SYSTEM, at=at, detail=told)
    return done


@transaction.atomic
def _forget_draft(intake: Intake, *, at: datetime) -> bool:
    """Close what was never sent, and keep none of it; somebody may just be sending it."""
    intake = held(intake)
    if not due_drafts(intake.clinic, at=at).filter(pk=intake.pk).exists():
        return False
    destroy_photos_of(Photo.objects.of(intake), at=at)
    move(intake, Move.CLOSE, name="draft forgotten", by=SYSTEM, at=at, **NOTHING)
    revoke_invitations(intake, by=SYSTEM, at=at)
    return True


@transaction.atomic
def _forget_person(patient: Patient, *, at: datetime) -> bool:
    """Destroy the key to a person; somebody may just be booking them again."""
    Clinic.objects.select_for_update(no_key=True).get(pk=patient.clinic_id)
    if not is_due(patient, at=at):
        return False
    return bool(erase_person(patient, reason=Erasure.TIME, by=SYSTEM, at=at))
