"""What the rules make of an intake: pure, deterministic and replayable.

The software flags and explains; people decide. An assessment names every rule that fired or
could not be settled, the answers behind it, and the edition and protocol it was made under,
so that running it again gives the same bytes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from hashlib import sha256
from typing import Any

from intake.findings import Finding, SignalReading
from intake.questionnaire.answers import BIRTH_DATE, Answers, write
from intake.questionnaire.calendar import age_on
from intake.questionnaire.edition import Edition
from intake.questionnaire.evaluate import (
    MISSING,
    Ages,
    Facts,
)
from intake.rules.levels import TRIAGE_OF, Candidate, Fit, Level, Triage
from intake.rules.messages import message_for
from intake.rules.policy import ANSWERS_VALID
from intake.rules.protocol import Protocol
from intake.rules.rule import OPEN, Open
from intake.rules.signals import Signal

WITHHELD = "withheld"  # stands for a birth date of which only the ages are at hand
REPLACED_BY_INCOMPLETE = {Triage.ROUTINE, Triage.REVIEW, Triage.REVIEW_FIRST}
SUPPORTED_FITS = {Fit.LOW, Fit.MEDIUM, Fit.HIGH}


@dataclass(frozen=True, slots=True)
class Situation:
    """The answers of one intake and the circumstances they are assessed in.

    Without a planned visit, days are compared with the submission. `ages` stand in where the
    birth date is kept apart.
    """

    answers: Answers
    submitted_on: date
    visit_on: date | None
    jurisdiction: str
    stocked_brands: frozenset[str]
    ages: Ages | None = None


@dataclass(frozen=True, eq=False)
class Assessment:
    """The result for one intake under one edition and protocol."""

    situation: Situation
    edition: Edition
    protocol: Protocol
    triage: Triage
    candidate: Candidate
    hold_until: date | Open | None
    findings: tuple[Finding, ...]
    signals: tuple[SignalReading, ...]
    excluded_brands: tuple[str, ...]
    missing: tuple[str, ...]
    ages: Ages | None

    @property
    def fired(self) -> tuple[Finding, ...]:
        """Findings of rules that fired, in precedence order."""
        return tuple(finding for finding in self.findings if finding.fired)

    @property
    def unsettled(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if not finding.fired)

    @property
    def stops(self) -> tuple[Finding, ...]:
        """What a decision to go on would go against."""
        return tuple(finding for finding in self.fired if finding.rule.level.stops)

    @property
    def message(self) -> str:
        """The code of the one message for the patient."""
        return message_for(finding.rule for finding in self.fired)

    def has_fired(self, code: str) -> bool:
        return any(finding.rule.code == code for finding in self.fired)

    @cached_property
    def document(self) -> dict[str, Any]:
        """Everything above as JSON; names and birth date are not in it."""
        situation = self.situation
        return {
            "edition": [self.edition.name, self.edition.fingerprint],
            "protocol": [self.protocol.version, self.protocol.fingerprint],
            "rulebook": [self.protocol.rulebook.version, self.protocol.rulebook.fingerprint],
            "policy": self.protocol.policy,
            "submitted_on": situation.submitted_on.isoformat(),
            "visit_on": situation.visit_on and situation.visit_on.isoformat(),
            "jurisdiction": situation.jurisdiction,
            "stocked_brands": sorted(situation.stocked_brands),
            "ages": self.ages and {"submission": self.ages.submission, "visit": self.ages.visit},
            "triage": self.triage.value,
            "candidate": self.candidate.value,
            "hold_until": write(self.hold_until),
            "findings": [_finding_document(finding) for finding in self.findings],
            "signals": [
                {"code": s.signal.code, "fit": s.fit.value, "reads": s.reads} for s in self.signals
            ],
            "excluded_brands": list(self.excluded_brands),
            "missing": list(self.missing),
            "message": self.message,
        }

    @cached_property
    def bytes(self) -> bytes:
        """The canonical encoding, the same for the same intake for ever."""
        return json.dumps(
            self.document, sort_keys=True, ensure_ascii=False, separators=(",", ":")
        ).encode()

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of `bytes`, in hexadecimal."""
        return sha256(self.bytes).hexdigest()


def assess(situation: Situation, protocol: Protocol) -> Assessment:
    """Assess one intake: every rule and every signal of the concerns chosen."""
    edition = situation.answers.edition
    facts = facts_of(situation, protocol)
    rules = protocol.rulebook.rules
    findings = [
        Finding(rules[place], bool(truth), facts, edition)
        for place, truth in protocol.compiled_rules(facts)
    ]
    fired = [finding for finding in findings if finding.fired]
    missing = _missing(facts)
    triage = _triage(fired, missing)
    signals = _signals(facts, protocol, edition, fired)
    return Assessment(
        situation=situation,
        edition=edition,
        protocol=protocol,
        triage=triage,
        candidate=_candidate(triage, signals, missing),
        hold_until=_hold_until(fired),
        findings=tuple(findings),
        signals=signals,
        excluded_brands=tuple(sorted({b for finding in fired for b in finding.rule.excludes})),
        missing=missing,
        ages=facts.ages,
    )


def facts_of(situation: Situation, protocol: Protocol) -> Facts:
    """What the conditions read: hidden answers dropped, missing ones marked."""
    values = situation.answers.copy()
    visit_on = situation.visit_on or situation.submitted_on
    ages, born = situation.ages, values.get(BIRTH_DATE)
    if ages is not None:
        values[BIRTH_DATE] = WITHHELD
    elif born is not None:
        ages = ages_of(born, submitted_on=situation.submitted_on, visit_on=situation.visit_on)
    awaited = situation.answers.edition.arising.settle(values)
    return Facts(
        values=values,
        submitted_on=situation.submitted_on,
        visit_on=visit_on,
        jurisdiction=situation.jurisdiction,
        stocked_brands=situation.stocked_brands,
        ages=ages,
        policy=protocol.policy,
        awaited=awaited,
    )


def ages_of(born: date, *, submitted_on: date, visit_on: date | None) -> Ages:
    return Ages(age_on(submitted_on, born=born), age_on(visit_on or submitted_on, born=born))


def reconfirm(*, submitted_on: date, on: date, protocol: Protocol) -> bool:
    """Whether answers have become too old to rely on without asking the patient again."""
    return on - submitted_on > timedelta(days=protocol.policy[ANSWERS_VALID.name])


def _missing(facts: Facts) -> tuple[str, ...]:
    """Required questions that arise for certain and have no answer."""
    gaps = [code for code, value in facts.values.items() if value is MISSING]
    return tuple(sorted(code for code in gaps if code not in facts.awaited))


def _triage(fired: list[Finding], missing: tuple[str, ...]) -> Triage:
    level = min((finding.rule.level for finding in fired), default=Level.NOTE)
    triage = TRIAGE_OF[level]
    return Triage.INCOMPLETE if missing and triage in REPLACED_BY_INCOMPLETE else triage


def _hold_until(fired: list[Finding]) -> date | Open | None:
    holds = [until for finding in fired if (until := finding.until) is not None]
    if OPEN in holds:
        return OPEN
    return max((hold for hold in holds if isinstance(hold, date)), default=None)


def _signals(
    facts: Facts, protocol: Protocol, edition: Edition, fired: list[Finding]
) -> tuple[SignalReading, ...]:
    goals = facts.values.get("GOALS")
    if not isinstance(goals, frozenset):
        return ()
    neck_held = any(finding.rule.holds_neck for finding in fired)
    readings = []
    for signal in protocol.rulebook.signals:
        if signal.concern in goals:
            held = neck_held and signal.held_by_neck_rules
            fit = Fit.HELD if held else _fit(signal, facts, protocol)
            readings.append(SignalReading(signal, fit, facts, edition))
    return tuple(readings)


def _fit(signal: Signal, facts: Facts, protocol: Protocol) -> Fit:
    truths = protocol.compiled_signals[signal.concern](facts)
    for (fit, _), truth in zip(signal.cases, truths, strict=True):
        if truth is None:
            return Fit.UNSETTLED
        if truth:
            return fit
    raise AssertionError(f"{signal.code} has no case that always holds.")


def _candidate(
    triage: Triage, signals: tuple[SignalReading, ...], missing: tuple[str, ...]
) -> Candidate:
    if missing:
        return Candidate.UNSETTLED
    if triage in (Triage.RED, Triage.BLOCK):
        return Candidate.NO
    fits = {reading.fit for reading in signals}
    if fits & SUPPORTED_FITS:
        return Candidate.LATER if triage is Triage.HOLD else Candidate.YES
    return Candidate.UNSETTLED if fits == {Fit.HELD} else Candidate.NO


def _finding_document(finding: Finding) -> dict[str, Any]:
    document: dict[str, Any] = {"rule": finding.rule.code, "fired": finding.fired}
    if finding.evidence:
        document["evidence"] = {e.code: e.answer for e in finding.evidence}
    if finding.until:
        document["until"] = write(finding.until)
    if finding.missing:
        document["missing"] = list(finding.missing)
    return document
