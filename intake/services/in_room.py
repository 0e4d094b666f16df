"""What a patient tells in the room, on the day of the visit: a sending of its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction

from intake.journey import Move
from intake.models import Intake, Revision
from intake.services.answering import held, save_answers
from intake.services.assessing import NothingSent
from intake.services.moves import move
from intake.services.sending import submit
from intake.services.writing import write_as_sent

ROOM = "room"


class NotTheDay(Exception):
    """Only whoever is there can be asked in the room."""

    def __init__(self) -> None:
        super().__init__("This is for the day of the visit, while the patient is here.")


@transaction.atomic
def tell_in_room(
    intake: Intake,
    *,
    codes: Collection[str],
    answers: Mapping[str, Any],
    version: int,
    by: Any,
    at: datetime,
) -> Revision:
    """Send these answers with all the others as they stood, and have a clinician decide anew.

    Nothing of it is seen before all of it is there. Raises `NotTheDay`, `NothingSent`,
    `Outdated`, `OutOfTurn`, `BadAnswers`, `Underage` or `NoProtocol`.
    """
    intake = held(intake)
    if not may_tell(intake, at=at):
        raise NotTheDay
    before = intake.revision
    if before is None:
        raise NothingSent
    move(intake, Move.REOPEN, name="asked in the room", by=by, at=at, version=version)
    write_as_sent(intake, before, at=at)
    mark = {"told_to": str(by.code), "where": ROOM}
    save_answers(intake, codes, page=ROOM, answers=answers, at=at, by=by, mark=mark)
    sent = submit(intake, submission_key=uuid4(), at=at, by=by, in_room=True)
    intake.refresh_from_db(fields=["stage", "version", "revision"])
    move(intake, Move.SEND_TO_CLINICIAN, name="kept by the clinician", by=by, at=at)
    return sent


def may_tell(intake: Intake, *, at: datetime) -> bool:
    """Whether the patient is expected here today."""
    return intake.visit.cancelled_at is None and intake.visit_on == intake.clinic.day_of(at)
