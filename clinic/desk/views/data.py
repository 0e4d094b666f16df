"""What patients ask about their own data, settled by whoever did it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake import services
from intake.models import DataRequest


@may(Action.INVITE)
@require_POST
def settle_data(request: StaffRequest, code: UUID) -> HttpResponse:
    """Note that a request was done, or answered."""
    ours = DataRequest.objects.filter(clinic=request.user.clinic).waiting()
    asked = get_object_or_404(ours.select_related("intake__patient"), code=code)
    services.settle_data(asked, by=request.user, at=timezone.now())
    messages.success(request, "Settled. The patient sees that on their page.")
    return redirect("desk:patient", code=asked.intake.patient.code)
