"""How long staff stay signed in: until idle, and never past a working day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=12)
NOTED_EVERY = timedelta(seconds=30)  # a write on every request would be waste

BEGAN, SEEN = "staff_began", "staff_seen"
GONE = "You were signed out because nothing happened for a while. Please sign in again."


class SessionLimits:
    """Signs staff out after 15 idle minutes, and 12 hours after they signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and not self.continues(request, at=timezone.now()):
            logout(request)
            messages.info(request, GONE)
            return HttpResponse(status=303, headers={"Location": resolve_url("account_login")})
        return self.get_response(request)

    def continues(self, request: HttpRequest, *, at: datetime) -> bool:
        """Whether the session is still within its limits; notes that it was used."""
        session, now = request.session, at.timestamp()
        began, seen = session.get(BEGAN, now), session.get(SEEN, now)
        if now - seen > IDLE.total_seconds() or now - began > LONGEST.total_seconds():
            return False
        if SEEN not in session or now - seen > NOTED_EVERY.total_seconds():
            session[BEGAN], session[SEEN] = began, now
        return True
