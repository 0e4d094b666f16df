"""Where a patient says that they want no reminders; the link is enough, for it tells nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake import access, services
from intake.access import open_to_all
from intake.events import PATIENT
from intake.speaking import chosen, language_for, speak
from intake.views.shown import shown
from intake.views.switching import switch_outside


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest, token: str) -> HttpResponse:
    """Stop reminders, or have them again."""
    at = timezone.now()
    try:
        invitation = services.find_link(token, at=at)
    except services.LinkClosed:
        return access.closed(request)
    intake, patient = invitation.intake, invitation.intake.patient
    if chosen(request):
        return switch_outside(request, intake, at=at)
    speak(language_for(request, intake))
    if request.method != "POST":
        return shown(request, "reminders", intake, token=token, patient=patient)
    again = request.POST.get("wanted") == "yes"
    (services.allow_reminders if again else services.stop_reminders)(patient, by=PATIENT, at=at)
    return redirect("intake:reminders", token=token)
