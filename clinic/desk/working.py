"""What the front desk adds to an intake without moving it: notes, whose it is, tags."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from clinic.desk.sieve import ROLES
from clinic.desk.teamwork import Assignment, Note, Tag
from clinic.staff.models import User
from intake.events import record
from intake.models import Intake
from intake.models.sealed import seal


class NobodyOfThatName(Exception):
    """Whoever it was to go to does not work here, or not any more."""

    def __init__(self) -> None:
        super().__init__("This colleague does not work here any more. Choose another.")


@transaction.atomic
def add_note(intake: Intake, *, text: str, by: User, at: datetime) -> Note:
    """Write something for colleagues."""
    note = Note(clinic=intake.clinic, intake=intake, by=by, at=at)
    seal(note, intake.patient.key(), text=text.strip())
    note.save(force_insert=True)
    record(intake, "noted", by=by, at=at)
    return note


@transaction.atomic
def assign(intake: Intake, *, to: str, by: User, at: datetime) -> bool:
    """Make an intake a person's, a role's or nobody's; returns whether that was a change.

    `to` is the code of a person, a role or "". Raises `NobodyOfThatName`.
    """
    held = Assignment.objects.filter(intake=intake)
    if not to:
        gone, _ = held.delete()
        if gone:
            record(intake, "unassigned", by=by, at=at)
        return bool(gone)
    person = None if to in ROLES else _colleague(intake, to)
    whose = {"to": person, "role": "" if person else to}
    if held.filter(**whose).exists():
        return False
    Assignment.objects.update_or_create(intake=intake, defaults={**whose, "by": by, "at": at})
    record(intake, "assigned", by=by, at=at, detail={"to": to})
    return True


@transaction.atomic
def tag(intake: Intake, *, word: str, by: User, at: datetime) -> bool:
    """Put a tag on an intake; returns whether it is new."""
    _, made = Tag.objects.get_or_create(
        intake=intake, word=Tag.Word(word), defaults={"by": by, "at": at}
    )
    if made:
        record(intake, "tagged", by=by, at=at, detail={"tag": word})
    return made


@transaction.atomic
def untag(intake: Intake, *, word: str, by: User, at: datetime) -> bool:
    """Take a tag off; returns whether it was there."""
    gone, _ = Tag.objects.filter(intake=intake, word=Tag.Word(word)).delete()
    if gone:
        record(intake, "untagged", by=by, at=at, detail={"tag": word})
    return bool(gone)


def _colleague(intake: Intake, code: str) -> User:
    here = User.objects.filter(clinic=intake.clinic, is_active=True, role__in=ROLES)
    person = here.filter(code=code).first()
    if person is None:
        raise NobodyOfThatName
    return person
