"""A browser that is the clinic's tablet: one patient's questions, and no way to anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from intake import access
from intake.models import Browser, Sitting

KEY = "tablet"
CLOSED = ("intake:link", "intake:again")  # other patients' links


def lend_to(request: HttpRequest, sitting: Sitting) -> None:
    """Make this browser the tablet of one sitting; nobody may be signed in here any more."""
    access.bind(request, sitting.invitation, way=Browser.Way.TABLET, shared=True)
    request.session[KEY] = str(sitting.code)


def is_tablet(request: HttpRequest) -> bool:
    """Whether this browser is the clinic's tablet, lent or waiting to be taken back."""
    return KEY in request.session


def cleared(response: HttpResponse) -> HttpResponse:
    """Have the browser forget all it holds of us, what Back would show included."""
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


class OnlyThisForm:
    """Keeps a lent tablet on the patient's pages until staff take it back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not is_tablet(request) or request.user.is_authenticated:
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name.startswith("intake:") and name not in CLOSED:
            return None
        return redirect("intake:tablet", code=request.session[KEY])
