"""What can still be undone, kept in the session of whoever did it for as long as that lasts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from clinic.desk.models import Triage
from clinic.desk.services import UNDO_FOR

KEPT = "undo"


def offer(request: HttpRequest, made: Triage, said: str) -> None:
    """Let whoever did it take it back from any page for a while; names nobody."""
    request.session[KEPT] = {
        "triage": str(made.code),
        "version": made.intake.version,
        "said": said,
        "until": (made.at + UNDO_FOR).isoformat(),
    }


def taken(request: HttpRequest) -> dict[str, Any] | None:
    """What was offered, once."""
    return request.session.pop(KEPT, None)


def toast(request: HttpRequest, *, at: datetime) -> dict[str, str] | None:
    """What was done and how it is undone, while it can be."""
    kept = request.session.get(KEPT)
    if kept is None or at >= datetime.fromisoformat(kept["until"]):
        return None
    return {"text": kept["said"], "undo_url": reverse("desk:undo"), "undo_key": "u"}
