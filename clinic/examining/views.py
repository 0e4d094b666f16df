"""Recording on a patient's page what was seen in the room."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from clinic.examining import services
from clinic.examining.forms import ExaminationForm, StatementForm
from clinic.review.views.page import intake_of, shown
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest


@may(Action.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def examination(request: StaffRequest, code: UUID) -> HttpResponse:
    """Record that the patient was examined in person."""
    if request.method != "POST":
        return redirect("review:intake", code=code)
    intake, form = intake_of(request, code), ExaminationForm(request.POST)
    if form.is_valid():
        try:
            services.examine(intake, **form.cleaned_data, by=request.user, at=timezone.now())
        except services.NotYet as problem:
            form.add_error("on", str(problem))
        except services.WordsNeeded as problem:
            form.add_error("looked_at", str(problem))
        else:
            messages.success(request, "The examination is recorded.")
            return redirect("review:intake", code=code)
    return shown(request, intake, examination_form=form, status=422)


@may(Action.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: StaffRequest, code: UUID) -> HttpResponse:
    """Record whether the patient can be treated, after an examination."""
    if request.method != "POST":
        return redirect("review:intake", code=code)
    intake, form = intake_of(request, code), StatementForm(request.POST)
    if form.is_valid():
        try:
            services.state(intake, **form.cleaned_data, by=request.user, at=timezone.now())
        except services.WordsNeeded as problem:
            form.add_error("words", str(problem))
        except (services.NotExamined, services.NotSuitableToCome) as problem:
            form.add_error("treatable", str(problem))
        else:
            messages.success(request, "Recorded. Signed by " + request.user.name + ".")
            return redirect("review:intake", code=code)
    return shown(request, intake, statement_form=form, status=422)
