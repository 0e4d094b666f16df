"""Taking back a message that waits to leave: it is let go of, and its link with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from intake.events import record
from intake.models import Invitation, Outbox
from intake.notices import INVITATION
from intake.services.invitations import REPLACED, LinkLeft

TAKEN_BACK = "Taken back."
TAKEN_BACK_KEY = "taken back:"  # begins the key of what was taken back, so that it can be sent anew
GAVE_WAY = Q(attempts=0, sent_at=None, last_error=REPLACED)


@transaction.atomic
def take_back_message(message: Outbox, *, by: Any, at: datetime) -> None:
    """Undo a message before it leaves, or raise `LinkLeft`.

    Its link closes, and those that it was to replace work again. The same can be sent anew, as
    if it had never been made; so it is with one that gave way to another which is gone again.
    """
    this = Outbox.objects.filter(pk=message.pk)
    if message.intake is None or message.invitation is None:
        raise LinkLeft
    link, links = message.invitation, message.intake.invitations
    if not this.filter(attempts=0).drop(at=at, why=TAKEN_BACK):
        stands = links.filter(pk__gt=link.pk, revoked_at=None).exists()
        if stands or not this.filter(GAVE_WAY).exists():
            raise LinkLeft
    this.update(key=f"{TAKEN_BACK_KEY}{message.code}")
    links.filter(pk=link.pk, revoked_at=None).update(revoked_at=at)
    if message.kind == INVITATION:
        _open_again(links, link)
    detail = {"what": message.kind, "channel": message.channel}
    record(message.intake, "message taken back", by=by, at=at, detail=detail)


def _open_again(links: Any, taken: Invitation) -> None:
    """Let the links work that this one closed; of one that nobody got, those that it closed."""
    for link in links.filter(pk__lt=taken.pk, revoked_at=taken.created_at):
        if link.messages.filter(GAVE_WAY).exists():
            _open_again(links, link)
        else:
            links.filter(pk=link.pk).update(revoked_at=None)
