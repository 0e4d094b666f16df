"""What a questionnaire is made of: pages of questions, in the order they are asked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from hashlib import sha256
from typing import Any, Self

from intake.questionnaire.arising import Arising
from intake.questionnaire.as_json import as_json
from intake.questionnaire.conditions import Condition
from intake.questionnaire.kinds import NONE, UNSURE, MultiChoice, Option, Question, Tick
from intake.questionnaire.walking import questions_read


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

    def with_questions(self, changed: Mapping[str, Any]) -> Self:
        """The same list with some of its questions as another edition asks them."""
        return replace(self, questions=tuple(changed.get(q.code, q) for q in self.questions))

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
class AgreedTogether(MergedList):
    """Several agreements that a patient reads as a list and gives with one tick.

    Each keeps its code and its own exact words, and is stored as an agreement of its own.
    """

    questions: tuple[Tick, ...]  # type: ignore[assignment]

    def __post_init__(self) -> None:
        if not all(isinstance(question, Tick) for question in self.questions):
            raise EditionError(f"{self.code} holds something that is no agreement.")

    @property
    def options(self) -> tuple[Option, ...]:
        return (Option("YES", self.text),)

    def spread(self, ticked: frozenset[str]) -> dict[str, Any]:
        """The answer to each of its agreements; without the tick, none."""
        return dict.fromkeys((q.code for q in self.questions), "YES") if ticked else {}

    def gather(self, answers: Any) -> list[str]:
        return ["YES"] if all(answers.get(q.code) for q in self.questions) else []


@dataclass(frozen=True, eq=False)
class Page:
    """Questions that are asked on one screen; those `in_short` of who has read them before."""

    slug: str
    title: str
    part: str
    items: tuple[Question | MergedList, ...]
    intro: str = ""
    outro: str = ""
    in_short: frozenset[str] = frozenset()

    def with_questions(self, changed: Mapping[str, Question]) -> Self:
        """The same page with some of its questions as another edition asks them."""
        items = tuple(
            item.with_questions(changed)
            if isinstance(item, MergedList)
            else changed.get(item.code, item)
            for item in self.items
        )
        return replace(self, items=items)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(
            question
            for item in self.items
            for question in (item.questions if isinstance(item, MergedList) else (item,))
        )


@dataclass(frozen=True, eq=False)
class Edition:
    """A questionnaire as published under a name, in one language.

    `signed` says that a patient signs what is agreed.
    """

    name: str
    language: str
    pages: tuple[Page, ...]
    signed: bool = False

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
        # What the first edition did not know is left out, so that its fingerprint stands.
        signed = {"signed": True} if self.signed else {}
        return {
            "name": self.name,
            "language": self.language,
            "pages": [_page_document(page) for page in self.pages],
            **signed,
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
        elif field.name == "in_short":
            if value is None:  # what earlier editions did not know, so that their prints stand
                continue
            value = value.document
        document[field.name] = value
    return document
