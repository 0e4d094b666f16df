"""Whether a patient is reminded."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from clinic.desk.views.patients import patient_of
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake import services


@may(Action.INVITE)
@require_POST
def reminders(request: StaffRequest, code: UUID) -> HttpResponse:
    """Stop or allow reminders, as the patient asked."""
    patient, at = patient_of(request, code), timezone.now()
    if request.POST.get("wanted") == "yes":
        services.allow_reminders(patient, by=request.user, at=at)
        messages.success(request, "Reminders are sent again.")
    else:
        services.stop_reminders(patient, by=request.user, at=at)
        messages.success(request, "No more reminders are sent.")
    return redirect("desk:patient", code=code)
