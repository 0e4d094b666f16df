"""A code to read out to a patient on the telephone, shown once."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from clinic.desk.views.intake import intake_of
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.services import TooManyCodes, read_out_code


@may(Action.INVITE)
@require_POST
def code(request: StaffRequest, code: UUID) -> HttpResponse:
    """Vouch for a caller's browser: a code that the patient types there."""
    intake = intake_of(request, code)
    try:
        digits = read_out_code(intake, by=request.user, at=timezone.now())
    except TooManyCodes as problem:
        messages.error(request, str(problem))
        return redirect("desk:intake", code=code)
    context = {"intake": intake, "who": intake.patient.read_identity()}
    context["digits"] = f"{digits[:3]} {digits[3:]}"
    return render(request, "desk/code.html", context)
