"""Writing on an intake: a decision, a call, an addition to a decision."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from clinic.review import services
from clinic.review.forms import AddendumForm, CallForm, DecisionForm
from clinic.review.models import Decision
from clinic.review.services import (
    CallNeeded,
    CodeNeeded,
    ConditionsNeeded,
    CorrectionNeeded,
    DateNeeded,
    NoOverride,
    NotAllowed,
    Outdated,
    OutOfTurn,
    ReasonNeeded,
    WordsNeeded,
)
from clinic.review.views.needing import begun
from clinic.review.views.page import intake_of, shown
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.models import Intake

FIELD_OF: dict[type[Exception], str | None] = {
    ReasonNeeded: "reason",
    CodeNeeded: "override_code",
    CorrectionNeeded: "override_code",
    WordsNeeded: "reason",
    ConditionsNeeded: "conditions",
    DateNeeded: "defer_until",
    NoOverride: "outcome",
    NotAllowed: "outcome",
    CallNeeded: None,
}
WAITS = "It waits for a second clinician, and the patient is not told before."
UNTAKEN = tuple(FIELD_OF)


@may(Action.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: StaffRequest, code: UUID) -> HttpResponse:
    """Record a decision about what was read."""
    if request.method != "POST":
        return redirect("review:intake", code=code)
    intake, form = intake_of(request, code), DecisionForm(request.POST)
    if not form.is_valid():
        return shown(request, intake, decision_form=form, status=422)
    if form.cleaned_data["outcome"] == Decision.Outcome.NEEDS_INFORMATION:
        return begun(request, intake, form.cleaned_data)
    try:
        about = services.as_read(intake, form.cleaned_data["assessment"])
        made = services.decide(intake, **about, **form.told, by=request.user, at=timezone.now())
    except UNTAKEN as problem:
        form.add_error(FIELD_OF[type(problem)], str(problem))
        return shown(request, intake, decision_form=form, status=422)
    except (Outdated, OutOfTurn) as problem:
        return changed(request, intake, form, problem)
    waits = f" {WAITS}" if hasattr(made, "held") else ""
    done = f"{made.get_outcome_display()}. Signed by {request.user.name}.{waits}"
    messages.success(request, done)
    return redirect("review:intake", code=code)


@may(Action.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: StaffRequest, code: UUID) -> HttpResponse:
    """Record a telephone call to the patient."""
    if request.method != "POST":
        return redirect("review:intake", code=code)
    intake, form = intake_of(request, code), CallForm(request.POST)
    if not form.is_valid():
        return shown(request, intake, call_form=form, status=422)
    services.record_call(intake, **form.cleaned_data, by=request.user, at=timezone.now())
    messages.success(request, "The call is recorded.")
    return redirect("review:intake", code=code)


@may(Action.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def addendum(request: StaffRequest, code: UUID) -> HttpResponse:
    """Add words to the newest decision, which stays as it is."""
    if request.method != "POST":
        return redirect("review:intake", code=code)
    intake, form = intake_of(request, code), AddendumForm(request.POST)
    decision = Decision.objects.of(intake).first()
    if decision is None:
        raise Http404
    if not form.is_valid():
        return shown(request, intake, addendum_form=form, status=422)
    services.add_addendum(decision, **form.cleaned_data, by=request.user, at=timezone.now())
    messages.success(request, "Added to the decision.")
    return redirect("review:intake", code=code)


def changed(
    request: StaffRequest, intake: Intake, form: DecisionForm, problem: Exception
) -> HttpResponse:
    """The page as it is now, with who changed what, and the words that were typed."""
    intake = intake_of(request, intake.code)
    newest = intake.latest_assessment()
    assert newest is not None  # it was sent
    form = form.renewed(version=intake.version, assessment=newest.code)
    form.add_error(None, str(problem))
    return shown(request, intake, decision_form=form, status=409)
