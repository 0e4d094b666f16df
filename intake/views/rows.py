"""The rows of the check page: answers in words, summed up and in full, with links to change them.

The row of a coded answer is drawn once and remembered for every patient; words and days are a
patient's own and are drawn anew. So links are relative: they name no intake.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.edition import Page
from intake.questionnaire.evaluate import MISSING
from intake.questionnaire.kinds import Day, Procedures, Question, Words
from intake.questionnaire.spoken import spoken_day
from intake.route import Item, Route, asks_birth_date
from intake.summing_up import NOT_SO, answer_to, names, spoken_answer, summed_up
from intake.views.places import CHECK

PERSONAL: Final = (Words, Day, Procedures)
REMEMBERED: Final = 4096  # rows; about a megabyte

_remembered: dict[Hashable, SafeString] = {}


def rows(route: Route, page: Page) -> SafeString:
    """What was told on a page, and in one line what is not so."""
    summary = summed_up(route, page)
    drawn = [_row(route, page, item) for item in summary.told]
    if asks_birth_date(page):
        drawn.insert(0, _birth_date(route))
    if summary.not_so:
        drawn.append(_line(page, summary.not_so))
    return mark_safe("".join(drawn))


def rows_in_full(route: Route, page: Page) -> SafeString:
    """Every question as it was asked, with its answer; the birth date is changed by calling."""
    drawn = [_row(route, page, item, in_full=True) for item in route.items(page)]
    if asks_birth_date(page):
        drawn.insert(0, _birth_date(route))
    return mark_safe("".join(drawn))


def copied(route: Route, page: Page) -> list[dict[str, Any]]:
    """The same, as it was sent and cannot be changed."""
    told = [
        _told(i, i.label, spoken_answer(i, answer_to(i, route.draft))) for i in route.items(page)
    ]
    if asks_birth_date(page):
        told.insert(0, _told(*_born(route)))
    return told


def _row(route: Route, page: Page, item: Item, *, in_full: bool = False) -> SafeString:
    answer = answer_to(item, route.draft)
    personal = answer is not MISSING and answer != {} and isinstance(item, PERSONAL)
    known = tuple(answer) if isinstance(answer, list | dict) else answer
    key = None if personal else (item, known, in_full)
    if key in _remembered:
        return _remembered[key]
    label = item.text if in_full else item.label
    context = _told(item, label, spoken_answer(item, answer)) | {"url": _url(page, item)}
    return _remember(key, _draw(context))


def _line(page: Page, items: tuple[Item, ...]) -> SafeString:
    if items in _remembered:
        return _remembered[items]
    context = {"label": NOT_SO, "words": names(items), "url": _url(page, items[0])}
    return _remember(items, _draw(context))


def _remember(key: Hashable, html: SafeString) -> SafeString:
    if key is not None and len(_remembered) < REMEMBERED:
        _remembered[key] = html
    return html


def _birth_date(route: Route) -> SafeString:
    return _draw(_told(*_born(route)))


def _born(route: Route) -> tuple[Question, str, str]:
    question = route.edition.questions[BIRTH_DATE]
    return question, question.label, spoken_day(route.draft[BIRTH_DATE])


def _url(page: Page, item: Item) -> str:
    return f"../{page.slug}/?to={CHECK}#q-{item.code}"


def _draw(context: dict[str, Any]) -> SafeString:
    return render_to_string("intake/check_row.html", context)


def _told(item: Item, label: str, words: str) -> dict[str, Any]:
    return {"item": item, "label": label, "words": words, "own_words": isinstance(item, Words)}
