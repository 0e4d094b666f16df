"""The photos a patient added, as a clinician sees them; each opening is written down."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clinic.desk.rows import row
from clinic.review.side_by_side import side_by_side
from clinic.review.views.page import intake_of
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.models import Photo
from intake.services import open_photo, record_view
from intake.views.photos import as_picture


@may(Action.REVIEW)
@require_safe
def photo(request: StaffRequest, code: UUID, photo: UUID) -> HttpResponse:
    """One photo of an intake that was sent."""
    ours = Photo.objects.filter(intake=intake_of(request, code), removed_at=None)
    one = get_object_or_404(ours.select_related("intake__patient", "intake__clinic"), code=photo)
    return as_picture(open_photo(one, by=request.user, at=timezone.now()))


@may(Action.REVIEW)
@require_safe
def photos(request: StaffRequest, code: UUID) -> HttpResponse:
    """This time beside the time before, large, under one zoom."""
    intake, at = intake_of(request, code), timezone.now()
    record_view(intake, what="photos side by side", by=request.user, at=at)
    context = {
        "intake": intake,
        "row": row(intake, intake.clinic, at=at),
        "times": ("Last time", "Now"),
        "sides": side_by_side(intake, now=at.astimezone(intake.clinic.zone)),
    }
    return render(request, "review/side_by_side.html", context)
