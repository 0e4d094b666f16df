"""Asking for a new link with an old one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from intake import access, services
from intake.access import open_to_all
from intake.speaking import chosen


# The link itself is the authority: who knows it can ask from anywhere. A page's token would
# set a cookie and make each page differ, and with that tell links apart.
@csrf_exempt
@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, token: str) -> HttpResponse:
    """Send a new link to the address on file, and say the same whatever was sent."""
    if request.method != "POST" or chosen(request):
        return access.closed(request, again_url="./")
    services.send_again(token, at=timezone.now())
    return render(request, "intake/asked_again.html", {"clinic": access.only_clinic()})


# The page is the same, so it has no token either: the session's cookie comes from our own pages
# only, and nothing is done but to send what the link itself could ask for.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def again_here(request: HttpRequest, code: UUID) -> HttpResponse:
    """The same for a link that closed while it was open in this browser."""
    visitor, at = access.visitor_of(request, code), timezone.now()
    if visitor.open_at(at):
        return redirect("intake:birth_date", code=code)
    if request.method != "POST" or chosen(request):
        return access.closed(request, again_url="./")
    services.send_in_place_of(visitor.invitation, at=at)
    return render(request, "intake/asked_again.html", {"clinic": access.only_clinic()})


again_here.access = "patients"  # type: ignore[attr-defined]
