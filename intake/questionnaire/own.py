"""The clinic's own questions: values that join a published edition as a page before its last.

The published edition stays what it is, under its name and fingerprint. No rule reads an own
question; its answer stands in the same document as the others, under a code of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from intake.questionnaire.edition import Edition, Page
from intake.questionnaire.kinds import (
    NONE,
    UNSURE,
    Choice,
    MultiChoice,
    Number,
    Option,
    Question,
    Words,
)
from intake.questionnaire.languages import ENGLISH
from intake.questionnaire.languages.own import INTRO, SHARED, TITLE

SLUG: Final = "clinic"
PREFIX: Final = "OWN_"  # begins the codes of own questions, and of no other
YES, NO = "YES", "NO"
LEFT_TO_RIGHT: Final = "\u200e"  # after English, so that its last sign stays behind it


class Kind(StrEnum):
    """How an own question is answered."""

    YES_NO = "yes_no"
    ONE = "one"
    SEVERAL = "several"
    WORDS = "words"
    NUMBER = "number"


# The answers that a kind always offers, before and after those that the clinic writes.
FIRST: Final = {Kind.YES_NO: (NO, YES)}
LAST: Final = {
    Kind.YES_NO: (UNSURE,),
    Kind.ONE: (UNSURE,),
    Kind.SEVERAL: (UNSURE, NONE),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """A question and its answers in one language."""

    text: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class OwnQuestion:
    """One of the clinic's own questions, as it was worded from a day on.

    `options` are the codes of the answers that the clinic wrote, in the order of their words.
    An answer among `tell_if` is put before the clinician.
    """

    code: str
    kind: Kind
    wordings: Mapping[str, Wording]
    options: tuple[str, ...] = ()
    tell_if: frozenset[str] = frozenset()

    def asked_in(self, language: str) -> Question:
        """The question in a language, or in English where it has no words in that one."""
        words = self.wordings.get(language) or _foreign(self.wordings[ENGLISH])
        said: dict[str, Any] = {
            "code": self.code,
            "text": words.text,
            "label": words.text.rstrip(f" ?؟{LEFT_TO_RIGHT}").lstrip("¿"),
            "why": "The clinic asks this itself.",
        }
        match self.kind:
            case Kind.WORDS:
                return Words(**said)
            case Kind.NUMBER:
                return Number(**said)
            case Kind.SEVERAL:
                return MultiChoice(**said, options=self._offered(words, language))
        return Choice(**said, options=self._offered(words, language))

    def tells(self, answer: Any) -> bool:
        """Whether a raw answer is one that the clinician is told of."""
        given = answer if isinstance(answer, list) else [answer]
        return any(code in self.tell_if for code in given)

    def _offered(self, words: Wording, language: str) -> tuple[Option, ...]:
        shared = SHARED[language]
        first = (Option(code, shared[code]) for code in FIRST.get(self.kind, ()))
        own = (Option(*pair) for pair in zip(self.options, words.options, strict=True))
        last = (Option(code, shared[code]) for code in LAST[self.kind])
        return (*first, *own, *last)


def _foreign(words: Wording) -> Wording:
    """English that may stand on a page of another language, which may run the other way."""
    options = tuple(f"{option}{LEFT_TO_RIGHT}" for option in words.options)
    return Wording(f"{words.text}{LEFT_TO_RIGHT}", options)


@dataclass(frozen=True, eq=False, kw_only=True)
class EditionWithOwn(Edition):
    """A published edition with the clinic's own questions before its last page."""

    published: Edition

    @property
    def fingerprint(self) -> str:
        """That of the published edition: it vouches for what the rules read."""
        return self.published.fingerprint


def with_own(edition: Edition, questions: Collection[OwnQuestion]) -> Edition:
    """The edition with these questions on a page of their own; itself where there are none."""
    if not questions:
        return edition
    language = edition.language
    items = tuple(question.asked_in(language) for question in questions)
    last = edition.pages[-1]
    page = Page(SLUG, TITLE[language], last.part, items, intro=INTRO[language])
    return EditionWithOwn(
        name=edition.name,
        language=language,
        pages=(*edition.pages[:-1], page, last),
        signed=edition.signed,
        published=edition,
    )


def codes_of(answers: Sequence[str], earlier: Iterable[OwnQuestion]) -> tuple[str, ...]:
    """A code for each answer that the clinic writes: one offered before keeps the one it had."""
    known: dict[str, str] = {}
    for question in earlier:
        known |= zip(question.wordings[ENGLISH].options, question.options, strict=True)
    for answer in answers:
        known.setdefault(answer, f"A{len(set(known.values())) + 1}")
    return tuple(known[answer] for answer in answers)


def is_own(code: str) -> bool:
    return code.startswith(PREFIX)


def published_only(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers to what the published edition asks: all that a rule may read."""
    return {code: answer for code, answer in answers.items() if not is_own(code)}
