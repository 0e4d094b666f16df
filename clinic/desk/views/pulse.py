"""What has changed on a page of the queue, without a name in it: the page asks now and then."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import etag, require_safe

from clinic.desk.beside import beside
from clinic.desk.listing import intakes_of, listing
from clinic.desk.newest import newest
from clinic.desk.rows import due
from clinic.desk.shelves import counted
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest


def _mark(request: StaffRequest) -> str:
    return newest(request.user, request.META["QUERY_STRING"], at=timezone.now())


@may(Action.SEE_QUEUE)
@never_cache
@require_safe
@etag(_mark)
def pulse(request: StaffRequest) -> HttpResponse:
    """The lines in order by code, when each is due, who is there or else its stage; the counts.

    A line's version tells the page whether the rest of it is still true.
    """
    at, clinic = timezone.now(), request.user.clinic
    now = at.astimezone(clinic.zone)
    shown = listing(request.GET, request.user, at=at)
    lines = []
    for intake in shown.leaf.intakes:
        told = due(intake, now=now)
        here = beside(intake, request.user, at=at).here
        state = f"{here} is here" if here else intake.get_stage_display()
        lines.append([str(intake.code), told.words if told else "", state, intake.version])
    return JsonResponse({"lines": lines, "counts": counted(intakes_of(clinic), shown.shelves)})
