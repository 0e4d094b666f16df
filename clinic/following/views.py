"""The page after a treatment: recording it, correcting it, and closing what was told since."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from clinic.desk.rows import row
from clinic.examining.services import NotYet
from clinic.following import services
from clinic.following.forms import ClosingForm, CorrectionForm, TreatmentForm
from clinic.following.page import shown
from clinic.review.side_by_side import since_treatment
from clinic.review.views.page import intake_of
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.following.schedule import WEEK_4
from intake.models import Task, Treatment
from intake.services import record_view

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
OF_DAY = (NotYet, services.BeforeExamination)


@may(Action.REVIEW)
@require_safe
def course(request: StaffRequest, code: UUID) -> HttpResponse:
    """What was done, what was told since, and each concern's course."""
    return shown(request, intake_of(request, code))


@may(Action.REVIEW)
@require_safe
def photos(request: StaffRequest, code: UUID) -> HttpResponse:
    """The first photos beside those of week 4, large, under one zoom."""
    intake, at = intake_of(request, code), timezone.now()
    record_view(intake, what="photos after a treatment", by=request.user, at=at)
    now = at.astimezone(intake.clinic.zone)
    context = {
        "intake": intake,
        "row": row(intake, intake.clinic, at=at),
        "times": ("Before", "Week 4"),
        "sides": since_treatment(intake, WEEK_4.key, now=now),
        "since_treatment": True,
    }
    return render(request, "review/side_by_side.html", context)


@may(Action.DECIDE)
@GET_OR_POST
def treatment(request: StaffRequest, code: UUID) -> HttpResponse:
    """Record what was done."""
    if request.method != "POST":
        return redirect("following:course", code=code)
    intake = intake_of(request, code)
    form = TreatmentForm(request.POST, clinic=request.user.clinic)
    if form.is_valid():
        try:
            services.record_treatment(
                intake, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except OF_DAY as problem:
            form.add_error("on", str(problem))
        except services.BadLot as problem:
            form.add_error("lot", str(problem))
        except (services.NotTreatable, services.RecordedAlready) as problem:
            form.add_error(None, str(problem))
        else:
            return _done(request, code, "Recorded. Check-ins follow by themselves.")
    return shown(request, intake, treatment_form=form, status=422)


@may(Action.DECIDE)
@GET_OR_POST
def correction(request: StaffRequest, code: UUID) -> HttpResponse:
    """Put another record in place of one that was wrong."""
    if request.method != "POST":
        return redirect("following:course", code=code)
    intake = intake_of(request, code)
    before = get_object_or_404(Treatment, intake=intake, code=_code(request, "before"))
    form = CorrectionForm(request.POST, clinic=request.user.clinic)
    if form.is_valid():
        try:
            services.correct_treatment(
                before, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except OF_DAY as problem:
            form.add_error("on", str(problem))
        except services.BadLot as problem:
            form.add_error("lot", str(problem))
        except services.RecordedAlready as problem:
            form.add_error(None, str(problem))
        else:
            return _done(request, code, "Corrected. What was recorded before is kept beside it.")
    return shown(request, intake, correction_form=form, status=422)


@may(Action.DECIDE)
@GET_OR_POST
def close(request: StaffRequest, code: UUID) -> HttpResponse:
    """Close something that was told after a treatment, with words."""
    if request.method != "POST":
        return redirect("following:course", code=code)
    intake = intake_of(request, code)
    task = get_object_or_404(Task, intake=intake, code=_code(request, "task"))
    form = ClosingForm(request.POST)
    if form.is_valid():
        try:
            services.close_task(task, **form.cleaned_data, by=request.user, at=timezone.now())
        except services.ClosedAlready as problem:
            messages.error(request, str(problem))
            return redirect("following:course", code=code)
        except services.SayWhy as problem:
            form.add_error("words", str(problem))
        else:
            return _done(request, code, "Closed. Signed by " + request.user.name + ".")
    return shown(request, intake, closing_form=form, status=422)


def _code(request: StaffRequest, name: str) -> UUID | None:
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        return None


def _done(request: StaffRequest, code: UUID, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("following:course", code=code)
