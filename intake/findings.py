"""What an assessment is made of: findings with their evidence, and signals with what they read.

Evidence is worked out when it is first looked at: most assessments are only counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from string import Formatter
from typing import Any

from intake.questionnaire.answers import BIRTH_DATE, write
from intake.questionnaire.edition import Edition
from intake.questionnaire.evaluate import MISSING, Facts, Verdict, evaluate, value_of
from intake.questionnaire.sections.skin import OIL_SCORE
from intake.questionnaire.spoken import spoken
from intake.rules.levels import Fit
from intake.rules.rule import OPEN, Open, Rule
from intake.rules.signals import Signal


@dataclass(frozen=True, slots=True)
class Evidence:
    """An answer that decided a rule: its question's code and the raw answer."""

    code: str
    answer: Any
    edition: Edition

    @property
    def label(self) -> str:
        return self.edition.questions[self.code].label

    @property
    def words(self) -> str:
        return spoken(self.edition.questions[self.code], self.answer)


@dataclass(frozen=True, eq=False)
class Finding:
    """A rule that fired, or that could not be settled because an answer is missing."""

    rule: Rule
    fired: bool
    facts: Facts
    edition: Edition

    @property
    def until(self) -> date | Open | None:
        """The day this reason to wait ends, OPEN, or None for a rule that holds nobody up."""
        until = self.rule.until if self.fired else None
        if not isinstance(until, tuple):
            return until
        days = [value_of(term, self.facts) for term in until]
        return max((day for day in days if isinstance(day, date)), default=OPEN)

    @cached_property
    def verdict(self) -> Verdict:
        return evaluate(self.rule.condition, self.facts)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The answers that decided the rule, or that leave it open."""
        return tuple(
            Evidence(code, _answer(code, self.facts), self.edition)
            for code in self.verdict.decided_by
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """The questions whose answers would settle it."""
        return tuple(sorted(self.verdict.missing))


@dataclass(frozen=True, eq=False)
class SignalReading:
    """How like the studied people the answers to one concern are, and the answers read."""

    signal: Signal
    fit: Fit
    facts: Facts
    edition: Edition

    @cached_property
    def reads(self) -> dict[str, Any]:
        """The answers the signal looked at, as JSON, and the oil score where it has one."""
        reads = {
            code: write(self.facts.values[code])
            for code in self.signal.reads
            if self.facts.values.get(code, MISSING) is not MISSING
        }
        score = value_of(OIL_SCORE, self.facts)
        return {**reads, OIL_SCORE.name: score} if isinstance(score, int) else reads

    @property
    def explanation(self) -> str:
        names = (name for _, name, _, _ in Formatter().parse(self.signal.explanation) if name)
        return self.signal.explanation.format(**{name: self._word(name) for name in names})

    def _word(self, name: str) -> str:
        answer = self.reads.get(name)
        if answer is None:
            return "not answered"
        question = self.edition.questions.get(name)
        return str(answer) if isinstance(answer, int) or not question else spoken(question, answer)


def _answer(code: str, facts: Facts) -> Any:
    if code == BIRTH_DATE and facts.ages is not None:
        return {"submission": facts.ages.submission, "visit": facts.ages.visit}
    return write(facts.values[code])
