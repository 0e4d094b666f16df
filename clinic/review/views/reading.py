"""Reading: the list of what waits, and one intake on one page."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clinic.desk.shelves import counted
from clinic.review.views.page import intake_of, shown
from clinic.review.worklist import lines, ordered, shelves
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.models import Intake
from intake.services import record_views

ON_A_PAGE = 50


@may(Action.REVIEW)
@require_safe
def reviews(request: StaffRequest) -> HttpResponse:
    """What waits for a clinician, the most urgent first."""
    at, clinic = timezone.now(), request.user.clinic
    intakes = Intake.objects.of_clinic(clinic).filter(patient__erased_at=None)
    all_shelves = shelves(clinic, request.user)
    shelf = all_shelves.get(request.GET.get("view", ""), all_shelves["review"])
    asked = ordered(intakes, shelf, clinic)
    page = Paginator(asked, ON_A_PAGE).get_page(request.GET.get("page"))
    record_views(clinic, page, what="reviews", by=request.user, at=at)
    held = counted(intakes, all_shelves)
    context = {
        "shelf": shelf,
        "shelves": [(one, held[key]) for key, one in all_shelves.items()],
        "page": page,
        "lines": lines(page, clinic, at=at),
        "now": at.astimezone(clinic.zone),
    }
    return render(request, "review/list.html", context)


@may(Action.REVIEW)
@require_safe
def intake(request: StaffRequest, code: UUID) -> HttpResponse:
    """All of one intake: flags and why, signals, every answer, who did and read what."""
    return shown(request, intake_of(request, code))
