"""Conditions as plain JSON: what a page's script evaluates and what fingerprints cover.

A leaf names its question; `cmp` holds two terms, each `["answer", code]`, `["count", code]`,
`["sum", [codes]]` and so on, or a bare number.
"""

from __future__ import annotations

from typing import Any

from intake.questionnaire.conditions import (
    AgeAt,
    All,
    Always,
    AnswerTo,
    Any_,
    Compare,
    Condition,
    CountOf,
    DayOf,
    Has,
    Highest,
    InJurisdiction,
    Is,
    Later,
    Named,
    Not,
    NotKnown,
    Number,
    On,
    Setting,
    Stocks,
    Sum,
    Term,
)


def as_json(condition: Condition) -> dict[str, Any]:
    match condition:
        case Always():
            return {"always": True}
        case Named(_, part):
            return as_json(part)
        case Not(part):
            return {"not": as_json(part)}
        case All(parts):
            return {"and": [as_json(part) for part in parts]}
        case Any_(parts):
            return {"or": [as_json(part) for part in parts]}
        case Has(question, options):
            return {"has": [question.code, list(options)]}
        case Is(question, options):
            return {"is": [question.code, list(options)]}
        case NotKnown(question):
            return {"unknown-day": question.code}
        case InJurisdiction(places):
            return {"jurisdiction": list(places)}
        case Stocks(brands):
            return {"stocks": list(brands)}
        case Compare(left, operator, right):
            return {"cmp": [term_as_json(left), operator, term_as_json(right)]}
    raise TypeError(f"No JSON for {condition!r}")


def term_as_json(term: Term) -> Any:
    match term:
        case Number(value):
            return value
        case Setting(name, default, unit):
            return ["setting", name, default, unit]
        case On(occasion):
            return ["day", occasion]
        case AgeAt(occasion):
            return ["age", occasion]
        case AnswerTo(question):
            return ["answer", question.code]
        case DayOf(question, option):
            return ["day-of", question.code, option]
        case CountOf(question):
            return ["count", question.code]
        case Sum(questions):
            return ["sum", [question.code for question in questions]]
        case Highest(questions):
            return ["highest", [question.code for question in questions]]
        case Later(day, span):
            return ["later", term_as_json(day), term_as_json(span)]
    raise TypeError(f"No JSON for {term!r}")
