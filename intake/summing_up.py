"""What the answers of a page come to: each that tells something, and in one line what is not so.

Whoever reads their answers again looks for what is wrong. What is "no" or "none of these" is
named in a few words, and what was left open not at all; a page that shows this also holds
every question and answer in full, or leads there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from intake.questionnaire.edition import MergedList, Page
from intake.questionnaire.evaluate import MISSING
from intake.questionnaire.kinds import NONE, Choice, MultiChoice, Words
from intake.questionnaire.spoken import ENGLISH, Said, spoken
from intake.quiet import quiet_among
from intake.route import Item, Route

# A "no" that tells something, or is part of a longer answer.
TOLD_BY_NO: Final = frozenset({"FOLLOWUP", "CONTACT_PRIV", "BLOODOK", "RED_DX", "PHOTO"})

Answered = tuple[Item, Any]


@dataclass(frozen=True, slots=True)
class Summary:
    """The questions of a page by what their answers come to."""

    told: tuple[Item, ...]
    not_so: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One question and its answer in words, or several that come to the same."""

    label: str
    words: str
    own_words: bool = False


def answered(route: Route, page: Page) -> list[Answered]:
    """What a page asks, with the raw answers; the birth date, which no route asks, is apart."""
    return [(item, answer_to(item, route.draft)) for item in route.items(page)]


def summed_up(answers: Iterable[Answered]) -> Summary:
    """The answers by what they come to."""
    told: list[Item] = []
    not_so: list[Item] = []
    for item, answer in answers:
        if not is_empty(answer):
            (not_so if _is_not_so(item, answer) else told).append(item)
    return Summary(tuple(told), tuple(not_so))


def short_lines(route: Route, page: Page, said: Said = ENGLISH) -> tuple[Row, ...]:
    """The answers of a page as they are read again."""
    return lines_of(route, answered(route, page), said)


def recalled_lines(
    route: Route, page: Page, said: Said = ENGLISH
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The same as somebody told it before: in sight, and behind the line that counts the rest."""
    told = [(item, answer) for item, answer in answered(route, page) if not is_empty(answer)]
    quiet = quiet_among(route.draft)
    in_sight = [(item, answer) for item, answer in told if item.code not in quiet]
    behind = tuple(row(route, item, said) for item, _ in told if item.code in quiet)
    return lines_of(route, in_sight, said), behind


def lines_of(route: Route, answers: Iterable[Answered], said: Said) -> tuple[Row, ...]:
    """Each answer that tells something, and in one line what is not so."""
    summary = summed_up(answers)
    told = [row(route, item, said) for item in summary.told]
    return (
        (*told, Row(said.not_so, names(summary.not_so, said.comma)))
        if summary.not_so
        else tuple(told)
    )


def row(route: Route, item: Item, said: Said = ENGLISH) -> Row:
    words = spoken_answer(item, answer_to(item, route.draft), said)
    return Row(item.label, words, isinstance(item, Words))


def spoken_answer(item: Item, answer: Any, said: Said = ENGLISH) -> str:
    """An answer in words; none for what was left open."""
    if isinstance(item, MergedList):
        return said.semicolon.join(o.label for o in item.options if o.code in answer)
    return "" if is_empty(answer) else spoken(item, answer, said)


def answer_to(item: Item, draft: Any) -> Any:
    """The raw answer to what a patient sees as one question, or `MISSING`."""
    return item.gather(draft) if isinstance(item, MergedList) else draft.get(item.code, MISSING)


def is_empty(answer: Any) -> bool:
    return answer is MISSING or answer in ("", [])


def names(items: Sequence[Item], comma: str = ENGLISH.comma) -> str:
    """Their labels as one phrase, such as "Thick scars, cold sores"."""
    first, *rest = (item.label for item in items)
    return comma.join([first, *(label[:1].lower() + label[1:] for label in rest)])


def _is_not_so(item: Item, answer: Any) -> bool:
    if isinstance(item, MultiChoice | MergedList):
        return bool(answer == [NONE])
    if isinstance(item, Choice):
        return answer == "NO" and item.code not in TOLD_BY_NO
    return bool(answer == {})
