"""Asking for a new link with an old one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
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
