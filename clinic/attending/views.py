"""The front desk's mark: came, or did not come."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from clinic.attending import services
from clinic.desk.views.visits import visit_of
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest

SENT = {"yes": True, "no": False}
SAID = {True: "Marked: came.", False: "Marked: did not come."}


@may(Action.INVITE)
@require_POST
def attendance(request: StaffRequest, code: UUID) -> HttpResponse:
    """Mark whether the patient came."""
    visit, came = visit_of(request, code), SENT.get(request.POST.get("came", ""))
    try:
        if came is None:
            raise services.NotMarked
        services.mark_attendance(visit, came=came, by=request.user, at=timezone.now())
    except (services.NotMarked, services.VisitAhead, services.VisitCancelled) as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, SAID[came])
    if request.POST.get("from") == "day":
        return redirect("desk:patients")
    return redirect("desk:patient", code=visit.patient.code)
