"""Does a condition hold, and which answers decided it?

Three values (Kleene): True, False, and None for unknown. An answer that is missing makes a
condition unknown unless the other side of an `|` or `&` settles it. A question that did not
arise, or an optional one left empty, was not told: what is asked about it does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import eq, ge, gt, le, lt
from typing import Any, Final

from intake.questionnaire.calendar import add_months
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
from intake.questionnaire.kinds import UNSURE

Truth = bool | None


class _Absence:
    """Why there is no answer."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


NOT_TOLD: Final = _Absence("NOT_TOLD")
MISSING: Final = _Absence("MISSING")
UNKNOWN_DAY: Final = None

OPERATORS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    ">=": ge,
    ">": gt,
    "<=": le,
    "<": lt,
    "==": eq,
}


@dataclass(frozen=True, slots=True)
class Ages:
    """Whole years on the day of submission and on the day of the visit."""

    submission: int
    visit: int


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a condition may read.

    `values` holds an answer by code, None for a day that the patient does not know and
    `MISSING` for an answer that is due; a code without an entry was not told. `awaited` says,
    for each missing code, which questions must be answered first to settle it.
    """

    values: Mapping[str, Any]
    submitted_on: date
    visit_on: date
    jurisdiction: str = ""
    stocked_brands: frozenset[str] = frozenset()
    ages: Ages | None = None
    policy: Mapping[str, int] = field(default_factory=dict)
    awaited: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a condition holds, the codes whose answers decided it, and what is missing."""

    truth: Truth
    decided_by: tuple[str, ...] = ()
    missing: frozenset[str] = frozenset()


def evaluate(condition: Condition, facts: Facts) -> Verdict:
    match condition:
        case Always():
            return Verdict(True)
        case Named(_, part):
            return evaluate(part, facts)
        case Not(part):
            verdict = evaluate(part, facts)
            truth = None if verdict.truth is None else not verdict.truth
            return Verdict(truth, verdict.decided_by, verdict.missing)
        case All(parts):
            return _join(parts, facts, settles=False)
        case Any_(parts):
            return _join(parts, facts, settles=True)
        case Has(question, options):
            return _leaf(question.code, facts, lambda value: any(o in value for o in options))
        case Is(question, options):
            return _leaf(question.code, facts, lambda value: value in options)
        case NotKnown(question):
            return _leaf(question.code, facts, has_unknown_day)
        case InJurisdiction(places):
            return Verdict(facts.jurisdiction in places)
        case Stocks(brands):
            return Verdict(not facts.stocked_brands.isdisjoint(brands))
        case Compare(left, operator, right):
            return _compare(left, operator, right, facts)
    raise TypeError(f"No way to evaluate {condition!r}")


def value_of(term: Term, facts: Facts) -> Any:
    """The number or day of a term, `NOT_TOLD`, `MISSING`, or None for a day not known."""
    match term:
        case Number(value):
            return value
        case Setting(name):
            return facts.policy[name]
        case On(occasion):
            return facts.visit_on if occasion == "visit" else facts.submitted_on
        case AgeAt(occasion):
            if facts.ages is None:
                return MISSING
            return facts.ages.visit if occasion == "visit" else facts.ages.submission
        case AnswerTo(question):
            return facts.values.get(question.code, NOT_TOLD)
        case DayOf(question, option):
            answer = facts.values.get(question.code, NOT_TOLD)
            return answer if isinstance(answer, _Absence) else answer.get(option, NOT_TOLD)
        case CountOf(question):
            answer = facts.values.get(question.code, NOT_TOLD)
            return answer if isinstance(answer, _Absence) else len(answer)
        case Sum(questions):
            return _over(questions, facts, sum)
        case Highest(questions):
            return _over(questions, facts, max)
        case Later(day, span):
            start = value_of(day, facts)
            if start is None or isinstance(start, _Absence):
                return start
            return moved(start, facts.policy[span.name], span.unit)
    raise TypeError(f"No value for {term!r}")


def moved(day: date, count: int, unit: str) -> date:
    if unit == "months":
        return add_months(day, count)
    return date.fromordinal(day.toordinal() + count)


def codes_of(term: Term) -> tuple[str, ...]:
    """The questions whose answers a term is made of."""
    match term:
        case AnswerTo(question) | DayOf(question) | CountOf(question) | AgeAt(_, question):
            return (question.code,)
        case Sum(questions) | Highest(questions):
            return tuple(question.code for question in questions)
        case Later(day):
            return codes_of(day)
    return ()


def _leaf(code: str, facts: Facts, test: Callable[[Any], bool]) -> Verdict:
    value = facts.values.get(code, NOT_TOLD)
    if value is NOT_TOLD:
        return Verdict(False)
    if value is MISSING:
        return Verdict(None, (), facts.awaited.get(code, frozenset({code})))
    return Verdict(test(value), (code,))


def _compare(left: Term, operator: str, right: Term, facts: Facts) -> Verdict:
    codes = codes_of(left) + codes_of(right)
    pair = value_of(left, facts), value_of(right, facts)
    if NOT_TOLD in pair:
        return Verdict(False)
    if MISSING in pair:
        gaps = (code for code in codes if facts.values.get(code, MISSING) is MISSING)
        awaited = (facts.awaited.get(code, frozenset({code})) for code in gaps)
        return Verdict(None, (), frozenset().union(*awaited))
    if UNKNOWN_DAY in pair:
        return Verdict(None, codes)
    return Verdict(OPERATORS[operator](*pair), codes)


def _join(parts: tuple[Condition, ...], facts: Facts, *, settles: bool) -> Verdict:
    verdicts = [evaluate(part, facts) for part in parts]
    deciding = [verdict for verdict in verdicts if verdict.truth is settles]
    if deciding:
        return Verdict(settles, _codes(deciding))
    unknown = [verdict for verdict in verdicts if verdict.truth is None]
    if unknown:
        missing = frozenset().union(*(verdict.missing for verdict in unknown))
        return Verdict(None, _codes(unknown), missing)
    return Verdict(not settles, _codes(verdicts))


def _codes(verdicts: list[Verdict]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for verdict in verdicts for code in verdict.decided_by))


def _over(questions: Any, facts: Facts, join: Callable[[list[int]], int]) -> Any:
    values = [facts.values.get(question.code, NOT_TOLD) for question in questions]
    for absence in (NOT_TOLD, MISSING):
        if absence in values:
            return absence
    return join(values)


def has_unknown_day(answer: Any) -> bool:
    """Whether a day is not known; who is not sure of anything has no day to know."""
    if not isinstance(answer, Mapping):
        return answer is None
    return None in answer.values() and any(
        day is None for code, day in answer.items() if code != UNSURE
    )
