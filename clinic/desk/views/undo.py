"""Taking back what was just done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from clinic.desk import undoing
from clinic.desk.services import LinkLeft, Outdated, OutOfTurn, TooLate
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest


@may(Action.TRIAGE)
@require_POST
def undo(request: StaffRequest) -> HttpResponse:
    """Take back the newest act that can be, before its message leaves."""
    at = timezone.now()
    kept = undoing.taken(request, at=at)
    try:
        said = undoing.undo(kept, by=request.user, at=at)
    except (TooLate, LinkLeft) as problem:
        messages.error(request, str(problem))
        return redirect("desk:queue")
    except (Outdated, OutOfTurn) as problem:
        messages.error(request, str(problem))
        return redirect("desk:intake", code=problem.intake.code)
    messages.success(request, said)
    return redirect((kept or {}).get("back", "desk:queue"))
