"""Where a patient says that they want no reminders; the link is enough, for it tells nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake import access, services
from intake.access import open_to_all
from intake.events import PATIENT
from intake.views.shown import shown


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest, token: str) -> HttpResponse:
    """Stop reminders, or have them again."""
    at = timezone.now()
    try:
        invitation = services.find_link(token, at=at)
    except services.LinkClosed:
        return access.closed(request)
    patient = invitation.intake.patient
    if request.method != "POST":
        return shown(request, "reminders", invitation.intake, token=token, patient=patient)
    again = request.POST.get("wanted") == "yes"
    (services.allow_reminders if again else services.stop_reminders)(patient, by=PATIENT, at=at)
    return redirect("intake:reminders", token=token)
