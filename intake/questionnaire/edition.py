"""What a questionnaire is made of: pages of questions, in the order they are asked."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cached_property
from hashlib import sha256
from typing import Any

from intake.questionnaire.arising import Arising
from intake.questionnaire.as_json import as_json
from intake.questionnaire.conditions import Condition, questions_read
from intake.questionnaire.kinds import NONE, UNSURE, MultiChoice, Option, Question


class EditionError(ValueError):
    """An edition asks a question twice, or hides one by an answer that comes later."""


@dataclass(frozen=True, eq=False)
class MergedList:
    """Several questions that a patient sees as one list, with one "none of these".

    What is ticked goes to the question it belongs to; the others get "none of these". "I am
    not sure" goes to every question that offers it, so all of its questions must, or none.
    """

    code: str
    text: str
    label: str
    questions: tuple[MultiChoice, ...]
    hint: str = ""

    def __post_init__(self) -> None:
        unsure = {UNSURE in question.option_codes for question in self.questions}
        codes = [option.code for option in self.options]
        if len(unsure) > 1 or len(codes) != len(set(codes)):
            raise EditionError(f"The questions of {self.code} cannot be one list.")

    @property
    def options(self) -> tuple[Option, ...]:
        """The options of all its questions, then the shared "not sure" and "none"."""
        shared = {NONE, UNSURE}
        own = [o for q in self.questions for o in q.options if o.code not in shared]
        last = [o for o in self.questions[0].options if o.code in shared]
        return (*own, *last)

    @property
    def why(self) -> str:
        return "; ".join(question.why for question in self.questions)

    def spread(self, ticked: frozenset[str]) -> dict[str, list[str]]:
        """What each of its questions is answered by these ticks; nothing ticked, no answer."""
        if not ticked:
            return {}
        return {
            question.code: sorted(ticked.intersection(question.option_codes)) or [NONE]
            for question in self.questions
        }

    def gather(self, answers: Any) -> list[str]:
        """The ticks that these answers came from."""
        given = {code for q in self.questions for code in answers.get(q.code, ())}
        return sorted(given - {NONE} or given)


@dataclass(frozen=True, eq=False)
class Page:
    """Questions that are asked on one screen."""

    slug: str
    title: str
    part: str
    items: tuple[Question | MergedList, ...]
    intro: str = ""
    outro: str = ""

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(
            question
            for item in self.items
            for question in (item.questions if isinstance(item, MergedList) else (item,))
        )


@dataclass(frozen=True, eq=False)
class Edition:
    """A questionnaire as published under a name, in one language."""

    name: str
    language: str
    pages: tuple[Page, ...]

    def __post_init__(self) -> None:
        asked: set[str] = set()
        for question in (question for page in self.pages for question in page.questions):
            if question.code in asked:
                raise EditionError(f"{question.code} is asked twice.")
            if late := questions_read(question.shown_if) - asked:
                raise EditionError(f"{question.code} depends on {sorted(late)}, asked later.")
            asked.add(question.code)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by its code, in the order asked."""
        return {q.code: q for page in self.pages for q in page.questions}

    def page(self, slug: str) -> Page:
        return next(page for page in self.pages if page.slug == slug)

    @cached_property
    def arising(self) -> Arising:
        """Which of its questions arise, given the answers so far."""
        return Arising(self.questions)

    @cached_property
    def document(self) -> dict[str, Any]:
        """All that a patient could see of it, and the skip logic, as JSON."""
        return {
            "name": self.name,
            "language": self.language,
            "pages": [_page_document(page) for page in self.pages],
        }

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over the whole document, in hexadecimal."""
        text = json.dumps(self.document, sort_keys=True, ensure_ascii=False)
        return sha256(text.encode()).hexdigest()


def _page_document(page: Page) -> dict[str, Any]:
    return {
        "slug": page.slug,
        "title": page.title,
        "part": page.part,
        "intro": page.intro,
        "outro": page.outro,
        "items": [
            {
                "list": item.code,
                "text": item.text,
                "label": item.label,
                "hint": item.hint,
                "questions": [_question_document(question) for question in item.questions],
            }
            if isinstance(item, MergedList)
            else _question_document(item)
            for item in page.items
        ],
    }


def _question_document(question: Question) -> dict[str, Any]:
    document: dict[str, Any] = {"kind": type(question).__name__}
    for field in fields(question):
        value = getattr(question, field.name)
        if isinstance(value, Condition):
            value = as_json(value)
        elif isinstance(value, Question):
            value = value.code
        elif field.name == "options":
            value = [[option.code, option.label] for option in value]
        document[field.name] = value
    return document
