"""Lending the clinic's tablet to a patient."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from clinic.desk.views.intake import intake_of
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake import services
from intake.tablet import lend_to


@may(Action.INVITE)
@require_POST
def tablet(request: StaffRequest, code: UUID) -> HttpResponse:
    """Open one patient's questions here, where nobody is signed in from then on."""
    intake = intake_of(request, code)
    try:
        sitting = services.lend(intake, by=request.user, at=timezone.now())
    except (services.NoPin, services.AlreadySent, services.VisitCancelled) as problem:
        messages.error(request, str(problem))
        return redirect("desk:intake", code=code)
    logout(request)
    lend_to(request, sitting)
    return redirect("intake:birth_date", code=code)
