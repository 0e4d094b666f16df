"""How a script on the page hears what became of what it sent."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from intake.refusing import Refused

JSON = "application/json"


def told_to_scripts(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Tell a script where to go on, or that there is a page to read, instead of sending either.

    The script then goes there, or sends the form anew as a browser does, to show that page.
    Where nothing was saved it hears why, and the page stays.
    """

    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.headers.get("Accept") != JSON or response.headers["Content-Type"] == JSON:
            return response
        if isinstance(response, Refused):
            return JsonResponse({"to": response.url, "unsaved": response.why})
        if response.status_code in (302, 303):
            return JsonResponse({"to": response["Location"]})
        return response if response.status_code == 404 else JsonResponse({"page": True})

    return told
