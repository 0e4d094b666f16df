"""Messages that were given up: tried once more, or settled in another way."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from intake.events import record
from intake.models import Outbox
from intake.models.sealed import seal
from intake.notices import GIVE_UP_AFTER, TASK, overtaken
from intake.reach import reach
from intake.services.invitations import NoAddress


class NothingToSend(Exception):
    """The message is not given up any more, or its link no longer works."""

    def __init__(self) -> None:
        super().__init__("This message cannot be tried again. Look at what happened since.")


@transaction.atomic
def try_again(message: Outbox, *, by: Any, at: datetime) -> Outbox:
    """Give a message another day, to the address the patient has now.

    Raises `NothingToSend`, or `NoAddress` if there is none any more.
    """
    message = _held(message)
    if overtaken(message, at=at):
        raise NothingToSend
    held = message.read()
    seal(message, message.patient.key(), sealed=held | {"to": _address(message)})
    message.failed_at, message.attempts, message.last_error = None, 0, ""
    message.due_at, message.give_up_at = at, at + GIVE_UP_AFTER
    message.save()
    _record(message, "message tried again", by=by, at=at)
    return message


@transaction.atomic
def settle(message: Outbox, *, by: Any, at: datetime) -> Outbox:
    """Note that the patient was told in another way; raises `NothingToSend`."""
    message = _held(message)
    message.settled_at, message.sealed = at, None
    message.save()
    _record(message, "message settled", by=by, at=at)
    return message


def _held(message: Outbox) -> Outbox:
    locked = Outbox.objects.select_for_update(of=("self",)).failed()
    about = ("clinic", "patient", "invitation", "intake__visit")
    found = locked.filter(pk=message.pk).select_related(*about).first()
    if found is None or found.sealed is None:
        raise NothingToSend
    return found


def _address(message: Outbox) -> str:
    if message.kind == TASK:
        return message.clinic.email or message.read()["to"]
    address = reach(message.patient, intake=message.intake).address(message.channel)
    if not address:
        raise NoAddress(message.channel)
    return address


def _record(message: Outbox, name: str, *, by: Any, at: datetime) -> None:
    detail = {"what": message.kind, "channel": message.channel}
    record(message.intake or message.patient, name, by=by, at=at, detail=detail)
