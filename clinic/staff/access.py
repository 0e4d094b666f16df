"""Who may open which page: a view that says nothing is opened by nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from clinic.staff.roles import ROLES, Action, Role, roles_that_may
from clinic.staff.sessions import SessionLimits

__all__ = [
    "ROLES",
    "Action",
    "DenyByDefault",
    "Role",
    "SessionLimits",
    "may",
    "signed_in",
]

View = TypeVar("View", bound=Callable[..., HttpResponse])

PUBLIC, PATIENTS, SIGNED_IN = "public", "patients", "signed in"
OTHERS_VIEWS = (  # These check for themselves, and cannot be marked.
    "allauth.account.",
    "allauth.mfa.",
    "django.contrib.staticfiles.",
    "django.views.static",
)


def may(action: Action) -> Callable[[View], View]:
    """Mark a view as open to staff whose role allows the action."""

    def mark(view: View) -> View:
        return _mark(view, action)

    return mark


def signed_in(view: View) -> View:
    """Mark a view as open to anybody who works at the clinic."""
    return _mark(view, SIGNED_IN)


def access_of(view: Callable[..., Any]) -> str | None:
    """The mark of a view: an `Action`, "patients", "public", "signed in" or None."""
    return getattr(view, "access", None)


class DenyByDefault:
    """Refuses every view that is unmarked or marked for someone else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        access = access_of(view)
        if access in (PUBLIC, PATIENTS) or view.__module__.startswith(OTHERS_VIEWS):
            return None
        if not request.user.is_authenticated:
            return sign_in(request)
        if access == SIGNED_IN:
            return None
        if not isinstance(access, Action):
            raise PermissionDenied("Nobody may open this page.")
        if not request.user.can(access):
            raise PermissionDenied(refusal(access))
        return None


def sign_in(request: HttpRequest) -> HttpResponse:
    """Send to the sign-in page, and back afterwards if the page can be opened by a link."""
    if request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path(), resolve_url("account_login"))
    return HttpResponse(status=303, headers={"Location": resolve_url("account_login")})


def refusal(action: Action) -> str:
    """Why a page was refused, in words for the person refused."""
    roles = " or ".join(role.label.lower() for role in roles_that_may(action))
    return f"To {action.value} you need the role {roles}. Ask your manager if it should be yours."


def _mark(view: View, access: str) -> View:
    view.access = access  # type: ignore[attr-defined]
    return view
