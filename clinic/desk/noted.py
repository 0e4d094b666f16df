"""What colleagues wrote about an intake and whose it is, as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from clinic.desk.beside import assignment_of, tags_of
from clinic.desk.forms import AssignForm
from clinic.desk.models import Triage
from clinic.desk.sieve import choices
from clinic.desk.teamwork import Note, Tag
from clinic.staff import wording
from intake.models import Intake


@dataclass(frozen=True, slots=True)
class Said:
    """One note, or where the front desk sent the intake with what it wrote."""

    what: str
    who: str
    text: str
    when: str
    at: datetime


def notes(written: Iterable[Note], triages: Iterable[Triage], *, now: datetime) -> list[Said]:
    """Notes and triages, newest first."""
    said = [
        *(_said("Note", one, one.read_text(), now) for one in written),
        *(_said(_outcome(one), one, one.read_note(), now) for one in triages),
    ]
    return sorted(said, key=lambda one: one.at, reverse=True)


def whose(intake: Intake, people: Iterable[tuple[UUID, str]]) -> dict[str, Any]:
    """Whose an intake is, with the choice of all it could be, and its tags."""
    assignment, put = assignment_of(intake), tags_of(intake)
    to = ""
    if assignment:
        to = str(assignment.to.code) if assignment.to else assignment.role
    return {
        "assign_form": AssignForm(initial={"to": to}, colleagues=choices(people)),
        "tags": [(word.value, word.label, word.value in put) for word in Tag.Word],
    }


def _outcome(triage: Triage) -> str:
    words = triage.get_outcome_display()
    return f"{words}, taken back" if hasattr(triage, "taken_back") else words


def _said(what: str, one: Note | Triage, text: str, now: datetime) -> Said:
    at = one.at.astimezone(now.tzinfo)
    return Said(what, one.by.name, text, wording.moment(at, now=now), at)
