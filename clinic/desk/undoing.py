"""What can still be undone, kept in the session of whoever did it for as long as that lasts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from clinic.desk.models import Triage
from clinic.desk.services import UNDO_FOR, TooLate, take_back
from clinic.staff.models import User
from intake.models import InfoRequest, Intake
from intake.services.requests import take_back_request

KEPT = "to_undo"
MOST = 10  # acts that are kept, the newest first
TRIAGE, QUESTION = "triage", "question"


def offer(request: HttpRequest, made: Triage | InfoRequest, said: str, *, at: datetime) -> None:
    """Let whoever did it take it back from any page for a while; names nobody."""
    new = {
        "what": TRIAGE if isinstance(made, Triage) else QUESTION,
        "code": str(made.code),
        "version": made.intake.version,
        "said": said,
        "until": (at + UNDO_FOR).isoformat(),
    }
    request.session[KEPT] = [new, *_kept(request, at=at)][:MOST]


def taken(request: HttpRequest, *, at: datetime) -> dict[str, Any] | None:
    """What was offered last, once; then what was done before it is offered."""
    held = _kept(request, at=at)
    request.session[KEPT] = [kept | {"earlier": True} for kept in held[1:]]
    return held[0] if held else None


def undo(kept: dict[str, Any] | None, *, by: User, at: datetime) -> Intake:
    """Take back what was offered, or raise `TooLate`, `LinkLeft`, `Outdated` or `OutOfTurn`."""
    if kept is None:
        raise TooLate
    if kept["what"] == TRIAGE:
        made = _own(Triage, kept, by=by)
        take_back(made, version=kept["version"], by=by, at=at)
        return made.intake
    asked = _own(InfoRequest, kept, asked_by=by)
    return take_back_request(asked, version=kept["version"], by=by, at=at)


def toast(request: HttpRequest, *, at: datetime) -> dict[str, str] | None:
    """What was done last and how it is undone, while it can be."""
    for kept in _kept(request, at=at)[:1]:
        text = f"Before that: {kept['said']}" if kept.get("earlier") else kept["said"]
        return {"text": text, "undo_url": reverse("desk:undo"), "undo_key": "u"}
    return None


def _kept(request: HttpRequest, *, at: datetime) -> list[dict[str, Any]]:
    """What can still be taken back, the newest first."""
    held = request.session.get(KEPT, [])
    return [kept for kept in held if at < datetime.fromisoformat(kept["until"])]


def _own(model: Any, kept: dict[str, Any], **whose: User) -> Any:
    """The reader's own, about somebody who was not erased meanwhile."""
    ours = model.objects.filter(code=kept["code"], intake__patient__erased_at=None, **whose)
    made = ours.select_related("intake__clinic", "intake__patient").first()
    if made is None:
        raise TooLate
    return made
