"""Three patients who walk through an edition, so that its effort can be counted.

They answer whatever an edition asks: what is not said here is answered "no", "none of these"
or with the first option, so a new edition is walked without a word changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from intake.effort import Effort, Step, Target, count_words
from intake.folding import line, stands_behind
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.calendar import add_months
from intake.questionnaire.edition import AgreedTogether, Edition, MergedList, Page
from intake.questionnaire.kinds import (
    NONE,
    Choice,
    Day,
    MultiChoice,
    Number,
    Procedures,
    Question,
    Scale,
    TeachBack,
    Tick,
    Words,
)
from intake.questionnaire.shelf_life import Earlier, due
from intake.returning import ReturningRoute
from intake.route import Item, Route, teaches_back
from intake.summing_up import recalled_lines, short_lines

BORN = "1992-06-15"
MONTH_BOXES, DAY_BOXES = 2, 3
CONTINUE = 1  # a tap at the end of every page

# What stands on pages and in no edition; a test counts the words in the templates.
START = Step("the link", words=59, answers=1, decisions=2, taps=4, boxes=3, typed=8)
START_AGAIN = replace(START, words=25)  # on the phone on which they told us before
CHECK_WORDS = 12  # those on the page of the check that are not answers
EXPLAINED_WORDS = 3  # above the points to read before they are asked about
KEEPING_WORDS = 49  # how answers are kept, read before they are sent
OPENS_THE_LIST = "Yes: show the list"
CARDS_WORDS = 17  # beside what was told last time
AGREED_WORDS = 15  # instead of both, where the same words were agreed to before
SIGNATURE = Step("", words=8, answers=1, decisions=1, taps=1, boxes=1, typed=len("Ada Marsh"))


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody who answers; what differs from a clean history, and what it may cost."""

    who: str
    target: Target
    told: Mapping[str, Any]


AGREEABLE = {"BLOODOK": "YES", "FOLLOWUP": "YES", "CONTACT_PRIV": "YES", "APP_WORRY": 1}
CLEAN = Persona(
    "one concern, clean history",
    Target(answers=45, seconds=360),
    {"GOALS": ["OIL"], "ZONES": ["FOREHEAD"], **AGREEABLE},
)
TYPICAL = Persona(
    "three concerns, two conditions",
    Target(answers=70, seconds=600),
    {
        "GOALS": ["OIL", "PORES", "RED"],
        "ZONES": ["FOREHEAD", "NOSE", "CHEEK_L"],
        "GOAL_TEXT": "Less shine by lunchtime.",
        **AGREEABLE,
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
TOLD_ON, MONTHS_LATER = date(2026, 11, 25), 4


def walk(edition: Edition, persona: Persona) -> Effort:
    """A first visit, from the link to the button that sends."""
    answers = answered(edition, persona.told)
    route = Route(edition, answers)
    steps = [START, *(_page(page, route) for page in route.pages[:-1])]
    steps += [_check(route), _agree(route)]
    return Effort(persona.who, tuple(steps), persona.target)


def come_back(
    edition: Edition, told: Mapping[str, Any] = CLEAN.told, *, months: int = MONTHS_LATER
) -> Effort:
    """A later visit: what is due is asked, what still stands is confirmed on one page of cards."""
    answers = answered(edition, told)
    dates = dict.fromkeys(edition.questions, TOLD_ON)
    earlier = Earlier(answers, dates, read_whole=dates, edition=edition)
    again = due(edition, earlier, on=add_months(TOLD_ON, months))
    route = ReturningRoute(edition, answers, due=again, last_time=earlier)
    pages = [_cards(route) if p is route.cards_page else _page(p, route) for p in route.pages[:-1]]
    return Effort(RETURNING, (START_AGAIN, *pages, _agree_again(route)), RETURNING_TARGET)


def _cards(route: ReturningRoute) -> Step:
    """What was told last time, confirmed as a whole: each part of the form under its name."""
    parts = dict.fromkeys(page.part for page in route.cards)
    skimmed = sum(_recalled(route, [p for p in route.cards if p.part == part]) for part in parts)
    skimmed += count_words(*parts)
    title = route.cards_page.title
    return Step(title, words=CARDS_WORDS, skimmed=skimmed, decisions=1, taps=CONTINUE)


def _recalled(route: ReturningRoute, pages: list[Page]) -> int:
    """The words of one part: its answers, and the line behind which the lesser ones stand."""
    both = [recalled_lines(route, page) for page in pages]
    said = sum(count_words(row.label, row.words) for rows, _ in both for row in rows)
    quiet = sum(len(rows) for _, rows in both)
    return said + (count_words(f"{quiet} more answers") if quiet else 0)


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


def _page(page: Page, route: Route) -> Step:
    """A page of the edition."""
    words = count_words(page.title, page.intro, page.outro)
    words += EXPLAINED_WORDS * teaches_back(page)
    return _step(page, words, route)


def _agree(route: Route) -> Step:
    """The last page: how answers are kept, what is agreed, and the name where it is signed."""
    step = _page(route.agreement, route)
    name = SIGNATURE if route.edition.signed else Step("")
    return replace(
        step,
        words=step.words + KEEPING_WORDS + name.words,
        answers=step.answers + name.answers,
        decisions=step.decisions + name.decisions,
        taps=step.taps + name.taps,
        boxes=step.boxes + name.boxes,
        typed=step.typed + name.typed,
    )


def _agree_again(route: ReturningRoute) -> Step:
    """The last page where its every word was agreed to before: the points stand behind a line."""
    if not any(isinstance(item, AgreedTogether) for item in route.items(route.agreement)):
        return _agree(route)
    points = sum(_words(route, item, in_short=False) for item in route.items(route.agreement))
    page = route.agreement
    around = count_words(page.intro, page.outro) + KEEPING_WORDS + points
    ticked = sum(count_words(item.text) for item in route.items(page))
    step = _agree(route)
    return replace(step, words=step.words - around + AGREED_WORDS + ticked)


def _step(page: Page, words: int, route: Route) -> Step:
    """One page of questions, with the button that ends it.

    What is folded away and left alone costs its line and one decision. Pressing Continue after
    the last answer is no decision: the model leaves M out before what was fully anticipated.
    """
    asked = route.items(page)
    folded = [i for i in asked if stands_behind(i.code, page) and i.code not in route.draft]
    items = [item for item in asked if item not in folded]
    words += count_words(line(folded)) if folded else 0
    costs = [_cost(route, item) for item in items]
    return Step(
        page.title,
        words=words + sum(_words(route, i, in_short=i.code in page.in_short) for i in items),
        answers=sum(taps > 0 for taps, _, _ in costs),
        decisions=len(costs) + bool(folded),
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
        case Number():
            return 1, 1, len(str(answer))
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


def _words(route: Route, item: Item, *, in_short: bool) -> int:
    """The words read before answering: the question, and the options that are looked through.

    Where one is chosen, they are read in order up to it, as menus are searched; where any
    number may be ticked, all are read. In short all names are read, and the first answer below
    them where that is the one.
    """
    if in_short and isinstance(item, MultiChoice) and item.in_short:
        said = count_words(*item.in_short.pieces)
        if route.draft.get(item.code) == [NONE]:
            return said
        return said + count_words(OPENS_THE_LIST, *(option.label for option in item.options))
    if isinstance(item, AgreedTogether):
        return count_words(item.label, *(q.text for q in item.questions), item.text)
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
    pages = [page for page in route.pages[:-1] if not teaches_back(page)]
    skimmed = sum(count_words(page.title) + _summed_up(route, page) for page in pages)
    return Step("check", words=CHECK_WORDS, skimmed=skimmed, decisions=1, taps=CONTINUE)


def _summed_up(route: Route, page: Page) -> int:
    """The words of a page's answers as they are looked over again; "Change" is not read."""
    return sum(count_words(row.label, row.words) for row in short_lines(route, page))
