"""The drawing, for a clinician to plan on."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from clinic.desk.rows import row
from clinic.planning import services
from clinic.planning.planned import planned, plans_of
from clinic.review.seen import face_of
from clinic.review.views.page import intake_of
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.models import Intake
from intake.points import Points, read_written
from intake.services import record_view


@may(Action.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: StaffRequest, code: UUID) -> HttpResponse:
    """Choose parts, and mark places in them."""
    intake, at = intake_of(request, code), timezone.now()
    if request.method != "POST":
        zones, points = _standing(intake, at=at)
        return _drawing(request, intake, zones, points)
    zones, points = request.POST.getlist("zones"), read_written(request.POST.get("points", ""))
    try:
        made = services.plan(intake, zones=zones, points=points, by=request.user, at=at)
    except services.NoSuchZone as problem:
        messages.error(request, str(problem))
        return _drawing(request, intake, zones, points, status=422)
    messages.success(request, "The plan is kept." if made.zones else "Nothing is planned any more.")
    return redirect("review:intake", code=code)


def _standing(intake: Intake, *, at: datetime) -> tuple[list[str], Points]:
    """The plan that stands, or nothing."""
    stands = planned(intake, plans_of(intake, at=at), now=at.astimezone(intake.clinic.zone))["plan"]
    return (stands.made.zones, stands.made.read()) if stands else ([], Points())


def _drawing(
    request: StaffRequest, intake: Intake, zones: list[str], points: Points, *, status: int = 200
) -> HttpResponse:
    at = timezone.now()
    record_view(intake, what="plan", by=request.user, at=at)
    assert intake.revision is not None
    context = {
        "intake": intake,
        "row": row(intake, intake.clinic, at=at),
        "face": face_of(intake.revision),
        "zones": [(*zone, zone[0] in zones) for zone in services.zones_of(intake).items()],
        "points": points.written(),
    }
    return render(request, "planning/plan.html", context, status=status)
