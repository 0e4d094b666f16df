"""The clinicians' pages: what waits for a decision, and one patient on one page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Max, Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from clinic.desk.rows import row
from clinic.review import services
from clinic.review.forms import CHOICES, AddendumForm, CallForm, DecisionForm
from clinic.review.models import Decision
from clinic.review.page import ReviewPage, review_page
from clinic.review.services import (
    CallNeeded,
    ConditionsNeeded,
    DateNeeded,
    NoOverride,
    NothingSent,
    Outdated,
    OutOfTurn,
    ReasonNeeded,
    TextNeeded,
)
from clinic.staff.access import Action, may
from intake.events import record_views
from intake.journey import Stage
from intake.models import Intake

RECENT = 10  # decided ones below the list
FIELDS: dict[type[Exception], str] = {  # where on the form a refusal belongs
    ReasonNeeded: "reason",
    ConditionsNeeded: "conditions",
    DateNeeded: "defer_until",
    NoOverride: "outcome",
    CallNeeded: "outcome",
}
UNCHANGED, UNREADABLE = 409, 422


@may(Action.REVIEW)
@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    """What awaits review, the most pressing first, and what was decided lately."""
    clinic, at = request.user.clinic, timezone.now()
    here = Intake.objects.of_clinic(clinic).with_people()
    waiting = list(here.awaiting_review().queue_order())
    decisions = Prefetch("decisions", Decision.objects.select_related("by").order_by("-pk"))
    decided = here.at_stage(Stage.DECIDED).annotate(decided_at=Max("decisions__at"))
    recent = list(decided.order_by("-decided_at").prefetch_related(decisions)[:RECENT])
    record_views(clinic, [*waiting, *recent], what="reviews", by=request.user, at=at)
    shown = {
        "waiting": [row(intake, clinic, at=at) for intake in waiting],
        "recent": [row(intake, clinic, at=at) for intake in recent],
    }
    return render(request, "review/list.html", shown)


@may(Action.REVIEW)
@require_safe
def intake(request: HttpRequest, code: UUID) -> HttpResponse:
    """One patient on one page; opening it is recorded."""
    return _show(request, _intake(request, code))


@may(Action.DECIDE)
@require_POST
def decide(request: HttpRequest, code: UUID) -> HttpResponse:
    """Sign a decision about what was on the page."""
    intake, form = _intake(request, code), DecisionForm(request.POST)
    if not form.is_valid():
        return _show(request, intake, form, status=UNREADABLE)
    given = form.decision(intake)
    try:
        services.decide(intake, **given, by=request.user, at=timezone.now())
    except (Outdated, OutOfTurn) as change:
        form.add_error(None, str(change))
        return _show(request, _intake(request, code), form, status=UNCHANGED)
    except tuple(FIELDS) as problem:
        form.add_error(FIELDS[type(problem)], str(problem))
        return _show(request, intake, form, status=UNREADABLE)
    messages.success(request, "Signed.")
    return redirect("review:intake", code=code)


@may(Action.DECIDE)
@require_POST
def call(request: HttpRequest, code: UUID) -> HttpResponse:
    """Record a telephone call to the patient."""
    intake, form = _intake(request, code), CallForm(request.POST)
    if not form.is_valid():
        return _show(request, intake, form, status=UNREADABLE)
    services.record_call(intake, **form.cleaned_data, by=request.user, at=timezone.now())
    messages.success(request, "Call recorded.")
    return redirect("review:intake", code=code)


@may(Action.DECIDE)
@require_POST
def addendum(request: HttpRequest, code: UUID) -> HttpResponse:
    """Add words to the newest decision."""
    intake, form = _intake(request, code), AddendumForm(request.POST)
    decision = Decision.objects.of(intake).first()
    if decision is None:
        raise Http404
    if not form.is_valid():
        return _show(request, intake, form, status=UNREADABLE)
    try:
        services.add_addendum(decision, **form.cleaned_data, by=request.user, at=timezone.now())
    except TextNeeded as problem:
        form.add_error("text", str(problem))
        return _show(request, intake, form, status=UNREADABLE)
    messages.success(request, "Added to the decision.")
    return redirect("review:intake", code=code)


def _intake(request: HttpRequest, code: UUID) -> Intake:
    here = Intake.objects.of_clinic(request.user.clinic).select_related("clinic")
    return get_object_or_404(here.with_people(), code=code)


def _show(
    request: HttpRequest, intake: Intake, form: forms.Form | None = None, *, status: int = 200
) -> HttpResponse:
    """The page, recorded as read; with the form that was sent wrong, as it was typed."""
    at = timezone.now()
    try:
        review = services.start_review(intake, by=request.user, at=at)
    except NothingSent as nothing:
        raise Http404 from nothing
    page = review_page(intake, review.assessment, at=at)
    drawn = _forms(page) | ({_name(form): form, "form": form} if form else {})
    return render(request, "review/intake.html", drawn | {"page": page}, status=status)


def _forms(page: ReviewPage) -> dict[str, Any]:
    return {
        "decision_form": DecisionForm(initial={"defer_until": page.hold_day}),
        "call_form": CallForm(),
        "addendum_form": AddendumForm(),
        "choices": CHOICES,
    }


def _name(form: forms.Form) -> str:
    kinds = {DecisionForm: "decision_form", CallForm: "call_form"}
    return kinds.get(type(form), "addendum_form")
