"""Answers as data: read strictly, written canonically.

Raw answers are plain JSON by question code. Several options: an array of codes. One option:
its code. A 0-4 scale: the integer. A day: an ISO date, or null where the patient does not
know it. Procedures: an object from code to date or null, `{}` for none. A number: an integer.
Words: a string. An agreement: "YES". An empty array or string is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import singledispatch
from typing import Any

from intake.questionnaire.edition import Edition
from intake.questionnaire.evaluate import MISSING
from intake.questionnaire.kinds import (
    NONE,
    Choice,
    Day,
    MultiChoice,
    Number,
    Procedures,
    Question,
    Scale,
    Tick,
    Words,
)

LONGEST_WORDS = 2000  # characters; a page of text, and a limit on what one intake can hold
BIRTH_DATE = "DOB"
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # a database or UTF-8 has no room for these


class BadAnswers(ValueError):
    """Answers that cannot be read; `problems` says of each code what is wrong, in a sentence."""

    def __init__(self, problems: tuple[tuple[str, str], ...]) -> None:
        super().__init__("; ".join(f"{code}: {sentence}" for code, sentence in problems))
        self.problems = problems


class Unreadable(ValueError):
    """One answer that its question cannot read."""


class Answers(Mapping[str, Any]):
    """A patient's answers in one edition, as Python values by question code."""

    __slots__ = ("_values", "edition")

    def __init__(self, edition: Edition, values: Mapping[str, Any]) -> None:
        self.edition = edition
        self._values = dict(values)

    def __getitem__(self, code: str) -> Any:
        return self._values[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def copy(self) -> dict[str, Any]:
        return self._values.copy()

    def document(self) -> dict[str, Any]:
        """The answers as JSON, always the same for the same answers."""
        return {code: write(self._values[code]) for code in sorted(self._values)}


def read(edition: Edition, raw: Mapping[str, Any]) -> Answers:
    """Read raw answers, or raise `BadAnswers` with every problem found."""
    values: dict[str, Any] = {}
    problems: list[tuple[str, str]] = []
    for code, answer in raw.items():
        question = edition.questions.get(code)
        if question is None:
            problems.append((code, f"is not a question of edition {edition.name}."))
            continue
        try:
            value = read_answer(question, answer)
        except Unreadable as problem:
            problems.append((code, str(problem)))
        else:
            if value not in (frozenset(), ""):
                values[code] = value
    if problems:
        raise BadAnswers(tuple(problems))
    return Answers(edition, values)


@singledispatch
def read_answer(question: Question, answer: Any) -> Any:
    """The Python value of a raw answer to a question."""
    raise TypeError(f"No way to read an answer to {question!r}")


@read_answer.register
def _(question: MultiChoice, answer: Any) -> frozenset[str]:
    if not isinstance(answer, list) or not all(isinstance(code, str) for code in answer):
        raise Unreadable("must be an array of option codes.")
    chosen = frozenset(answer)
    if len(chosen) < len(answer):
        raise Unreadable("names an option twice.")
    _check_options(question, chosen)
    if NONE in chosen and len(chosen) > 1:
        raise Unreadable("NONE cannot stand beside other options.")
    return chosen


@read_answer.register(Choice)
@read_answer.register(Tick)
def _(question: Question, answer: Any) -> str:
    if not isinstance(answer, str):
        raise Unreadable("must be one option code.")
    if answer:
        _check_options(question, {answer})
    return answer


@read_answer.register
def _(question: Scale, answer: Any) -> int:
    if isinstance(answer, int) and not isinstance(answer, bool) and 0 <= answer <= 4:
        return answer
    raise Unreadable("must be a whole number from 0 to 4.")


@read_answer.register
def _(question: Day, answer: Any) -> date | None:
    if answer is None and question.allow_unknown:
        return None
    return read_day(answer)


@read_answer.register
def _(question: Procedures, answer: Any) -> dict[str, date | None]:
    if not isinstance(answer, dict):
        raise Unreadable("must be an object from procedure code to date or null.")
    _check_options(question, set(answer))
    return {code: None if day is None else read_day(day) for code, day in answer.items()}


@read_answer.register
def _(question: Number, answer: Any) -> int:
    if isinstance(answer, int) and not isinstance(answer, bool) and 0 <= answer <= question.most:
        return answer
    raise Unreadable(f"must be a whole number from 0 to {question.most}.")


@read_answer.register
def _(question: Words, answer: Any) -> str:
    if not isinstance(answer, str):
        raise Unreadable("must be text.")
    if len(answer) > LONGEST_WORDS:
        raise Unreadable(f"must be at most {LONGEST_WORDS} characters.")
    if UNSTORABLE.search(answer):
        raise Unreadable("holds a character that cannot be stored.")
    return answer.strip()


def write(value: Any) -> Any:
    """The JSON of an answer's Python value."""
    match value:
        case frozenset():
            return sorted(value)
        case date():
            return value.isoformat()
        case dict():
            return {code: write(value[code]) for code in sorted(value)}
    return value


def without_hidden(answers: Answers) -> Answers:
    """Only the answers to questions that arise: what another answer made moot is dropped."""
    values = answers.copy()
    answers.edition.arising.settle(values)
    told = {code: value for code, value in values.items() if value is not MISSING}
    return Answers(answers.edition, told)


def split(answers: Answers) -> tuple[dict[str, Any], dict[str, str], date | None]:
    """Coded answers, the patient's own words, and the birth date, each as JSON can hold it.

    The coded answers name nobody; the other two are to be encrypted.
    """
    coded = answers.document()
    birth_date = answers.get(BIRTH_DATE)
    coded.pop(BIRTH_DATE, None)
    questions = answers.edition.questions
    words = {code: coded.pop(code) for code in answers if isinstance(questions[code], Words)}
    return coded, words, birth_date


def join(
    edition: Edition, coded: Mapping[str, Any], words: Mapping[str, str], birth_date: date | None
) -> Answers:
    """The answers that `split` took apart."""
    born = {} if birth_date is None else {BIRTH_DATE: birth_date.isoformat()}
    return read(edition, {**coded, **words, **born})


def _check_options(question: Question, codes: frozenset[str] | set[str]) -> None:
    if unknown := sorted(codes.difference(question.option_codes)):
        raise Unreadable(f"has no option {', '.join(unknown)}.")


def read_day(answer: Any) -> date:
    """A day from an ISO string; raises `ValueError` with a sentence."""
    if not isinstance(answer, str):
        raise Unreadable("must be a date such as 2026-03-16.")
    try:
        day = date.fromisoformat(answer)
        lifetime = 1900 <= day.year < 2200
        if day.isoformat() != answer or not lifetime:  # Python also reads weeks, 2026-W12-1
            raise ValueError
        return day
    except ValueError:
        raise Unreadable(f"{answer[:20]} is not a date such as 2026-03-16.") from None
