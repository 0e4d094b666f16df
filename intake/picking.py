"""Pages of chosen questions: those of a returning patient, and those of one question back."""

from __future__ import annotations

from collections.abc import Collection

from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.edition import Edition, MergedList, Page
from intake.questionnaire.kinds import Question
from intake.questionnaire.walking import questions_read

Item = Question | MergedList


def codes_of(item: Item) -> tuple[str, ...]:
    questions = item.questions if isinstance(item, MergedList) else (item,)
    return tuple(question.code for question in questions)


def part_of(page: Page, codes: Collection[str]) -> Page | None:
    """The page with only the items that ask any of these questions; None if there are none."""
    items = tuple(
        item for item in page.items if item.code != BIRTH_DATE and not _apart(item, codes)
    )
    return Page(page.slug, page.title, page.part, items, page.intro, page.outro) if items else None


def picked(edition: Edition, codes: Collection[str], *, slug: str, title: str) -> Page:
    """One page of these questions, each with those that its own page would ask after it."""
    items: list[Item] = []
    for page in edition.pages:
        here: set[str] = set()
        for item in page.items:
            follows = isinstance(item, Question) and questions_read(item.shown_if) & here
            if item.code != BIRTH_DATE and (follows or not _apart(item, codes)):
                items.append(item)
                here |= set(codes_of(item))
    return Page(slug, title, "", tuple(items))


def _apart(item: Item, codes: Collection[str]) -> bool:
    return not any(code in codes for code in codes_of(item))
