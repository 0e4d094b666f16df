"""What the rules found, as a clinician reads it: each with its answers, its words, its sources."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from intake.assessment import Assessment
from intake.findings import Finding
from intake.questionnaire.edition import Edition
from intake.questionnaire.sections.treatments import TOX_BRAND
from intake.questionnaire.spoken import spoken_day
from intake.questionnaire.words import in_words
from intake.rules.levels import Level
from intake.rules.rule import OPEN, Rule
from intake.rules.sources import Source

AGE_RULE = "N-01"
FLAGS = {
    Level.URGENT: "stop",
    Level.NOT_SUITABLE: "stop",
    Level.DEFER: "stop",
    Level.REVIEW_HIGH: "look",
    Level.REVIEW_STD: "look",
    Level.NOTE: "info",
}
MARKS = {
    "V": "seen in a copy of the source",
    "V2": "seen only through a second source",
    "M": "general knowledge, not checked",
    "P": "clinic policy",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """A source and, in words, how far it was checked."""

    source: Source
    checked: str


@dataclass(frozen=True, slots=True)
class Card:
    """A rule that fired."""

    finding: Finding
    flag: str
    until: str
    condition: str
    change: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A rule that cannot be settled, and the questions whose answers would."""

    rule: Rule
    missing: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything the rules found, in order of precedence, and the rules that kept silent."""

    cards: tuple[Card, ...]
    counts: tuple[tuple[str, int], ...]
    unsettled: tuple[Open, ...]
    silent: tuple[Rule, ...]
    excluded_brands: str

    @property
    def has_stops(self) -> bool:
        return any(card.flag == "stop" for card in self.cards)


def findings(assessment: Assessment, *, only_age: bool = False) -> Findings:
    """The findings of an assessment; `only_age` where a clinic collects answers only."""
    cards = tuple(
        _card(finding, assessment)
        for finding in assessment.fired
        if finding.rule.code == AGE_RULE or not only_age
    )
    count = Counter(card.flag for card in cards)
    if only_age:
        return Findings(cards, tuple(count.items()), (), (), "")
    heard = {finding.rule.code for finding in assessment.findings}
    rules = assessment.protocol.rulebook.rules
    return Findings(
        cards=cards,
        counts=tuple(count.items()),
        unsettled=tuple(
            Open(finding.rule, labels(finding.missing, assessment.edition))
            for finding in assessment.unsettled
        ),
        silent=tuple(rule for rule in rules if rule.code not in heard),
        excluded_brands=", ".join(map(TOX_BRAND.option_label, assessment.excluded_brands)),
    )


def labels(codes: tuple[str, ...], edition: Edition) -> str:
    """Questions by their short labels."""
    return ", ".join(edition.questions[code].label for code in codes)


def cited(sources: tuple[Source, ...]) -> tuple[Cited, ...]:
    return tuple(Cited(source, _checked(source)) for source in sources)


def until_words(until: date | str | None) -> str:
    """A day, "settled" for an open end, or nothing."""
    if until is None:
        return ""
    return "settled (no date)" if until == OPEN else spoken_day(until)


def _card(finding: Finding, assessment: Assessment) -> Card:
    rule = finding.rule
    return Card(
        finding=finding,
        flag=FLAGS[rule.level],
        until=until_words(finding.until),
        condition=in_words(rule.condition, assessment.protocol.policy),
        change=_change(finding),
        sources=cited(rule.citations),
    )


def _change(finding: Finding) -> str:
    """What would have to be different for the rule to keep silent."""
    asked = [evidence.label for evidence in finding.evidence]
    if not asked:
        words = "It would not fire if the clinic stocked another brand."
    elif len(asked) == 1:
        words = f"It would not fire if the answer to “{asked[0]}” were different."
    else:
        listed = " and ".join(f"“{label}”" for label in asked)
        words = f"It rests on the answers to {listed}; with others there it would not fire."
    if isinstance(finding.until, date):
        words += f" A visit on or after {spoken_day(finding.until)} would end it."
    return words


def _checked(source: Source) -> str:
    return "; ".join(MARKS[mark] for mark in source.mark.split(", "))
