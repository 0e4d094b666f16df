"""The pages of figures, and the rows behind each."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clinic.insights.checks import Was, checked
from clinic.insights.export import exported
from clinic.insights.judgements import books
from clinic.insights.rule_rows import NotGivenOut, rows_of
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.models import Clinic


@may(Action.SEE_RULES)
@require_safe
def rules(request: StaffRequest) -> HttpResponse:
    """How each rule did in the last year."""
    at, clinic = timezone.now(), request.user.clinic
    shows = clinic.mode != Clinic.Mode.INTAKE_ONLY
    context = {
        "books": books(clinic, at=at) if shows else [],
        "checked": checked(clinic, at=at) if shows else [],
        "was": Was.labels,
        "shows": shows,
    }
    return render(request, "insights/rules.html", context)


@may(Action.SEE_RULES)
@require_safe
def rule_rows(request: StaffRequest) -> HttpResponse:
    """The rows behind one figure of the rules."""
    at, clinic, key = timezone.now(), request.user.clinic, request.GET.get("figure", "")
    try:
        rows = rows_of(key, clinic, at=at)
    except NotGivenOut as problem:
        messages.error(request, str(problem))
        return redirect("insights:rules")
    return exported(rows, key, clinic, by=request.user, at=at)
