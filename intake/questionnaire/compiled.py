"""Conditions as one fast Python function, for assessing many intakes.

The trees are written out as source and compiled once; `evaluate` says the same, slower and
with evidence, and a property test holds the two together. Only our own conditions get here:
nothing that a patient or a clinic types ever becomes source.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

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
from intake.questionnaire.evaluate import (
    MISSING,
    NOT_TOLD,
    Facts,
    Truth,
    has_unknown_day,
    moved,
)
from intake.questionnaire.kinds import NONE

Compiled = Callable[[Facts], list[Truth]]
CompiledHits = Callable[[Facts], list[tuple[int, Truth]]]


def compile_conditions(conditions: Sequence[Condition], policy: Mapping[str, int]) -> Compiled:
    """A function that gives the truth of each condition, in order, under fixed settings."""
    writer = Writer(policy)
    results = [writer.condition(condition) for condition in conditions]
    return writer.function([f"return [{', '.join(results)}]"])


def compile_hits(conditions: Sequence[Condition], policy: Mapping[str, int]) -> CompiledHits:
    """A function that gives the place and truth of each condition that is not plainly false."""
    writer = Writer(policy)
    lines = ["hits = []"]
    by_list: dict[str | None, list[str]] = {}
    for place, condition in enumerate(conditions):
        block = by_list.setdefault(_ticked(condition), [])
        block.append(f"truth = {writer.condition(condition)}")
        block.append(f"if truth is not False: hits.append(({place}, truth))")
    # Most patients tick "none of these", which settles most rules at once.
    lines += by_list.pop(None, [])
    nothing = writer.constant(frozenset({NONE}))
    for code, block in by_list.items():
        answer = writer.answer(str(code))
        lines.append(f"if {answer} is not N and {answer} != {nothing}:")
        lines += (f"    {line}" for line in block)
    return writer.function([*lines, "hits.sort()", "return hits"])


def _ticked(condition: Condition) -> str | None:
    """The list in which something must be ticked for this to be anything but false, if any."""
    match condition:
        case Named(_, part):
            return _ticked(part)
        case Has(question, options) if NONE not in options:
            return question.code
        case All(parts):
            return next(filter(None, map(_ticked, parts)), None)
    return None


class Writer:
    """Writes conditions as Python expressions over local variables that it sets up first."""

    def __init__(self, policy: Mapping[str, int]) -> None:
        self.policy = policy
        self.lines = [
            "told = facts.values.get",
            "submission, visit = facts.submitted_on, facts.visit_on",
            "ages = facts.ages",
            "age_submission = M if ages is None else ages.submission",
            "age_visit = M if ages is None else ages.visit",
        ]
        self.names: dict[object, str] = {}
        self.scope: dict[str, Any] = {
            "N": NOT_TOLD,
            "M": MISSING,
            "add_months": add_months,
            "moved": moved,
            "has_unknown_day": has_unknown_day,
        }
        self.temporaries = 0

    def function(self, end: list[str]) -> Callable[[Facts], list[Any]]:
        """A function of facts that sets up what it reads and then does `end`."""
        body = "\n    ".join((*self.lines, *end))
        source = f"def compiled(facts):\n    {body}\n"
        exec(compile(source, "<conditions>", "exec"), self.scope)  # noqa: S102
        compiled: Callable[[Facts], list[Any]] = self.scope["compiled"]
        return compiled

    def condition(self, condition: Condition) -> str:
        match condition:
            case Always():
                return "True"
            case Named(_, part):
                return self.condition(part)
            case Not(part):
                name = self._temporary()
                return f"(None if ({name} := {self.condition(part)}) is None else not {name})"
            case All(parts):
                return self._join(parts, "False", "True")
            case Any_(parts):
                return self._join(parts, "True", "False")
            case Has(question, options):
                value, wanted = self.answer(question.code), self.constant(frozenset(options))
                return f"(False if {value} is N else None if {value} is M else not {wanted}.isdisjoint({value}))"  # noqa: E501
            case Is(question, options):
                value, wanted = self.answer(question.code), self.constant(frozenset(options))
                return f"(False if {value} is N else None if {value} is M else {value} in {wanted})"
            case NotKnown(question):
                value = self.answer(question.code)
                return f"(False if {value} is N else None if {value} is M else has_unknown_day({value}))"  # noqa: E501
            case InJurisdiction(places):
                return f"(facts.jurisdiction in {self.constant(frozenset(places))})"
            case Stocks(brands):
                wanted = self.constant(frozenset(brands))
                return f"(not {wanted}.isdisjoint(facts.stocked_brands))"
            case Compare(left, operator, right):
                return self._compare(left, operator, right)
        raise TypeError(f"No way to compile {condition!r}")

    def _compare(self, left: Term, operator: str, right: Term) -> str:
        guards = dict.fromkeys((*self._guards(left), *self._guards(right)))
        comparison = f"{self._term(left)} {operator} {self._term(right)}"
        if not guards:
            return f"({comparison})"
        not_told = " or ".join(f"{guard} is N" for guard in guards)
        unknown = " or ".join(f"{guard} is M or {guard} is None" for guard in guards)
        return f"(False if {not_told} else None if {unknown} else {comparison})"

    def _term(self, term: Term) -> str:
        match term:
            case Number(value):
                return str(value)
            case Setting(name):
                return str(self.policy[name])
            case On(occasion):
                return occasion
            case AgeAt(occasion):
                return f"age_{occasion}"
            case Later(day, Setting(name, _, "months")):
                return f"add_months({self._term(day)}, {self.policy[name]})"
            case Later(day, Setting(name, _, unit)):
                return f"moved({self._term(day)}, {self.policy[name]}, {unit!r})"
        return self._source(term)

    def _guards(self, term: Term) -> tuple[str, ...]:
        match term:
            case Number() | Setting() | On():
                return ()
            case AgeAt(occasion):
                return (f"age_{occasion}",)
            case Later(day):
                return self._guards(day)
        return (self._source(term),)

    def _source(self, term: Term) -> str:
        """The local variable that holds a term read from answers, set up once."""
        if isinstance(term, AnswerTo):
            return self.answer(term.question.code)
        if term not in self.names:
            name = self.names[term] = f"t{len(self.names)}"
            match term:
                case DayOf(question, option):
                    value = self.answer(question.code)
                    then = f"{value}.get({option!r}, N)"
                    self.lines.append(f"{name} = {value} if {value} in (N, M) else {then}")
                case CountOf(question):
                    value = self.answer(question.code)
                    self.lines.append(f"{name} = {value} if {value} in (N, M) else len({value})")
                case Sum(questions):
                    self._combine(name, questions, "sum")
                case Highest(questions):
                    self._combine(name, questions, "max")
                case _:
                    raise TypeError(f"No way to compile {term!r}")
        return self.names[term]

    def _combine(self, name: str, questions: Any, function: str) -> None:
        values = ", ".join(self.answer(question.code) for question in questions)
        self.lines.append(f"{name} = ({values})")
        self.lines.append(
            f"{name} = N if N in {name} else M if M in {name} else {function}({name})"
        )

    def answer(self, code: str) -> str:
        if code not in self.names:
            self.names[code] = f"a_{code}"
            self.lines.append(f"a_{code} = told({code!r}, N)")
        return self.names[code]

    def constant(self, value: Any) -> str:
        name = f"c{len(self.scope)}"
        self.scope[name] = value
        return name

    def _join(self, parts: Sequence[Condition], settles: str, otherwise: str) -> str:
        names = [self._temporary() for _ in parts]
        tests = [
            f"({name} := {self.condition(part)}) is {settles}"
            for name, part in zip(names, parts, strict=True)
        ]
        unknown = " or ".join(f"{name} is None" for name in names)
        return f"({settles} if {' or '.join(tests)} else None if {unknown} else {otherwise})"

    def _temporary(self) -> str:
        self.temporaries += 1
        return f"x{self.temporaries}"
