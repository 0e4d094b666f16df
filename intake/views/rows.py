"""The rows of the check page: answers in words, summed up and in full, with links to change them.

A page of coded answers is drawn once and remembered for every patient, and so is each row; words
and days are a patient's own and are drawn anew. So links are relative: they name no intake.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Final, NamedTuple, TypeVar

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from intake.dates import short_day
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.edition import Page
from intake.questionnaire.evaluate import MISSING
from intake.questionnaire.kinds import Day, Procedures, Words
from intake.questionnaire.spoken import Said, spoken_day
from intake.route import Item, Route, asks_birth_date
from intake.summing_up import Answered, answered, names, spoken_answer, summed_up
from intake.views.places import CHECK

PERSONAL: Final = (Words, Day, Procedures)
REMEMBERED: Final = 4096  # pages and rows; some ten megabytes at most
CARD: Final = '<section class="panel checks">\n<h2>{}</h2>\n<dl>\n{}</dl>\n</section>\n'


class Drawn(NamedTuple):
    """Answers as HTML, a card for each page: summed up, and each question as it was asked."""

    short: SafeString
    full: SafeString


T = TypeVar("T")
_remembered: dict[Hashable, Any] = {}


def drawn(route: Route, pages: Iterable[Page]) -> Drawn:
    """The answers of all these pages; the birth date is changed by calling the clinic."""
    parts = [_page(route, page) for page in pages]
    short, full = ("".join(part) for part in zip(*parts, strict=True))
    return Drawn(mark_safe(short), mark_safe(full))


def copied(route: Route, page: Page) -> list[dict[str, Any]]:
    """The same, as it was sent and cannot be changed."""
    answers = answered(route, page)
    told = [
        _told(item, item.label, spoken_answer(item, answer, said())) for item, answer in answers
    ]
    if asks_birth_date(page):
        question = route.edition.questions[BIRTH_DATE]
        told.insert(0, _told(question, question.label, spoken_day(route.draft[BIRTH_DATE], said())))
    return told


def _page(route: Route, page: Page) -> Drawn:
    answers = answered(route, page)
    if asks_birth_date(page):
        question, born = (
            route.edition.questions[BIRTH_DATE],
            spoken_day(route.draft[BIRTH_DATE], said()),
        )
        return _draw_page(page, answers, _draw(_told(question, question.label, born)))
    key = _key(page, answers)
    return _kept(key, lambda: _draw_page(page, answers)) if key else _draw_page(page, answers)


def _kept(key: Hashable, draw: Callable[[], T]) -> T:
    """What was drawn before, or is drawn now."""
    if key in _remembered:
        return _remembered[key]
    html = draw()
    if len(_remembered) < REMEMBERED:
        _remembered[key] = html
    return html


def said() -> Said:
    """What answers are told with in the language that is spoken now."""
    return Said(
        not_known=gettext("date not known"),
        none=gettext("None of these"),
        not_so=gettext("No or none"),
        comma=gettext(", "),
        semicolon=gettext("; "),
        day=short_day,
    )


def _draw_page(page: Page, answers: list[Answered], first: str = "") -> Drawn:
    summary = summed_up(answers)
    spoken = said()
    words = {item: spoken_answer(item, answer, spoken) for item, answer in answers}
    short = [_row(page, i, i.label, words[i], place=i.code) for i in summary.told]
    if summary.not_so:
        url = _url(page, summary.not_so[0])
        told = {"label": spoken.not_so, "words": names(summary.not_so, spoken.comma), "url": url}
        short.append(_draw(told | {"places": [item.code for item in summary.not_so]}))
    full = [_row(page, item, item.text, words[item]) for item, _ in answers]
    rows = (mark_safe(first + "".join(some)) for some in (short, full))
    return Drawn(*(format_html(CARD, page.title, some) for some in rows))


def _key(page: Page, answers: list[Answered]) -> tuple[Hashable, ...] | None:
    """What the rows depend on, or None where an answer is the patient's own."""
    known: list[Hashable] = [page]
    for item, answer in answers:
        if isinstance(answer, list | dict):
            answer = tuple(answer) or answer == {}
        if isinstance(item, PERSONAL) and answer not in (MISSING, True):
            return None
        known.append(answer)
    return tuple(known)


def _row(page: Page, item: Item, label: str, words: str, *, place: str = "") -> SafeString:
    """A row; a browser that comes back from a change goes to its `place`."""

    def draw() -> SafeString:
        context = _told(item, label, words) | {"url": _url(page, item)}
        return _draw(context | {"places": [place] if place else []})

    personal = words and isinstance(item, PERSONAL)
    return draw() if personal else _kept((page, item, label, words, place), draw)


def _url(page: Page, item: Item) -> str:
    return f"../{page.slug}/?to={CHECK}#q-{item.code}"


def _draw(context: dict[str, Any]) -> SafeString:
    return render_to_string("intake/check_row.html", context)


def _told(item: Item, label: str, words: str) -> dict[str, Any]:
    return {"item": item, "label": label, "words": words, "own_words": isinstance(item, Words)}
