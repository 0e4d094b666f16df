"""What moving a visit changed, said once it is moved."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from clinic.desk.moving import moved as last_move
from clinic.desk.views.visits import about, visit_of
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest


@may(Action.INVITE)
@require_safe
def moved(request: StaffRequest, code: UUID) -> HttpResponse:
    """Before and after, in the words that the reader may see."""
    visit = visit_of(request, code)
    told = last_move(visit, reader=request.user)
    if told is None:
        return redirect("desk:patient", code=visit.patient.code)
    intake = visit.intake
    context = about(request, visit) | {"moved": told, "intake": intake}
    return render(request, "desk/moved.html", context)
