"""Conditions in words that a clinician can read and sign."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

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

DEFAULTS: Mapping[str, int] = MappingProxyType({})
DAY_WORDS = {">=": "is on or after", ">": "is after", "<=": "is on or before", "<": "is before"}
NUMBER_WORDS = {
    ">=": "is at least",
    ">": "is more than",
    "<=": "is at most",
    "<": "is less than",
    "==": "is",
}


def in_words(condition: Condition, policy: Mapping[str, int] = DEFAULTS) -> str:
    """The condition as a phrase, such as `MEDS has AMINO, and AMINO_END is after the visit`.

    Settings are given with the values of the policy, or else their defaults.
    """
    match condition:
        case Always():
            return "always"
        case Named(name, part):
            return f"{name} ({in_words(part, policy)})"
        case Not(Has(question, ("NONE",))):
            return f"{question.code} is not NONE"
        case Not(Stocks(brands)):
            return f"the clinic does not stock {either(brands)}"
        case Not(part):
            return f"not ({in_words(part, policy)})"
        case All(parts):
            return ", and ".join(_inside(part, policy) for part in parts)
        case Any_(parts):
            return ", or ".join(_inside(part, policy) for part in parts)
        case Has(question, options):
            return f"{question.code} has {either(options)}"
        case Is(question, options):
            return f"{question.code} is {either(options)}"
        case NotKnown(question):
            return f"the patient does not know a date for {question.code}"
        case InJurisdiction(places):
            return f"the clinic is in {either(places)}"
        case Stocks(brands):
            return f"the clinic stocks {either(brands)}"
        case Compare(left, operator, right):
            words = DAY_WORDS if _is_day(left) else NUMBER_WORDS
            return f"{term_in_words(left, policy)} {words[operator]} {term_in_words(right, policy)}"
    raise TypeError(f"No words for {condition!r}")


def term_in_words(term: Term, policy: Mapping[str, int] = DEFAULTS) -> str:
    match term:
        case Number(value):
            return str(value)
        case Setting(name, default, unit):
            value = policy.get(name, default)
            return str(value) if unit in ("points", "years") else f"{value} {unit}"
        case On("visit"):
            return "the visit"
        case On():
            return "the submission"
        case AgeAt(occasion):
            return f"age on the {occasion}"
        case AnswerTo(question):
            return question.code
        case DayOf(question, option):
            return f"{question.code} {option} date"
        case CountOf(question):
            return f"the number of {question.code}"
        case Sum(_, name):
            return name
        case Highest(questions):
            return "the highest of " + ", ".join(question.code for question in questions)
        case Later(day, span):
            return f"{term_in_words(day, policy)} + {term_in_words(span, policy)}"
    raise TypeError(f"No words for {term!r}")


def either(words: tuple[str, ...]) -> str:
    """`A`, `A or B`, `A, B or C`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def _inside(condition: Condition, policy: Mapping[str, int]) -> str:
    """A part of a longer phrase, in brackets where it would otherwise be read wrongly."""
    words = in_words(condition, policy)
    return f"({words})" if isinstance(condition, All | Any_) else words


def _is_day(term: Term) -> bool:
    match term:
        case Later() | On() | DayOf():
            return True
        case AnswerTo(question):
            return not question.option_codes
    return False
