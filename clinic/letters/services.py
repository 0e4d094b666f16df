"""From a locked decision to a letter: composed, read over, issued as it was read."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from clinic.desk.services import UNDO_FOR
from clinic.letters.draft import Draft
from clinic.letters.for_doctor import for_doctor
from clinic.letters.for_patient import for_patient, telling
from clinic.letters.for_record import for_record
from clinic.review.services import locked_decision
from intake.letter import Writing
from intake.models import Intake, Letter
from intake.services import issue_letter

Kind = Letter.Kind
MADE_BY = {Kind.PATIENT: for_patient, Kind.DOCTOR: for_doctor, Kind.INTERNAL: for_record}


class NothingLocked(Exception):
    """A letter is made from a decision that stands."""

    def __init__(self) -> None:
        super().__init__("There is no decision to write about yet. Decide first.")


class NotReadOver(Exception):
    """What would be issued is not what was read."""

    def __init__(self) -> None:
        super().__init__("The letter is not as you read it. Read it again, then issue it.")


class TellsTooMuch(Exception):
    """A patient's letter holds words that patients are not told."""

    def __init__(self, words: str) -> None:
        super().__init__(
            f"Do not write “{words}” to a patient: the consult decides. Say what comes next."
        )


def compose(draft: Draft, kind: str) -> Writing:
    """The letter as it would be issued; raises `TellsTooMuch`."""
    writing = MADE_BY[Kind(kind)](draft)
    if kind == Kind.PATIENT and (words := telling("\n".join(_about(writing)))):
        raise TellsTooMuch(words)
    return writing


@transaction.atomic
def issue(draft: Draft, kind: str, *, read_over: str) -> Letter:
    """Issue a letter; `read_over` is the digest of what the clinician read.

    Raises `NothingLocked`, `NotReadOver` or `TellsTooMuch`.
    """
    intake = Intake.objects.select_for_update().get(pk=draft.intake.pk)
    if locked_decision(intake) != draft.decision:
        raise NothingLocked
    writing = compose(draft, kind)
    if writing.digest != read_over:
        raise NotReadOver
    about: dict[str, Any] = {"decision": draft.decision.code, "by": draft.by, "at": draft.at}
    return issue_letter(intake, kind=kind, writing=writing, due=draft.at + UNDO_FOR, **about)


def _about(writing: Writing) -> list[str]:
    """What a letter says of the patient, apart from names."""
    return [words for part in writing.parts for words in (part.heading, *part.paragraphs)]
