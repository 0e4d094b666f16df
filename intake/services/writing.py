"""The draft of an intake: who may write in it, and what is written where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from copy import copy
from datetime import datetime
from typing import Any

from intake.journey import WITH_PATIENT
from intake.models import Intake, Revision
from intake.models.prepared import Columns, Prepared
from intake.models.sealed import seal
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.kinds import Words
from intake.services.invitations import AlreadySent
from intake.vault import Erased

Write = Callable[[Intake, Mapping[str, Any] | None], Intake]
TO_FILL_IN = Prepared(
    lambda: Intake.objects.select_for_update(of=("self",)).filter(patient__erased_at=None)
)
WRITTEN = Columns(
    Intake,
    ("draft", "draft_words", "draft_marks", "draft_steps", "draft_pace", "draft_points")
    + ("draft_saved_at", "page"),
)


class Outrun(Exception):
    """The draft was written, sent or erased by another since this intake was read."""


def as_read(intake: Intake) -> dict[str, Any] | None:
    """What must still be so for the draft in hand to be the newest, or None if it must be held.

    Words are sealed anew whenever a draft is written, so no two drafts have the same, and an
    erased one has none; a version is counted with every move.
    """
    if intake.stage in WITH_PATIENT and intake.draft_words:
        return {"draft_words": intake.draft_words, "version": intake.version}
    return None


def on_newest(intake: Intake, write: Write) -> Intake:
    """Let `write` change the draft as it is in hand, or as it stands if another was quicker.

    To read it again under a lock costs a patient's page more than the writing. `write` gets
    what `write_draft` calls `after`, and must write the draft before anything else.
    """
    if after := as_read(intake):
        with suppress(Outrun):
            return write(copy(intake), after)
    return write(with_patient(intake), None)


def with_patient(intake: Intake) -> Intake:
    """The intake, held, or raise `AlreadySent` unless it is the patient's to fill in.

    Patient and clinic are those in hand, which spares every page a wide query; whether the
    patient was erased meanwhile is asked, and raises `vault.Erased`.
    """
    fresh = TO_FILL_IN.get(intake.pk)
    if fresh is None:
        raise Erased
    if fresh.stage not in WITH_PATIENT:
        raise AlreadySent
    fresh.patient, fresh.clinic = intake.patient, intake.clinic
    return fresh


def write_as_sent(intake: Intake, sent: Revision, *, at: datetime) -> None:
    """Begin the draft anew with what was sent last, whatever was kept of a reply meanwhile."""
    intake.draft_marks = {}
    write_draft(intake, sent.read_answers().document(), page="", at=at)


def write_draft(
    intake: Intake,
    draft: dict[str, Any],
    *,
    page: str,
    at: datetime,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Keep these answers, and the marks in hand, as the draft; what names a person is sealed.

    `after` is what `as_read` said of an intake that is not held; raises `Outrun` where it no
    longer holds.
    """
    questions = intake.read_edition().questions
    private = {BIRTH_DATE} | {c for c, q in questions.items() if isinstance(q, Words)}
    intake.draft = {code: a for code, a in draft.items() if code not in private}
    words = {code: a for code, a in draft.items() if code in private}
    seal(intake, intake.patient.key(), draft_words=words)
    intake.draft_marks = {c: mark for c, mark in intake.draft_marks.items() if c in draft}
    intake.draft_saved_at, intake.page = at, page
    if not WRITTEN.write(intake, where=after):
        raise Outrun
