"""Letters: issued once, sent to the patient as a link, and every opening written down."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from intake import notices
from intake.events import record
from intake.letter import Writing
from intake.models import Intake, Letter
from intake.models.logo import logo_of
from intake.models.sealed import seal
from intake.reach import reach
from intake.services.invitations import link_end, make_link, send_link

TO_READ = timedelta(days=14)


@transaction.atomic
def issue_letter(
    intake: Intake,
    *,
    kind: str,
    writing: Writing,
    decision: UUID,
    by: Any,
    at: datetime,
    due: datetime | None = None,
) -> Letter:
    """Keep a letter for ever; the patient gets a link to theirs, and never the letter itself.

    The message with the link waits until it is due.
    """
    letter = Letter(
        clinic=intake.clinic,
        intake=intake,
        decision=decision,
        kind=Letter.Kind(kind),
        logo=logo_of(intake.clinic),
        by=by,
        at=at,
    )
    seal(letter, intake.patient.key(), text=writing.document)
    letter.save(force_insert=True)
    record(intake, "letter issued", by=by, at=at, detail={"kind": str(letter.kind)})
    if letter.kind == Letter.Kind.PATIENT:
        _send(letter, by=by, at=at, due=due)
    return letter


@transaction.atomic
def open_letter(letter: Letter, *, seen_as: str, by: Any, at: datetime) -> Writing:
    """The letter, with its opening written down; raises `vault.Erased`."""
    writing = letter.read()
    detail = {"kind": str(letter.kind), "as": seen_as}
    record(letter.intake, "letter opened", by=by, at=at, detail=detail)
    return writing


def link_key(letter: Letter) -> str:
    """What the message with the link to a letter is known by."""
    return f"letter:{letter.code}"


def _send(letter: Letter, *, by: Any, at: datetime, due: datetime | None) -> None:
    """Queue a link, where there is an address, beside the links that still work."""
    intake = letter.intake
    known = reach(intake.patient, intake=intake)
    if not (channel := known.best()):
        return
    until = max(link_end(intake.clinic, intake.visit.on), at + TO_READ)
    made = make_link(intake, channel=channel, until=until, by=by, at=at)
    send_link(made, notices.LETTER, known, key=link_key(letter), at=at, due=due)
    record(intake, "invited", by=by, at=at, detail={"channel": str(channel)})
