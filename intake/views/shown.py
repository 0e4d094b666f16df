"""What all patient's pages share: the clinic, and times as people say them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render

from intake.access import KEY
from intake.models import Intake
from intake.templatetags.frame import ClinicWords
from intake.views.stencil import filled, nested


def shown(
    request: HttpRequest, template: str, intake: Intake, *, status: int = 200, **context: Any
) -> HttpResponse:
    """A page about an intake, in its clinic's name."""
    context |= {"intake": intake, "clinic": intake.clinic, "shared": _is_shared(request)}
    return render(request, f"intake/{template}.html", context, status=status)


def shown_filled(
    request: HttpRequest,
    template: str,
    intake: Intake,
    *,
    fixed: Mapping[str, Hashable],
    holes: Mapping[str, str],
    rest: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The same from a page that was drawn before, where only its `holes` are the patient's own.

    `rest` is what only some pages say, such as errors; with it the page is drawn anew.
    """
    if rest:
        return shown(
            request, template, intake, status=status, **(nested({**fixed, **holes}) | rest)
        )
    fixed = {**fixed, "clinic": ClinicWords.of(intake.clinic), "shared": _is_shared(request)}
    holes = {**holes, "intake.code": str(intake.code), "csrf_token": get_token(request)}
    page = filled(f"intake/{template}.html", fixed=fixed, holes=holes)
    return HttpResponse(page, status=status)


def _is_shared(request: HttpRequest) -> bool:
    """Whether the browser is not the patient's own."""
    return bool(request.session.get(KEY, {}).get("shared"))


def saved_at(intake: Intake) -> str:
    """When answers were last saved, on the clinic's clock, such as 14:02."""
    saved = intake.draft_saved_at
    return f"{saved.astimezone(intake.clinic.zone):%H:%M}" if saved else ""


def spoken_time(moment: time | datetime) -> str:
    """A time such as 2:30pm, 5pm or 12 noon."""
    if (moment.hour, moment.minute) == (12, 0):
        return "12 noon"
    minutes = f":{moment:%M}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def spoken_day(day: date) -> str:
    """A day such as Thursday 26 November."""
    return f"{day:%A %-d %B}"


def spoken_when(moment: datetime, *, now: datetime) -> str:
    """A moment near now, such as 5pm tomorrow; both on the clinic's clock."""
    day, today = moment.date(), now.date()
    if day == today:
        return f"{spoken_time(moment)} today"
    if day == today + timedelta(days=1):
        return f"{spoken_time(moment)} tomorrow"
    return f"{spoken_time(moment)} on {spoken_day(day)}"


def visit_words(intake: Intake) -> str:
    """When the visit is, such as Thursday 26 November, 2:30pm."""
    visit = intake.visit
    hour = f", {spoken_time(visit.at_time)}" if visit.at_time else ""
    return spoken_day(visit.on) + hour
