"""Going through the tree of a condition: its nodes, the questions and the settings it reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from intake.questionnaire.conditions import (
    AgeAt,
    All,
    AnswerTo,
    Any_,
    Compare,
    Condition,
    CountOf,
    DayOf,
    Has,
    Highest,
    Is,
    Later,
    Named,
    Not,
    NotKnown,
    Setting,
    Sum,
    Term,
)


def children(node: Any) -> Iterator[Condition | Term]:
    """The nodes directly below a node."""
    match node:
        case All(parts) | Any_(parts):
            yield from parts
        case Not(part) | Named(_, part):
            yield part
        case Compare(left, _, right):
            yield left
            yield right
        case Later(day, span):
            yield day
            yield span


def walk(node: Condition | Term) -> Iterator[Condition | Term]:
    """Every node of a tree, the root first."""
    yield node
    for child in children(node):
        yield from walk(child)


def questions_read(node: Condition | Term) -> frozenset[str]:
    """The codes of the questions that a condition reads."""
    codes: set[str] = set()
    for part in walk(node):
        match part:
            case Has(question) | Is(question) | NotKnown(question) | AnswerTo(question):
                codes.add(question.code)
            case DayOf(question) | CountOf(question) | AgeAt(_, question):
                codes.add(question.code)
            case Sum(questions) | Highest(questions):
                codes.update(question.code for question in questions)
    return frozenset(codes)


def settings_read(node: Condition | Term) -> frozenset[Setting]:
    """The clinic's settings that a condition depends on."""
    return frozenset(part for part in walk(node) if isinstance(part, Setting))
