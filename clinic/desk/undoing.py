"""What can still be undone, kept in the session of whoever did it for as long as that lasts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from clinic.desk.models import Triage
from clinic.desk.services import UNDO_FOR, LinkLeft, TooLate, take_back
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import InfoRequest, Outbox
from intake.services import take_back_message
from intake.services.requests import take_back_request

KEPT = "to_undo"
MOST = 10  # acts that are kept, the newest first
NOTHING_SENT = "Taken back. Nothing was sent."
TRIAGE, QUESTION, MESSAGES = "triage", "question", "messages"


def offer(
    request: HttpRequest,
    made: Triage | InfoRequest,
    said: str,
    *,
    at: datetime,
    was: Stage = Stage.AWAITING_TRIAGE,
) -> None:
    """Let whoever did it take it back to where it was, from any page for a while; names nobody."""
    page = "review:intake" if was == Stage.AWAITING_REVIEW else "desk:intake"
    new = {
        "what": TRIAGE if isinstance(made, Triage) else QUESTION,
        "code": str(made.code),
        "version": made.intake.version,
        "was": str(was),
        "back": reverse(page, args=[made.intake.code]),
    }
    _keep(request, new, said, at=at)


def offer_unsent(
    request: HttpRequest,
    made: Collection[Outbox],
    said: str,
    *,
    back: str,
    at: datetime,
    undone: str = NOTHING_SENT,
) -> None:
    """Let whoever sent messages take back those that have not left.

    `back` is where they were sent from, and `undone` what is said there then.
    """
    if made:
        codes = [str(one.code) for one in made]
        new = {"what": MESSAGES, "codes": codes, "back": back, "undone": undone}
        _keep(request, new, said, at=at)


def taken(request: HttpRequest, *, at: datetime) -> dict[str, Any] | None:
    """What was offered last, once; then what was done before it is offered."""
    held = _kept(request, at=at)
    request.session[KEPT] = [kept | {"earlier": True} for kept in held[1:]]
    return held[0] if held else None


def undo(kept: dict[str, Any] | None, *, by: User, at: datetime) -> str:
    """Take back what was offered and say so.

    Raises `TooLate`, `LinkLeft`, `Outdated` or `OutOfTurn`.
    """
    if kept is None:
        raise TooLate
    if kept["what"] == MESSAGES:
        return _unsend(kept, by=by, at=at)
    if kept["what"] == TRIAGE:
        made = _own(Triage, kept, by=by)
        take_back(made, version=kept["version"], by=by, at=at)
    else:
        asked = _own(InfoRequest, kept, asked_by=by)
        was = Stage(kept.get("was", Stage.AWAITING_TRIAGE))
        take_back_request(asked, to=was, version=kept["version"], by=by, at=at)
    return NOTHING_SENT


def toast(request: HttpRequest, *, at: datetime) -> dict[str, str] | None:
    """What was done last and how it is undone, while it can be."""
    for kept in _kept(request, at=at)[:1]:
        text = f"Before that: {kept['said']}" if kept.get("earlier") else kept["said"]
        return {"text": text, "undo_url": reverse("desk:undo"), "undo_key": "u"}
    return None


def _keep(request: HttpRequest, new: dict[str, Any], said: str, *, at: datetime) -> None:
    told = {"said": said, "until": (at + UNDO_FOR).isoformat()}
    request.session[KEPT] = [new | told, *_kept(request, at=at)][:MOST]


def _kept(request: HttpRequest, *, at: datetime) -> list[dict[str, Any]]:
    """What can still be taken back, the newest first."""
    held = request.session.get(KEPT, [])
    return [kept for kept in held if at < datetime.fromisoformat(kept["until"])]


@transaction.atomic
def _unsend(kept: dict[str, Any], *, by: User, at: datetime) -> str:
    """Take back those of the messages that have not left, or raise `LinkLeft` if all have."""
    codes, undone = kept["codes"], str(kept["undone"])
    ours = Outbox.objects.filter(code__in=codes, clinic=by.clinic_id, patient__erased_at=None)
    waited = ours.select_related("intake", "invitation").order_by("pk")
    stayed = sum(_stayed(message, by=by, at=at) for message in waited)
    if not stayed:
        raise LinkLeft
    left = len(codes) - stayed
    return f"Taken back: {stayed}. {left} had left already." if left else undone


def _stayed(message: Outbox, *, by: User, at: datetime) -> bool:
    """Take a message back; whether that was in time."""
    try:
        take_back_message(message, by=by, at=at)
    except LinkLeft:
        return False
    return True


def _own(model: Any, kept: dict[str, Any], **whose: User) -> Any:
    """The reader's own, about somebody who was not erased meanwhile."""
    ours = model.objects.filter(code=kept["code"], intake__patient__erased_at=None, **whose)
    made = ours.select_related("intake__clinic", "intake__patient").first()
    if made is None:
        raise TooLate
    return made
