"""The pages of figures, and the rows behind each."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from clinic.insights import monday as figures
from clinic.insights.cells import NotGivenOut
from clinic.insights.checks import Was, checked
from clinic.insights.export import exported
from clinic.insights.files import KINDS, kind_of
from clinic.insights.funnel import STEPS
from clinic.insights.judgements import books
from clinic.insights.people import WORK
from clinic.insights.period import SPANS, Period, period_of
from clinic.insights.rule_rows import rows_of
from clinic.review.models import Decision
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
        **_files(request),
    }
    return render(request, "insights/rules.html", context)


@may(Action.SEE_RULES)
@require_safe
def rule_rows(request: StaffRequest) -> HttpResponse:
    """The rows behind one figure of the rules."""
    at, clinic, key = timezone.now(), request.user.clinic, request.GET.get("figure", "")
    kind = kind_of(request.GET)
    try:
        rows = rows_of(key, clinic, at=at)
    except NotGivenOut as problem:
        messages.error(request, str(problem))
        return redirect(f"{reverse('insights:rules')}?file={kind.key}")
    return exported(rows, key, clinic, kind=kind, by=request.user, at=at)


@may(Action.SEE_FIGURES)
@require_safe
def monday(request: StaffRequest) -> HttpResponse:
    """What became of what was sent in some weeks."""
    at, clinic = timezone.now(), request.user.clinic
    period = _period(request)
    context = {
        "period": period,
        "spans": [(weeks, period.over(weeks)) for weeks in SPANS],
        "monday": figures.monday(clinic, period, at=at),
        "headings": {"steps": STEPS, "work": WORK.values(), "outcomes": Decision.Outcome.labels},
        "over": period.end > at,
        **_files(request),
    }
    return render(request, "insights/monday.html", context)


@may(Action.SEE_FIGURES)
@require_safe
def rows(request: StaffRequest) -> HttpResponse:
    """The rows behind one figure of some weeks."""
    at, clinic, key = timezone.now(), request.user.clinic, request.GET.get("figure", "")
    period, kind = _period(request), kind_of(request.GET)
    try:
        found = figures.rows_of(key, clinic, period, at=at)
    except NotGivenOut as problem:
        messages.error(request, str(problem))
        return redirect(f"{reverse('insights:monday')}?file={kind.key}{period.about}")
    return exported(found, key, clinic, kind=kind, by=request.user, at=at)


def _files(request: StaffRequest) -> dict[str, Any]:
    return {"file": kind_of(request.GET), "files": KINDS}


def _period(request: StaffRequest) -> Period:
    clinic, asked = request.user.clinic, request.GET
    today = clinic.day_of(timezone.now())
    start, weeks = asked.get("from", ""), asked.get("weeks", "")
    return period_of(start, weeks, today=today, zone=clinic.zone)
