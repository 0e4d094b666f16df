"""An old link: a new one goes to the address on file, and whoever asks learns nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from intake import notices
from intake.events import PATIENT, record
from intake.journey import Stage
from intake.models import Intake, Invitation
from intake.reach import reach
from intake.services.invitations import goes_on, hashed, link_end, make_link, send_link

EVERY = timedelta(hours=1)
TO_READ = timedelta(days=7)  # a new link after the visit, to what was sent


@transaction.atomic
def send_again(token: str, *, at: datetime) -> None:
    """Send a new link if the token was ever ours and there is something to fill in or read.

    It returns nothing and raises nothing, so that no page can tell. A token that is known
    costs more time than others once an hour and no oftener, for the limit is asked first.
    """
    old = Invitation.objects.filter(token_hash=hashed(token))
    for link in old.select_related("intake__clinic", "intake__patient", "intake__visit"):
        _send_once(link.intake, at=at)


@transaction.atomic
def send_in_place_of(link: Invitation, *, at: datetime) -> None:
    """The same for a link that is known, as to the browser in which it was opened."""
    _send_once(link.intake, at=at)


def _send_once(intake: Intake, *, at: datetime) -> None:
    until = _until(intake, at=at)
    if until is not None and _first_this_hour(intake, at=at):
        _send(intake, until=until, at=at)


def _until(intake: Intake, *, at: datetime) -> datetime | None:
    """When a new link would end, or None where there is nothing to fill in or read."""
    over = intake.visit.cancelled_at or intake.stage == Stage.CLOSED
    if intake.patient.erased_at or (over and not goes_on(intake)):
        return None
    if intake.link_asked_at is not None and at - intake.link_asked_at < EVERY:
        return None
    end = link_end(intake.clinic, intake.visit.on)
    if end > at:
        return end
    return at + TO_READ if intake.revision_id is not None else None


def _first_this_hour(intake: Intake, *, at: datetime) -> bool:
    free = Q(link_asked_at=None) | Q(link_asked_at__lte=at - EVERY)
    return bool(Intake.objects.filter(free, pk=intake.pk).update(link_asked_at=at))


def _send(intake: Intake, *, until: datetime, at: datetime) -> None:
    """Send it beside the links that still work: somebody may be filling in by one of them."""
    by_patient = intake.invitations.exclude(channel=Invitation.Channel.TABLET)
    newest = by_patient.order_by("-pk").first()
    known = reach(intake.patient, intake=intake)
    channel = known.on_file()
    # What staff closed stays closed: the address on file may be the mistake they mended.
    if newest is None or newest.revoked_at is not None or not channel:
        return
    made = make_link(intake, channel=channel, until=until, by=None, at=at)
    key = f"{notices.LINK}:{made.invitation.code}"
    send_link(made, notices.LINK, known, key=key, at=at)
    record(intake, "invited", by=PATIENT, at=at, detail={"channel": channel})
