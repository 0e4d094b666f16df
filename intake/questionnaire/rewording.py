"""Other words for the same questions: what is asked and what it means stays, by code.

A question keeps its code, kind, options, skip logic and reason. What its words do not name is
said as before, but for the hint, which is dropped unless it is given again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from intake.questionnaire.edition import EditionError, MergedList, Page
from intake.questionnaire.kinds import Choice, Option, Question


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a question, a list or a page; options by code, `steps` in their order."""

    text: str
    label: str = ""
    hint: str = ""
    steps: tuple[str, ...] = ()
    options: Mapping[str, str] | None = None


def said(text: str, label: str = "", *steps: str, hint: str = "", **options: str) -> Said:
    return Said(text, label, hint, steps, options)


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page around its questions."""

    title: str
    intro: str = ""
    outro: str = ""


def reworded(
    pages: Iterable[Page], words: Mapping[str, Said], around: Mapping[str, PageWords]
) -> tuple[Page, ...]:
    """The pages in other words; every question and page must have some."""
    known: dict[str, Any] = {}
    return tuple(_page(page, words, around, known) for page in pages)


def _page(
    page: Page, words: Mapping[str, Said], around: Mapping[str, PageWords], known: dict[str, Any]
) -> Page:
    items = tuple(
        _list(item, words, known)
        if isinstance(item, MergedList)
        else _question(item, words[item.code], known)
        for item in page.items
    )
    beside = around[page.slug]
    return replace(page, title=beside.title, items=items, intro=beside.intro, outro=beside.outro)


def _list(item: MergedList, words: Mapping[str, Said], known: dict[str, Any]) -> MergedList:
    questions = tuple(_question(q, words[q.code], known) for q in item.questions)
    told = words[item.code]
    return replace(
        item,
        text=told.text,
        label=told.label or item.label,
        hint=told.hint,
        questions=questions,  # type: ignore[arg-type]
    )


def _question(question: Question, told: Said, known: dict[str, Any]) -> Question:
    changes: dict[str, Any] = {"options": _options(question, told)}
    if isinstance(question, Choice) and question.options_from:
        source = known[question.options_from.code]
        changes |= {"options_from": source, "options": source.options}
    label = told.label or question.label
    known[question.code] = replace(question, text=told.text, label=label, hint=told.hint, **changes)
    return known[question.code]  # type: ignore[no-any-return]


def _options(question: Question, told: Said) -> tuple[Option, ...]:
    labels = told.options or dict(zip(question.option_codes, told.steps, strict=False))
    if told.steps and len(told.steps) != len(question.options):
        raise EditionError(f"{question.code} has {len(question.options)} steps.")
    if unknown := labels.keys() - set(question.option_codes):
        raise EditionError(f"{question.code} has no option {', '.join(sorted(unknown))}.")
    return tuple(Option(o.code, labels.get(o.code, o.label)) for o in question.options)
