"""All answers on one page, in the patient's words, each with a way to change it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from intake.access import for_patients, while_answering
from intake.models import Intake
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.edition import MergedList, Page
from intake.questionnaire.kinds import Words
from intake.questionnaire.spoken import spoken, spoken_day
from intake.route import Item, Route, asks_birth_date
from intake.views.places import place, place_of, resume
from intake.views.shown import saved_at, shown, visit_words


@dataclass(frozen=True, slots=True)
class Row:
    """One question and its answer in words; `url` leads to where it can be changed.

    The browser comes back to the row by its code: it keeps the end of the address.
    """

    code: str
    label: str
    words: str
    url: str = ""
    own_words: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """The answers of one page."""

    title: str
    rows: tuple[Row, ...]


@for_patients
@while_answering
@require_safe
def check(request: HttpRequest, intake: Intake) -> HttpResponse:
    """Every answer before it is sent."""
    route = Route(intake.read_edition(), intake.read_draft())
    if not route.complete:
        return redirect(resume(intake, route))
    part, parts = route.part(route.agreement)
    context: dict[str, Any] = {
        "cards": [
            card(route, page, url=place_of(intake, page, to_check=True))
            for page in route.pages[:-1]
        ],
        "back_url": place_of(intake, route.pages[-2]),
        "progress": f"Part {part} of {parts}, nearly done",
        "saved_at": saved_at(intake),
        "visit": visit_words(intake),
        "send_url": place(intake, "send"),
        "later_url": place(intake, "later"),
    }
    return shown(request, "check", intake, **context)


def card(route: Route, page: Page, *, url: str = "") -> Card:
    """The answers of a page; with a `url` each can be changed there."""
    rows = [_row(route, item, url and f"{url}#q-{item.code}") for item in route.items(page)]
    if asks_birth_date(page):
        question = route.edition.questions[BIRTH_DATE]
        rows.insert(0, Row(BIRTH_DATE, question.label, spoken_day(route.draft[BIRTH_DATE])))
    return Card(page.title, tuple(rows))


def _row(route: Route, item: Item, url: str) -> Row:
    draft = route.draft
    if isinstance(item, MergedList):
        ticked = item.gather(draft)
        words = "; ".join(option.label for option in item.options if option.code in ticked)
        return Row(item.code, item.label, words, url)
    if item.code not in draft:
        return Row(item.code, item.label, "", url)
    words = spoken(item, draft[item.code])
    return Row(item.code, item.label, words, url, isinstance(item, Words))
