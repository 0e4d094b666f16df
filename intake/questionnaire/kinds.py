"""The kinds of question, and the conditions each kind can be asked for.

A question is a value with a code that keeps its meaning for ever: rules and stored intakes
rely on it. The question builds its own conditions (`NMD.has("MG", "LEMS")`, `BOTHER_OIL >= 2`,
`TOX_LAST + THREE_MONTHS > VISIT`), so a rule reads like the clinical text it comes from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from intake.questionnaire.checks import ConditionError, Kind, check_options
from intake.questionnaire.conditions import (
    Always,
    AnswerTo,
    Condition,
    CountOf,
    DayOf,
    Has,
    Is,
    Not,
    NotKnown,
    Setting,
    Term,
)
from intake.questionnaire.in_short import InShort

NONE = "NONE"
UNSURE = "UNSURE"
READ = "READ"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer on offer: its code and the patient's words for it."""

    code: str
    label: str


def options(**labels: str) -> tuple[Option, ...]:
    return tuple(Option(code, label) for code, label in labels.items())


def scale(*labels: str) -> tuple[Option, ...]:
    """The five steps of a 0-4 question, from least to most."""
    if len(labels) != 5:
        raise ValueError(f"A 0-4 scale has five steps, not {len(labels)}.")
    return tuple(Option(str(step), label) for step, label in enumerate(labels))


AMOUNT = scale("Not at all", "A little", "Some", "A lot", "Very much")
YES_NO = options(NO="No", YES="Yes")
NOT_SURE = Option(UNSURE, "I am not sure")
YES_NO_UNSURE = (*YES_NO, NOT_SURE)


@dataclass(frozen=True, kw_only=True, eq=False)
class Question:
    """One question: what is asked, of whom, and why."""

    answered_by: ClassVar[Kind] = "words"

    code: str
    text: str
    label: str
    why: str
    hint: str = ""
    required: bool = True
    shown_if: Condition = Always()
    options: tuple[Option, ...] = ()

    @property
    def option_codes(self) -> tuple[str, ...]:
        return tuple(option.code for option in self.options)

    def option_label(self, code: str) -> str:
        return next(option.label for option in self.options if option.code == code)


@dataclass(frozen=True, kw_only=True, eq=False)
class MultiChoice(Question):
    """Any number of options; NONE, where it is offered, excludes the others.

    `in_short` is how it is put to who has read it before.
    """

    answered_by: ClassVar[Kind] = "list"

    in_short: InShort | None = None

    def __post_init__(self) -> None:
        if self.in_short and (unlike := self.in_short.unlike(self.option_codes)):
            raise ConditionError(f"{self.code} in short is unlike: {', '.join(sorted(unlike))}.")

    def has(self, *codes: str) -> Condition:
        """At least one of these was ticked."""
        return Has(self, codes)

    def has_any_but(self, *codes: str) -> Condition:
        """Something other than these was ticked."""
        check_options(self, codes)
        return Has(self, tuple(code for code in self.option_codes if code not in codes))

    @property
    def count(self) -> Term:
        return CountOf(self)


@dataclass(frozen=True, kw_only=True, eq=False)
class Choice(Question):
    """Exactly one option, of all or of those ticked in another question (`options_from`)."""

    answered_by: ClassVar[Kind] = "option"

    options_from: MultiChoice | None = None

    def is_(self, *codes: str) -> Condition:
        """The answer is one of these."""
        return Is(self, codes)


@dataclass(frozen=True, kw_only=True, eq=False)
class TeachBack(Choice):
    """A question that shows whether something was explained well; no rule reads it.

    It has one `right` answer. After a first and a second other answer it is explained; after
    that the right answer is shown, and READ says that the patient has read it. An assessment
    can do without it, so it is not required; the pages still wait for it.
    """

    right: str
    explanations: tuple[str, str]
    required: bool = False

    def __post_init__(self) -> None:
        check_options(self, (self.right, READ))


@dataclass(frozen=True, kw_only=True, eq=False)
class Scale(Question):
    """A whole number from 0 (least) to 4 (most), each step with its own words."""

    answered_by: ClassVar[Kind] = "number"

    def __ge__(self, other: Term | int) -> Condition:
        return AnswerTo(self) >= other

    def __le__(self, other: Term | int) -> Condition:
        return AnswerTo(self) <= other

    def __lt__(self, other: Term | int) -> Condition:
        return AnswerTo(self) < other

    def equals(self, other: int) -> Condition:
        return AnswerTo(self).equals(other)


@dataclass(frozen=True, kw_only=True, eq=False)
class Day(Question):
    """A calendar day; where `allow_unknown`, "I do not know" is an answer of its own."""

    answered_by: ClassVar[Kind] = "day"

    allow_unknown: bool = False
    month_enough: bool = False
    past: bool = False

    def __add__(self, span: Setting) -> Term:
        return AnswerTo(self) + span

    def __gt__(self, other: Term) -> Condition:
        return AnswerTo(self) > other

    def __ge__(self, other: Term) -> Condition:
        return AnswerTo(self) >= other

    def __lt__(self, other: Term) -> Condition:
        return AnswerTo(self) < other

    def not_known(self) -> Condition:
        return NotKnown(self)


@dataclass(frozen=True, kw_only=True, eq=False)
class Procedures(Question):
    """Any number of procedures, each with the day it was done or "not known"."""

    answered_by: ClassVar[Kind] = "days"

    def has(self, *codes: str) -> Condition:
        return Has(self, codes)

    def day_of(self, code: str) -> Term:
        return DayOf(self, code)

    def not_known(self) -> Condition:
        """At least one procedure has no day."""
        return NotKnown(self)


@dataclass(frozen=True, kw_only=True, eq=False)
class Words(Question):
    """The patient's own words, read by people and by no rule."""

    long: bool = False
    required: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Number(Question):
    """A whole number from 0 up, of so few digits that it names nobody."""

    answered_by: ClassVar[Kind] = "number"

    most: int = 999
    required: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Tick(Question):
    """An agreement: ticked, or not given."""

    options: tuple[Option, ...] = (Option("YES", "I agree"),)


def is_not_none(question: MultiChoice) -> Condition:
    """Something was ticked, and it was not "none of these"."""
    return Not(question.has(NONE))
