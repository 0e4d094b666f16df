"""Answers in the words the patient saw, for people to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from typing import Any

from intake.questionnaire.kinds import (
    UNSURE,
    Choice,
    Day,
    MultiChoice,
    Procedures,
    Question,
    Scale,
    Tick,
)


def _short(day: date) -> str:
    return f"{day:%-d %b %Y}"


@dataclass(frozen=True, slots=True)
class Said:
    """What answers are told with in one language, besides their options."""

    not_known: str = "date not known"
    none: str = "None of these"
    not_so: str = "No"
    comma: str = ", "
    semicolon: str = "; "
    day: Callable[[date], str] = _short


ENGLISH = Said()


@singledispatch
def spoken(question: Question, answer: Any, said: Said = ENGLISH) -> str:
    """A raw (JSON) answer in words."""
    return str(answer)


@spoken.register
def _(question: MultiChoice, answer: Any, said: Said = ENGLISH) -> str:
    chosen = (question.option_label(c) for c in question.option_codes if c in answer)
    return said.semicolon.join(chosen)


@spoken.register(Choice)
@spoken.register(Tick)
def _(question: Question, answer: Any, said: Said = ENGLISH) -> str:
    return question.option_label(answer)


@spoken.register
def _(question: Scale, answer: Any, said: Said = ENGLISH) -> str:
    return question.option_label(str(answer))


@spoken.register
def _(question: Day, answer: Any, said: Said = ENGLISH) -> str:
    if isinstance(answer, Mapping):
        return f"{answer['submission']} on the day of the answers, {answer['visit']} at the visit"
    return said.not_known if answer is None else spoken_day(answer, said)


@spoken.register
def _(question: Procedures, answer: Any, said: Said = ENGLISH) -> str:
    if not answer:
        return said.none
    told = (_procedure(question, code, day, said) for code, day in answer.items())
    return said.semicolon.join(told)


def _procedure(question: Procedures, code: str, day: str | None, said: Said) -> str:
    if code == UNSURE:
        return question.option_label(code)
    when = said.not_known if day is None else spoken_day(day, said)
    return f"{question.option_label(code)}{said.comma}{when}"


def spoken_day(day: date | str, said: Said = ENGLISH) -> str:
    """A day such as 14 Sep 2026."""
    return said.day(date.fromisoformat(day) if isinstance(day, str) else day)
