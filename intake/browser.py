"""The value by which a browser is known again: its own cookie, or less where it is shared."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from intake.access import KEY

KEPT = timedelta(days=180)


def secret_of(request: HttpRequest) -> str:
    """The value this browser was given before, or nothing."""
    held = request.session.get(KEY, {})
    return held.get("secret", "") if held.get("shared") else request.COOKIES.get(_name(), "")


def keep(request: HttpRequest, response: HttpResponse, secret: str) -> HttpResponse:
    """Have the browser keep its value: in a cookie, or only for the session where it is shared."""
    held = request.session[KEY]
    if held.get("shared"):
        request.session[KEY] = held | {"secret": secret}
        return response
    response.set_cookie(
        _name(),
        secret,
        max_age=KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _name() -> str:
    return "__Host-browser" if settings.SESSION_COOKIE_SECURE else "browser"
