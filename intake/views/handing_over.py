"""Carrying on, on another device, by a picture that its camera reads."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from intake import access, services
from intake.access import Visitor, for_link_holders, open_to_all
from intake.journey import WITH_PATIENT
from intake.models import Browser, Intake
from intake.speaking import chosen, speak
from intake.tablet import is_tablet
from intake.views.places import after_proof
from intake.views.shown import shown
from intake.views.switching import switch_outside


@for_link_holders
@require_http_methods(["GET", "HEAD", "POST"])
def other_device(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Offer to carry on elsewhere; only the button makes the picture."""
    at, intake = timezone.now(), visitor.intake
    if not visitor.reads(at):
        return access.ask_proof(visitor, then="", at=at)
    if visitor.shared or intake.stage not in WITH_PATIENT:
        return HttpResponseRedirect(after_proof(intake, ""))
    context: dict[str, Any] = {"back_url": after_proof(intake, "")}
    if request.method == "POST":
        token = services.hand_over(visitor.invitation, at=at)
        context["picture"] = _picture(reverse("intake:here", args=[token]))
    return shown(request, "other_device", intake, **context)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def here(request: HttpRequest, token: str) -> HttpResponse:
    """The other device: its button uses the token up, and the birth date comes next."""
    at = timezone.now()
    try:
        if request.method != "POST" or chosen(request):
            return _offer(request, services.find_hand_over(token, at=at).invitation.intake, at=at)
        invitation = services.take_over(token, at=at)
    except services.LinkClosed:
        context = {"clinic": access.only_clinic()}
        return render(request, "intake/hand_over_past.html", context, status=404)
    shared = is_tablet(request) or "own" not in request.POST
    access.bind(request, invitation, way=Browser.Way.HANDED, shared=shared)
    return redirect("intake:birth_date", code=invitation.intake.code)


def _offer(request: HttpRequest, intake: Intake, *, at: datetime) -> HttpResponse:
    if chosen(request):
        return switch_outside(request, intake, at=at)
    speak(intake.language)
    return shown(request, "here", intake, tablet=is_tablet(request))


def _picture(path: str) -> str:
    """A QR code as drawing, dark on white in every colour scheme."""
    code = segno.make(settings.PUBLIC_URL + path, error="m", micro=False)
    return mark_safe(code.svg_inline(scale=6, dark="#000", light="#fff"))
