"""What a returning patient told last time, by topic: still right, or to be changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from intake import services
from intake.access import for_patients, while_answering
from intake.dates import whole_day
from intake.forms.days import listed
from intake.models import Intake
from intake.picking import codes_of
from intake.questionnaire.edition import Page
from intake.quiet import quiet_among
from intake.returning import LAST_TIME, ReturningRoute
from intake.route import Route
from intake.summing_up import Row, recalled_lines
from intake.views.answering import progress
from intake.views.places import CHECK, place_of, resume, route_of
from intake.views.rows import said
from intake.views.shown import saved_at, shown

ALL = "all"


@dataclass(frozen=True, slots=True)
class Recalled:
    """One topic as it was told, when that was, and whether it is settled.

    `quiet` are the rows behind the line that counts them.
    """

    slug: str
    part: str
    rows: tuple[Row, ...]
    quiet: tuple[Row, ...]
    dates: frozenset[date]
    quiet_dates: frozenset[date]
    url: str
    settled: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The topics of one part of the form, which are confirmed together."""

    title: str
    cards: tuple[Recalled, ...]

    @property
    def waiting(self) -> str:
        """The topics that are not settled, as the button sends them."""
        return " ".join(card.slug for card in self.cards if not card.settled)

    @property
    def in_sight(self) -> bool:
        return any(card.rows for card in self.cards)

    @property
    def quiet(self) -> int:
        """How many rows stand behind the line that counts them."""
        return sum(len(card.quiet) for card in self.cards)

    @property
    def told(self) -> str:
        return _told(card.dates for card in self.cards)

    @property
    def quiet_told(self) -> str:
        return _told(card.quiet_dates for card in self.cards)


@for_patients
@while_answering
@require_http_methods(["GET", "HEAD", "POST"])
def last_time(request: HttpRequest, intake: Intake) -> HttpResponse:
    """What was told, each line with a way to change it, each part with a button to confirm it."""
    route = route_of(intake)
    if not isinstance(route, ReturningRoute) or not route.reaches(route.cards_page):
        return HttpResponseRedirect(resume(intake, route))
    if request.method == "POST":
        return _confirm(request, intake, route)
    before = route.before(route.cards_page)
    cards = [_card(intake, route, page) for page in route.cards]
    groups = [Group(part, tuple(some)) for part, some in groupby(cards, attrgetter("part"))]
    days = [card.dates for card in cards if card.dates]
    context: dict[str, Any] = {
        "cards": cards,
        "groups": groups,
        "told": _told(days) if len(set(days)) == 1 else "",
        "open": len(route.open_cards),
        "back_url": place_of(intake, before) if before else "",
        "next_url": _onward(request, intake, route),
        "progress": progress(route, route.cards_page),
        "saved_at": saved_at(intake),
    }
    return shown(request, "last_time", intake, **context)


def _confirm(request: HttpRequest, intake: Intake, route: ReturningRoute) -> HttpResponse:
    asked = request.POST.get("right", "").split()
    topics = [page.slug for page in route.open_cards if ALL in asked or page.slug in asked]
    try:
        intake = services.confirm(intake, topics=topics, at=timezone.now())
    except services.AlreadySent:
        return redirect("intake:sent", code=intake.code)
    after = route_of(intake)
    waiting = after.open_cards[:1] if isinstance(after, ReturningRoute) else ()
    return HttpResponseRedirect(
        _onward(request, intake, after) + "".join(f"#card-{page.slug}" for page in waiting)
    )


def _onward(request: HttpRequest, intake: Intake, route: Route) -> str:
    """On, or back to the check where this page came up by a change there."""
    return resume(intake, route, to_check=request.GET.get("to") == CHECK)


def _card(intake: Intake, route: ReturningRoute, page: Page) -> Recalled:
    settled = page not in route.open_cards
    told = route.likely(page) if settled else Route(route.edition, route.filled)
    codes = {code for item in told.items(page) for code in codes_of(item)}
    known, quiet_codes = route.last_time.dates, quiet_among(told.draft)
    dates = frozenset(known[code] for code in codes & known.keys() - quiet_codes)
    unseen = frozenset(known[code] for code in codes & known.keys() & quiet_codes)
    url = f"{place_of(intake, page)}?to={LAST_TIME}"
    rows, quiet = recalled_lines(told, page, said())
    return Recalled(page.slug, gettext(page.part), rows, quiet, dates, unseen, url, settled)


def _told(dates: Iterable[frozenset[date]]) -> str:
    days = sorted({day for some in dates for day in some})
    return listed([whole_day(day) for day in days])
