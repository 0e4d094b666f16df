"""The rows of the check page: a question, its answer in words, and a link to change it.

The row of a coded answer is drawn once and remembered for every patient; words and days are a
patient's own and are drawn anew. So links are relative: they name no intake.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from intake.dates import short_day
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.edition import MergedList, Page
from intake.questionnaire.evaluate import MISSING
from intake.questionnaire.kinds import Day, Procedures, Words
from intake.questionnaire.spoken import Said, spoken, spoken_day
from intake.route import Item, Route, asks_birth_date
from intake.views.places import CHECK

PERSONAL: Final = (Words, Day, Procedures)
REMEMBERED: Final = 4096  # rows; about a megabyte

_remembered: dict[tuple[Item, Hashable], SafeString] = {}


@dataclass(frozen=True, slots=True)
class Row:
    """One question and its answer in words."""

    label: str
    words: str
    own_words: bool


def row(route: Route, item: Item) -> Row:
    return Row(item.label, _words(item, _answer(route, item)), isinstance(item, Words))


def rows(route: Route, page: Page) -> SafeString:
    """All that was answered on a page; the birth date is changed by calling the clinic."""
    drawn = [_row(page, item, _answer(route, item)) for item in route.items(page)]
    if asks_birth_date(page):
        question = route.edition.questions[BIRTH_DATE]
        drawn.insert(0, _draw(question, spoken_day(route.draft[BIRTH_DATE], _said())))
    return mark_safe("".join(drawn))


def copied(route: Route, page: Page) -> list[dict[str, Any]]:
    """The same, as it was sent and cannot be changed."""
    told = [_told(item, _words(item, _answer(route, item))) for item in route.items(page)]
    if asks_birth_date(page):
        question = route.edition.questions[BIRTH_DATE]
        told.insert(0, _told(question, spoken_day(route.draft[BIRTH_DATE], _said())))
    return told


def _answer(route: Route, item: Item) -> Any:
    if isinstance(item, MergedList):
        return item.gather(route.draft)
    return route.draft.get(item.code, MISSING)


def _row(page: Page, item: Item, answer: Any) -> SafeString:
    personal = answer is not MISSING and answer != {} and isinstance(item, PERSONAL)
    key = None if personal else (item, tuple(answer) if isinstance(answer, list | dict) else answer)
    if key in _remembered:
        return _remembered[key]
    url = f"../{page.slug}/?to={CHECK}#q-{item.code}"
    html = _draw(item, _words(item, answer), url)
    if key is not None and len(_remembered) < REMEMBERED:
        _remembered[key] = html
    return html


def _words(item: Item, answer: Any) -> str:
    if isinstance(item, MergedList):
        return "; ".join(option.label for option in item.options if option.code in answer)
    return "" if answer is MISSING else spoken(item, answer, _said())


def _said() -> Said:
    return Said(gettext("date not known"), gettext("None of these"), short_day)


def _draw(item: Item, words: str, url: str = "") -> SafeString:
    return render_to_string("intake/check_row.html", _told(item, words) | {"url": url})


def _told(item: Item, words: str) -> dict[str, Any]:
    return {"item": item, "words": words, "own_words": isinstance(item, Words)}
