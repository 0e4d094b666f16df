"""The look of a clinic: its accent as a style sheet, and its logo.

Each address says what it shows, so that a browser may keep it for good.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from intake.access import open_to_all
from intake.models import Logo
from intake.palette import BadColour, palette
from intake.views.photos import SANDBOX

FOR_GOOD = "public, max-age=31536000, immutable"


@open_to_all
@require_safe
def accent(request: HttpRequest, colour: str, mark: str) -> HttpResponse:
    """The style sheet of one accent, as it was when its mark was made."""
    try:
        made = palette(f"#{colour}")
    except BadColour:
        raise Http404 from None
    if made.mark != mark:
        raise Http404
    return _for_good(made.sheet, "text/css; charset=utf-8")


@open_to_all
@require_safe
def logo(request: HttpRequest, mark: str) -> HttpResponse:
    """One logo, of whichever clinic."""
    found = Logo.objects.filter(fingerprint=mark).only("picture").order_by("pk")[:1]
    if not found:
        raise Http404
    response = _for_good(bytes(found[0].picture), "image/png")
    response["Content-Security-Policy"] = SANDBOX
    return response


def _for_good(content: str | bytes, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Cache-Control"] = FOR_GOOD
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
