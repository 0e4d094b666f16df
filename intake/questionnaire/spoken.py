"""Answers in the words the patient saw, for people to read."""

from __future__ import annotations

from collections.abc import Mapping
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

NOT_KNOWN = "date not known"


@singledispatch
def spoken(question: Question, answer: Any) -> str:
    """A raw (JSON) answer in words."""
    return str(answer)


@spoken.register
def _(question: MultiChoice, answer: Any) -> str:
    return "; ".join(question.option_label(c) for c in question.option_codes if c in answer)


@spoken.register(Choice)
@spoken.register(Tick)
def _(question: Question, answer: Any) -> str:
    return question.option_label(answer)


@spoken.register
def _(question: Scale, answer: Any) -> str:
    return question.option_label(str(answer))


@spoken.register
def _(question: Day, answer: Any) -> str:
    if isinstance(answer, Mapping):
        return f"{answer['submission']} on the day of the answers, {answer['visit']} at the visit"
    return NOT_KNOWN if answer is None else spoken_day(answer)


@spoken.register
def _(question: Procedures, answer: Any) -> str:
    if not answer:
        return "None of these"
    return "; ".join(_procedure(question, code, day) for code, day in answer.items())


def _procedure(question: Procedures, code: str, day: str | None) -> str:
    if code == UNSURE:
        return question.option_label(code)
    return f"{question.option_label(code)}, {NOT_KNOWN if day is None else spoken_day(day)}"


def spoken_day(day: date | str) -> str:
    """A day such as 14 Sep 2026."""
    return f"{date.fromisoformat(day) if isinstance(day, str) else day:%-d %b %Y}"
