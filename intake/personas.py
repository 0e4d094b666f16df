"""Three patients who walk through an edition, so that its effort can be counted.

They answer whatever an edition asks: what is not said here is answered "no", "none of these"
or with the first option, so a new edition is walked without a word changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from intake.effort import Effort, Step, Target, count_words
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.edition import Edition, MergedList, Page
from intake.questionnaire.kinds import (
    NONE,
    Choice,
    Day,
    MultiChoice,
    Procedures,
    Question,
    Scale,
    TeachBack,
    Tick,
    Words,
)
from intake.questionnaire.spoken import spoken
from intake.route import Item, Route, codes_of

BORN = "1992-06-15"
MONTH_BOXES, DAY_BOXES = 2, 3
CONTINUE = 1  # a tap and a decision at the end of every page

# The pages that no edition holds, with the words on them; a test counts them in the templates.
START = Step("the link", words=96, decisions=1, taps=CONTINUE)
BIRTH = Step("birth date", words=30, answers=1, decisions=2, taps=4, boxes=3, typed=8)
CHECK_WORDS = 118  # those on the page of the check that are not answers


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody who answers; what differs from a clean history, and what it may cost."""

    who: str
    target: Target
    told: Mapping[str, Any]


CLEAN = Persona(
    "one concern, clean history",
    Target(answers=45, seconds=360),
    {"GOALS": ["OIL"], "ZONES": ["FOREHEAD"], "APP_WORRY": 1},
)
TYPICAL = Persona(
    "three concerns, two conditions",
    Target(answers=70, seconds=600),
    {
        "GOALS": ["OIL", "PORES", "RED"],
        "ZONES": ["FOREHEAD", "NOSE", "CHEEK_L"],
        "GOAL_TEXT": "Less shine by lunchtime.",
        "APP_WORRY": 1,
        "BSV": ["LUNG"],
        "HEART": ["DIAB"],
        "TOX_EVER": "YES",
        "TOX_LAST": "2025-05-14",
        "MEDS_TEXT": "metformin, salbutamol",
        "PROCS": {"LIGHT": "2025-12-01"},
    },
)
RETURNING_TARGET = Target(answers=15, seconds=90)
RETURNING = "returning after four months"
# What is asked of somebody who comes back, page by page; the rest is confirmed on cards.
ASKED_AGAIN = (
    ("How you are today", ("SX_NOW", "PREG", "SKIN_NOW", "ILL_NOW", "VACC", "FILLER")),
    ("Since last time", ("MEDS", "TOX_EVER")),
)


def walk(edition: Edition, persona: Persona) -> Effort:
    """A first visit, from the link to the button that sends."""
    answers = answered(edition, persona.told)
    route = Route(edition, answers)
    steps = [START, BIRTH]
    steps += [
        _step(page.title, _page_words(page), route, route.items(page)) for page in route.pages
    ]
    steps.insert(-1, _check(route))
    return Effort(persona.who, tuple(steps), persona.target)


def come_back(
    edition: Edition,
    told: Mapping[str, Any] = CLEAN.told,
    *,
    asked: tuple[tuple[str, tuple[str, ...]], ...] = ASKED_AGAIN,
) -> Effort:
    """A later visit: some questions again, one page of cards to confirm, and the agreement.

    The pages asked again are given, so that who decides what is due can say so.
    """
    route = Route(edition, answered(edition, told))
    again = [
        _step(title, count_words(title), route, list(_items(route, codes)))
        for title, codes in asked
    ]
    known = {code for _, codes in asked for code in codes}
    cards = [item for page in route.pages[:-1] for item in route.items(page)]
    left = [item for item in cards if known.isdisjoint(codes_of(item))]
    confirm = Step("cards", words=_said(route, left), decisions=1, taps=CONTINUE)
    agree = _step(
        route.agreement.title, _page_words(route.agreement), route, route.items(route.agreement)
    )
    steps = (START, BIRTH, *again, confirm, agree)
    return Effort(RETURNING, steps, RETURNING_TARGET)


def everybody(edition: Edition) -> list[Effort]:
    """The three patients of the budget."""
    return [walk(edition, CLEAN), walk(edition, TYPICAL), come_back(edition)]


def answered(edition: Edition, told: Mapping[str, Any]) -> dict[str, Any]:
    """Every answer that this person gives, as raw JSON; nothing that does not arise."""
    answers: dict[str, Any] = {BIRTH_DATE: BORN}
    for page in edition.pages:
        while missing := _next(edition, page, answers, told):
            code = missing.code
            answers[code] = told[code] if code in told else _plain(missing, answers)
    return answers


def _next(
    edition: Edition, page: Page, answers: Mapping[str, Any], told: Mapping[str, Any]
) -> Question | None:
    arises = Route(edition, answers).arises
    waiting = (q for q in page.questions if arises[q.code] and q.code not in answers)
    asked = (q for q in waiting if q.required or q.code in told or isinstance(q, TeachBack))
    return next(asked, None)


def _plain(question: Question, answers: Mapping[str, Any]) -> Any:
    """The answer of somebody with nothing to tell."""
    codes = question.option_codes
    match question:
        case MultiChoice():
            return [NONE if NONE in codes else codes[0]]
        case TeachBack():
            return question.right
        case Choice(options_from=MultiChoice() as source):
            return answers[source.code][0]
        case Choice():
            return "NO" if "NO" in codes else codes[0]
        case Scale():
            return 2
        case Day():
            return None if question.allow_unknown else BORN
        case Procedures():
            return {}
        case Tick():
            return codes[0]
    raise TypeError(f"No plain answer to {question.code}")


def _step(title: str, words: int, route: Route, items: tuple[Item, ...] | list[Item]) -> Step:
    """One page of questions, with the button that ends it."""
    costs = [_cost(route, item) for item in items]
    return Step(
        title,
        words=words + sum(_words(route, item) for item in items),
        answers=sum(taps > 0 for taps, _, _ in costs),
        decisions=len(costs) + CONTINUE,
        taps=sum(taps for taps, _, _ in costs) + CONTINUE,
        boxes=sum(boxes for _, boxes, _ in costs),
        typed=sum(typed for _, _, typed in costs),
    )


def _cost(route: Route, item: Item) -> tuple[int, int, int]:
    """The taps, boxes and characters of an answer; none of an optional question left alone."""
    if isinstance(item, MergedList):
        return len(item.gather(route.draft)), 0, 0
    if item.code not in route.draft:
        return 0, 0, 0
    answer = route.draft[item.code]
    match item:
        case Words():
            return 1, 1, len(answer)
        case MultiChoice():
            return len(answer), 0, 0
        case Procedures():
            return _procedures(answer)
        case Day() if answer is not None:
            boxes = MONTH_BOXES if item.month_enough else DAY_BOXES
            return boxes, boxes, _day_keys(boxes)
    return 1, 0, 0


def _procedures(answer: Mapping[str, str | None]) -> tuple[int, int, int]:
    """A tick each, and the month and year or "I do not know when"."""
    dated = sum(day is not None for day in answer.values())
    boxes = dated * MONTH_BOXES
    ticks = max(len(answer), 1)
    return ticks + boxes + len(answer) - dated, boxes, dated * _day_keys(MONTH_BOXES)


def _day_keys(boxes: int) -> int:
    """The characters of a month and a year, and of a day where it is asked."""
    return 2 * (boxes - 1) + 4


def _page_words(page: Page) -> int:
    return count_words(page.title, page.intro, page.outro)


def _words(route: Route, item: Item) -> int:
    """The words read before answering: the question, and the options that are looked through.

    Where one is chosen, they are read in order up to it, as menus are searched; where any
    number may be ticked, all are read.
    """
    options = [option for option in item.options]
    if isinstance(item, Choice | Scale) and item.code in route.draft:
        if isinstance(item, Choice) and item.options_from:
            ticked = route.draft[item.options_from.code]
            options = [option for option in options if option.code in ticked]
        codes = [option.code for option in options]
        options = options[: codes.index(str(route.draft[item.code])) + 1]
    return count_words(item.text, item.hint, *(option.label for option in options))


def _check(route: Route) -> Step:
    """The page on which all answers stand once more."""
    items = [item for page in route.pages[:-1] for item in route.items(page)]
    return Step("check", words=CHECK_WORDS + _said(route, items), decisions=1, taps=CONTINUE)


def _said(route: Route, items: list[Item]) -> int:
    """The words of answers as they are read again, each with its label."""
    return sum(count_words(item.label, _answer(route, item)) for item in items)


def _answer(route: Route, item: Item) -> str:
    if isinstance(item, MergedList):
        ticked = item.gather(route.draft)
        return "; ".join(option.label for option in item.options if option.code in ticked)
    return spoken(item, route.draft[item.code]) if item.code in route.draft else ""


def _items(route: Route, codes: tuple[str, ...]) -> Iterator[Item]:
    for page in route.pages:
        yield from (item for item in route.items(page) if set(codes_of(item)) & set(codes))
