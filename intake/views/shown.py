"""What all patient's pages share: the clinic, and times as people say them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import gettext

from intake.access import KEY
from intake.dates import spoken_day, spoken_time
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
    always = {"intake.edition": intake.edition, "shared": _is_shared(request)}
    fixed = {**fixed, **always, "clinic": ClinicWords.of(intake.clinic)}
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


def visit_words(intake: Intake) -> str:
    """When the visit is, such as Thursday 26 November, 2:30pm."""
    visit = intake.visit
    hour = f"{gettext(', ')}{spoken_time(visit.at_time)}" if visit.at_time else ""
    return spoken_day(visit.on) + hour


def part_of(part: int, parts: int, left: str) -> str:
    """How far the patient is, such as "Part 2 of 4, about 3 minutes left"."""
    return gettext("Part %(part)s of %(parts)s, %(left)s") % {
        "part": part,
        "parts": parts,
        "left": left,
    }
