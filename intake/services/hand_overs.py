"""Carrying on, on another device: a token that is shown, scanned, and good once."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from intake.events import PATIENT, record
from intake.models import HandOver, Invitation
from intake.services.invitations import TOKEN_BYTES, LinkClosed, hashed

LASTS = timedelta(minutes=5)


@transaction.atomic
def hand_over(invitation: Invitation, *, at: datetime) -> str:
    """A token by which another device carries on; one made before no longer works."""
    invitation.hand_overs.filter(used_at=None, expires_at__gt=at).update(expires_at=at)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    HandOver.objects.create(
        clinic=invitation.clinic,
        invitation=invitation,
        token_hash=hashed(token),
        created_at=at,
        expires_at=at + LASTS,
    )
    record(invitation.intake, "hand-over shown", by=PATIENT, at=at)
    return token


def find_hand_over(token: str, *, at: datetime) -> HandOver:
    """What a token leads to, changing nothing, or raise `LinkClosed`."""
    shown = HandOver.objects.select_related("invitation__intake__clinic", "invitation__clinic")
    found = shown.filter(token_hash=hashed(token), used_at=None, expires_at__gt=at).first()
    if found is None or not found.invitation.open_for(at):
        raise LinkClosed
    return found


@transaction.atomic
def take_over(token: str, *, at: datetime) -> Invitation:
    """Use up a token, or raise `LinkClosed`; of two devices at once one gets it."""
    found = find_hand_over(token, at=at)
    if not HandOver.objects.filter(pk=found.pk, used_at=None).update(used_at=at):
        raise LinkClosed
    return found.invitation
