"""The rows of the check page: answers in words, summed up and in full, with links to change them.

The row of a coded answer is drawn once and remembered for every patient; words and days are a
patient's own and are drawn anew. So links are relative: they name no intake.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from intake.dates import short_day
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.edition import Page
from intake.questionnaire.kinds import Day, Procedures, Words
from intake.questionnaire.spoken import Said, spoken_day
from intake.remembering import Remembered
from intake.route import Item, Route, asks_birth_date
from intake.summing_up import Answered, answered, is_empty, names, spoken_answer, summed_up
from intake.views.places import CHECK, WHOLE
from intake.views.stencil import filled

PERSONAL: Final = (Words, Day, Procedures)
ROW: Final = "intake/check_row.html"
CARD: Final = '<section class="panel checks">\n<h2>{}</h2>\n<dl>\n{}</dl>\n</section>\n'


class Drawn(NamedTuple):
    """Answers as HTML, a card for each page: summed up, and each question as it was asked."""

    short: SafeString
    full: SafeString


_remembered: Remembered[SafeString] = Remembered(4096)  # rows; a few megabytes
_cards: Remembered[Drawn] = Remembered(1024)  # most patients have the same few; a few megabytes


def drawn(route: Route, pages: Iterable[Page]) -> Drawn:
    """The answers of all these pages; the birth date is changed by calling the clinic."""
    spoken = said()
    parts = [_page(route, page, spoken) for page in pages]
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


def _page(route: Route, page: Page, spoken: Said) -> Drawn:
    answers = answered(route, page)
    if asks_birth_date(page) or any(_is_own(item, answer) for item, answer in answers):
        return _card(route, page, answers, spoken)
    key = (page, *[(item.code, _hashable(answer)) for item, answer in answers])
    return _cards.get(key, lambda: _card(route, page, answers, spoken))


def _card(route: Route, page: Page, answers: list[Answered], spoken: Said) -> Drawn:
    summary = summed_up(answers)
    told = set(summary.told)
    short = [_row(page, item, answer, spoken) for item, answer in answers if item in told]
    if summary.not_so:
        short.append(_not_so(page, summary.not_so, spoken))
    full = [_row(page, item, answer, spoken, full=True) for item, answer in answers]
    first = _birth_date(route, spoken) if asks_birth_date(page) else ""
    title = escape(page.title)
    cards = (CARD.format(title, first + "".join(rows)) for rows in (short, full))
    return Drawn(*map(mark_safe, cards))


def said() -> Said:
    """What answers are told with in the language that is spoken now."""
    return Said(
        not_known=gettext("date not known"),
        none=gettext("None of these"),
        not_so=gettext("No"),
        comma=gettext(", "),
        semicolon=gettext("; "),
        day=short_day,
    )


def _row(page: Page, item: Item, answer: Any, spoken: Said, *, full: bool = False) -> SafeString:
    """A row: short with a place to come back to from a change, or full with the whole question."""

    def draw() -> SafeString:
        words = spoken_answer(item, answer, spoken)
        context = _told(item, item.text if full else item.label, words)
        return _draw(context | {"url": _url(page, item), "places": [] if full else [item.code]})

    if _is_own(item, answer):
        return draw()
    return _remembered.get((page, item, _hashable(answer), full), draw)


def _is_own(item: Item, answer: Any) -> bool:
    """Whether an answer is one patient's own words or days, which are not remembered."""
    return isinstance(item, PERSONAL) and not is_empty(answer) and answer != {}


def _hashable(answer: Any) -> Any:
    return tuple(answer) if isinstance(answer, list | dict) else answer


def _not_so(page: Page, items: Sequence[Item], spoken: Said) -> SafeString:
    """The row that names what was answered "no" or "none of these"."""

    def draw() -> SafeString:
        told = {"label": spoken.not_so, "words": names(items, spoken.comma)}
        places = [item.code for item in items]
        return _draw(told | {"url": _url(page, items[0]), "places": places})

    return _remembered.get((page, *items), draw)


def _birth_date(route: Route, spoken: Said) -> SafeString:
    label = route.edition.questions[BIRTH_DATE].label
    holes = {"words": spoken_day(route.draft[BIRTH_DATE], spoken)}
    return filled(ROW, fixed={"label": label}, holes=holes)


def _url(page: Page, item: Item) -> str:
    return f"../{page.slug}/?to={CHECK}&{WHOLE}=1#q-{item.code}"


def _draw(context: dict[str, Any]) -> SafeString:
    return render_to_string(ROW, context)


def _told(item: Item, label: str, words: str) -> dict[str, Any]:
    return {"item": item, "label": label, "words": words, "own_words": isinstance(item, Words)}
