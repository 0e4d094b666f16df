"""Taking back a message that waits to leave: it is let go of, and its link with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from intake.events import record
from intake.models import Outbox
from intake.notices import INVITATION
from intake.services.invitations import LinkLeft


@transaction.atomic
def take_back_message(message: Outbox, *, by: Any, at: datetime) -> None:
    """Undo a message before it leaves, or raise `LinkLeft`.

    Its link closes, and those that it was to replace work again. The same can be sent anew, as
    if it had never been made.
    """
    waiting = Outbox.objects.waiting().filter(pk=message.pk, attempts=0)
    if message.intake is None or message.invitation is None:
        raise LinkLeft
    if not waiting.drop(at=at, why="Taken back."):
        raise LinkLeft
    Outbox.objects.filter(pk=message.pk).update(key=f"taken back:{message.code}")
    link, links = message.invitation, message.intake.invitations
    links.filter(pk=link.pk, revoked_at=None).update(revoked_at=at)
    if message.kind == INVITATION:
        links.filter(pk__lt=link.pk, revoked_at=link.created_at).update(revoked_at=None)
    detail = {"what": message.kind, "channel": message.channel}
    record(message.intake, "message taken back", by=by, at=at, detail=detail)
