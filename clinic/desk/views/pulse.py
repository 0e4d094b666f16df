"""What has changed on a page of the queue, without a name in it: the page asks now and then."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clinic.desk.beside import beside
from clinic.desk.listing import intakes_of, listing
from clinic.desk.rows import due
from clinic.desk.shelves import counted
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest


@may(Action.SEE_QUEUE)
@never_cache
@require_safe
def pulse(request: StaffRequest) -> HttpResponse:
    """The lines in order by code, by when each is due, who is there, and the counts."""
    at, clinic = timezone.now(), request.user.clinic
    now = at.astimezone(clinic.zone)
    shown = listing(request.GET, request.user, at=at)
    lines = []
    for intake in shown.leaf.intakes:
        told = due(intake, now=now)
        here = beside(intake, request.user, at=at).here
        lines.append(
            [str(intake.code), told.words if told else "", f"{here} is here" if here else ""]
        )
    return JsonResponse({"lines": lines, "counts": counted(intakes_of(clinic), shown.shelves)})
