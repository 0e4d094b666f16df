"""The one language in which skip logic and safety rules are written.

A condition is a value: a tree of small nodes over answers, dates and the clinic's settings.
It does nothing by itself. Readers walk the tree: one evaluates it and names the evidence
(`evaluate`), one turns it into fast code (`compiled`), one into words (`words`), one into
JSON (`as_json`). A new reader is a new module and adds nothing here. Nodes are checked when
they are built (`checks`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from intake.questionnaire.checks import (
    Asked,
    ConditionError,
    Kind,
    check_kind,
    check_kinds,
    check_options,
    check_within,
)

Operator = Literal[">=", ">", "<=", "<", "=="]
Occasion = Literal["submission", "visit"]
Unit = Literal["months", "days", "years", "points"]
OCCASIONS = ("submission", "visit")
PLACES = ("US", "GB", "EU", "AU")  # under whose law a clinic works


class Condition:
    """Something that holds, does not hold, or is unknown while an answer is missing."""

    __slots__ = ()

    def __and__(self, other: Condition) -> Condition:
        return All((*_all_parts(self), *_all_parts(other)))

    def __or__(self, other: Condition) -> Condition:
        return Any_((*_any_parts(self), *_any_parts(other)))

    def __invert__(self) -> Condition:
        return Not(self)

    def __bool__(self) -> bool:
        raise ConditionError("Join conditions with &, | and ~: `and`, `or` and `not` lose them.")


class Term:
    """A number or a day that conditions compare."""

    __slots__ = ()

    def __ge__(self, other: Term | int) -> Condition:
        return Compare(self, ">=", as_term(other))

    def __gt__(self, other: Term | int) -> Condition:
        return Compare(self, ">", as_term(other))

    def __le__(self, other: Term | int) -> Condition:
        return Compare(self, "<=", as_term(other))

    def __lt__(self, other: Term | int) -> Condition:
        return Compare(self, "<", as_term(other))

    def equals(self, other: Term | int) -> Condition:
        """The two are the same (`==` stays Python's own, so that nodes can be compared)."""
        return Compare(self, "==", as_term(other))

    def __add__(self, span: Setting) -> Term:
        return Later(self, span)


# Terms


@dataclass(frozen=True, slots=True)
class Number(Term):
    """A fixed whole number."""

    value: int


@dataclass(frozen=True, slots=True)
class Setting(Term):
    """A value that a clinic's protocol fixes, with its unit and default."""

    name: str
    default: int
    unit: Unit
    meaning: str


@dataclass(frozen=True, slots=True)
class AnswerTo(Term):
    """The number or the day that was answered."""

    question: Asked

    def __post_init__(self) -> None:
        check_kind(self.question, "number", "day")


@dataclass(frozen=True, slots=True)
class DayOf(Term):
    """The day of one procedure in the answer to a question that asks for several."""

    question: Asked
    option: str

    def __post_init__(self) -> None:
        check_kind(self.question, "days")
        check_options(self.question, (self.option,))


@dataclass(frozen=True, slots=True)
class Sum(Term):
    """The sum of several 0-4 answers."""

    questions: tuple[Asked, ...]
    name: str

    def __post_init__(self) -> None:
        check_kinds(self.questions, "number")


@dataclass(frozen=True, slots=True)
class Highest(Term):
    """The highest of several 0-4 answers."""

    questions: tuple[Asked, ...]

    def __post_init__(self) -> None:
        check_kinds(self.questions, "number")


@dataclass(frozen=True, slots=True)
class CountOf(Term):
    """How many options were ticked."""

    question: Asked

    def __post_init__(self) -> None:
        check_kind(self.question, "list", "days")


@dataclass(frozen=True, slots=True)
class Later(Term):
    """A day, moved on by a number of calendar months (clipped to month end) or of days."""

    day: Term
    span: Setting

    def __post_init__(self) -> None:
        if measured_in(self.day) != "day":
            raise ConditionError(f"{self.day!r} is not a day that could be moved on.")
        if self.span.unit not in ("months", "days"):
            raise ConditionError(f"{self.span.name} is in {self.span.unit}, not a span of time.")


@dataclass(frozen=True, slots=True)
class On(Term):
    """The day of the submission, or of the planned visit (of the submission while none is)."""

    occasion: Occasion

    def __post_init__(self) -> None:
        if self.occasion not in OCCASIONS:
            raise ConditionError(f"There is no day of the {self.occasion}.")


@dataclass(frozen=True, slots=True)
class AgeAt(Term):
    """The patient's age in whole years by calendar birthday."""

    occasion: Occasion
    question: Asked

    def __post_init__(self) -> None:
        check_kind(self.question, "day")
        if self.occasion not in OCCASIONS:
            raise ConditionError(f"There is no day of the {self.occasion}.")


VISIT = On("visit")
SUBMISSION = On("submission")


# Conditions


@dataclass(frozen=True, slots=True)
class Always(Condition):
    """Holds for everybody."""


@dataclass(frozen=True, slots=True)
class Has(Condition):
    """At least one of the options was ticked."""

    question: Asked
    options: tuple[str, ...]

    def __post_init__(self) -> None:
        check_kind(self.question, "list", "days")
        check_options(self.question, self.options)


@dataclass(frozen=True, slots=True)
class Is(Condition):
    """The one answer is one of the options."""

    question: Asked
    options: tuple[str, ...]

    def __post_init__(self) -> None:
        check_kind(self.question, "option")
        check_options(self.question, self.options)


@dataclass(frozen=True, slots=True)
class NotKnown(Condition):
    """The patient answered, but does not know the day (of any procedure ticked)."""

    question: Asked

    def __post_init__(self) -> None:
        check_kind(self.question, "day", "days")


@dataclass(frozen=True, slots=True)
class Compare(Condition):
    """Two numbers, or two days, stand in an order."""

    left: Term
    operator: Operator
    right: Term

    def __post_init__(self) -> None:
        for term in (self.left, self.right):
            if not isinstance(term, Term):
                raise ConditionError(f"{term!r} is neither a number nor a day.")
        kinds = measured_in(self.left), measured_in(self.right)
        if len({*kinds}) > 1:
            raise ConditionError(f"A {kinds[0]} cannot be compared with a {kinds[1]}.")
        for one, other in ((self.left, self.right), (self.right, self.left)):
            if isinstance(one, AnswerTo) and isinstance(other, Number):
                check_within(one.question, other.value)


@dataclass(frozen=True, slots=True)
class InJurisdiction(Condition):
    """The clinic works under the law of one of these places."""

    places: tuple[str, ...]

    def __post_init__(self) -> None:
        if unknown := [place for place in self.places if place not in PLACES]:
            raise ConditionError(f"There are no such places: {', '.join(unknown)}.")


@dataclass(frozen=True, slots=True)
class Stocks(Condition):
    """The clinic stocks at least one of these brands."""

    brands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class All(Condition):
    """Every part holds."""

    parts: tuple[Condition, ...]

    def __post_init__(self) -> None:
        check_conditions(self.parts)


@dataclass(frozen=True, slots=True)
class Any_(Condition):
    """At least one part holds."""

    parts: tuple[Condition, ...]

    def __post_init__(self) -> None:
        check_conditions(self.parts)


@dataclass(frozen=True, slots=True)
class Not(Condition):
    """The part does not hold."""

    part: Condition

    def __post_init__(self) -> None:
        check_conditions((self.part,))


@dataclass(frozen=True, slots=True)
class Named(Condition):
    """A condition that has a name of its own, used by more than one rule or long to read."""

    name: str
    part: Condition


def all_of(*parts: Condition) -> Condition:
    return All(tuple(parts))


def any_of(*parts: Condition) -> Condition:
    return Any_(tuple(parts))


def as_term(value: Term | int) -> Term:
    return Number(value) if isinstance(value, int) else value


def check_conditions(parts: tuple[Any, ...]) -> None:
    """Raise `ConditionError` naming what is joined and is no condition."""
    if strangers := [part for part in parts if not isinstance(part, Condition)]:
        raise ConditionError(f"{strangers} cannot be joined: only conditions can.")


def measured_in(term: Term) -> Kind:
    """Whether a term is a number or a day."""
    match term:
        case AnswerTo(question):
            return question.answered_by
        case On() | Later() | DayOf():
            return "day"
    return "number"


def _all_parts(condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, All) else (condition,)


def _any_parts(condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, Any_) else (condition,)
