"""What a returning patient told last time, by topic: still right, or to be changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake import services
from intake.access import for_patients, while_answering
from intake.dates import whole_day
from intake.forms.days import listed
from intake.models import Intake
from intake.picking import codes_of
from intake.questionnaire.edition import Page
from intake.returning import LAST_TIME, ReturningRoute
from intake.route import Route
from intake.views.answering import progress
from intake.views.places import place_of, resume, route_of
from intake.views.rows import Row, row
from intake.views.shown import saved_at, shown

ALL = "all"


@dataclass(frozen=True, slots=True)
class Recalled:
    """One topic as it was told, when that was, and whether it is settled."""

    slug: str
    title: str
    rows: tuple[Row, ...]
    told: str
    url: str
    settled: bool


@for_patients
@while_answering
@require_http_methods(["GET", "HEAD", "POST"])
def last_time(request: HttpRequest, intake: Intake) -> HttpResponse:
    """The cards, each with one button to confirm and one to change it."""
    route = route_of(intake)
    if not isinstance(route, ReturningRoute) or not route.reaches(route.cards_page):
        return redirect(resume(intake, route))
    if request.method == "POST":
        return _confirm(request, intake, route)
    before = route.before(route.cards_page)
    context: dict[str, Any] = {
        "cards": [_card(intake, route, page) for page in route.cards],
        "open": len(route.open_cards),
        "back_url": place_of(intake, before) if before else "",
        "next_url": resume(intake, route),
        "progress": progress(route, route.cards_page),
        "saved_at": saved_at(intake),
    }
    return shown(request, "last_time", intake, **context)


def _confirm(request: HttpRequest, intake: Intake, route: ReturningRoute) -> HttpResponse:
    asked = request.POST.get("right", "")
    topics = [page.slug for page in route.open_cards if asked in (ALL, page.slug)]
    try:
        intake = services.confirm(intake, topics=topics, at=timezone.now())
    except services.AlreadySent:
        return redirect("intake:sent", code=intake.code)
    after = route_of(intake)
    waiting = after.open_cards[:1] if isinstance(after, ReturningRoute) else ()
    return redirect(resume(intake, after) + "".join(f"#card-{page.slug}" for page in waiting))


def _card(intake: Intake, route: ReturningRoute, page: Page) -> Recalled:
    settled = page not in route.open_cards
    told = Route(route.edition, route.draft if settled else route.filled)
    rows = tuple(row(told, item) for item in told.items(page))
    codes = [code for item in told.items(page) for code in codes_of(item)]
    dates = sorted({route.last_time.dates[c] for c in codes if c in route.last_time.dates})
    url = f"{place_of(intake, page)}?to={LAST_TIME}"
    return Recalled(page.slug, page.title, rows, _told(dates), url, settled)


def _told(dates: list[date]) -> str:
    return listed([whole_day(day) for day in dates])
