"""Taking back what waits to leave: a message is let go of, and its link with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from intake.events import record
from intake.models import Intake, Invitation, Outbox
from intake.notices import INVITATION
from intake.services.invitations import REPLACED

TAKEN_BACK = "Taken back."  # why a message that waited was dropped
GAVE_WAY = Q(attempts=0, sent_at=None, last_error=REPLACED)


class LinkLeft(Exception):
    """A link has gone out, so it cannot be taken back."""

    def __init__(self) -> None:
        super().__init__("The message has left, so this cannot be taken back.")


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
    this.update(key=f"taken back:{message.code}")  # so that the same can be sent anew
    links.filter(pk=link.pk, revoked_at=None).update(revoked_at=at)
    if message.kind == INVITATION:
        _open_again(links, link)
    detail = {"what": message.kind, "channel": message.channel}
    record(message.intake, "message taken back", by=by, at=at, detail=detail)


@transaction.atomic
def take_back_links(intake: Intake, *, made_at: datetime, by: Any, at: datetime) -> None:
    """Undo what was done to the links at a moment, or raise `LinkLeft` if a new one has gone out.

    Links that one made then or since has closed work again; those made then and since, for what
    was asked, work no more.
    """
    new = intake.invitations.filter(created_at=made_at, created_by=by).latest("pk")
    since = intake.invitations.filter(pk__gte=new.pk)
    messages = intake.messages.filter(invitation__in=since)
    # First let go, then look: what is claimed for sending meanwhile is seen as having left.
    messages.waiting().filter(attempts=0).drop(at=at, why=TAKEN_BACK)
    since.filter(revoked_at=None).update(revoked_at=at)
    left = messages.filter(Q(sent_at__isnull=False) | Q(attempts__gt=0))
    if left.exists() or since.filter(opened_at__isnull=False).exists():
        raise LinkLeft
    made = list(since.values_list("created_at", flat=True))  # then each closed those before it
    intake.invitations.filter(revoked_at__in=made, pk__lt=new.pk).update(revoked_at=None)


def _open_again(links: Any, taken: Invitation) -> None:
    """Let the links work that this one closed; of one that nobody got, those that it closed."""
    for link in links.filter(pk__lt=taken.pk, revoked_at=taken.created_at):
        if link.messages.filter(GAVE_WAY).exists():
            _open_again(links, link)
        else:
            links.filter(pk=link.pk).update(revoked_at=None)
