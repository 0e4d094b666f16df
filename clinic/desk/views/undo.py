"""Taking back what was just done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from clinic.desk import services, undoing
from clinic.desk.models import Triage
from clinic.desk.services import LinkLeft, Outdated, OutOfTurn, TooLate
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest


@may(Action.TRIAGE)
@require_POST
def undo(request: StaffRequest) -> HttpResponse:
    """Take the last triage back, before its message leaves."""
    kept = undoing.taken(request)
    if kept is None:
        messages.warning(request, str(TooLate()))
        return redirect("desk:queue")
    ours = Triage.objects.filter(by=request.user, intake__patient__erased_at=None)
    made = get_object_or_404(ours.select_related("intake__clinic"), code=kept["triage"])
    try:
        services.take_back(made, version=kept["version"], by=request.user, at=timezone.now())
    except (TooLate, LinkLeft, Outdated, OutOfTurn) as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Taken back. Nothing was sent.")
    return redirect("desk:intake", code=made.intake.code)
