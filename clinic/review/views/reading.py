"""Reading: the list of what waits, and one intake on one page."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clinic.desk.listing import intakes_of
from clinic.desk.shelves import counted
from clinic.review.views.page import intake_of, shown
from clinic.review.worklist import lines, page, shelves
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.services import record_views


@may(Action.REVIEW)
@require_safe
def reviews(request: StaffRequest) -> HttpResponse:
    """What waits for a clinician, the most urgent first."""
    at, clinic = timezone.now(), request.user.clinic
    intakes = intakes_of(clinic)
    all_shelves = shelves(clinic, request.user)
    shelf = all_shelves.get(request.GET.get("view", ""), all_shelves["review"])
    leaf = page(intakes, shelf, clinic, request.GET)
    record_views(clinic, leaf.intakes, what="reviews", by=request.user, at=at)
    held = counted(intakes, all_shelves)
    context = {
        "shelf": shelf,
        "shelves": [(one, held[key]) for key, one in all_shelves.items()],
        "leaf": leaf,
        "lines": lines(leaf.intakes, clinic, at=at),
        "now": at.astimezone(clinic.zone),
    }
    return render(request, "review/list.html", context)


@may(Action.REVIEW)
@require_safe
def intake(request: StaffRequest, code: UUID) -> HttpResponse:
    """All of one intake: flags and why, signals, every answer, who did and read what."""
    return shown(request, intake_of(request, code))
