"""Every safety rule and signal, and the fingerprint by which an assessment names them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from intake.questionnaire.as_json import as_json, term_as_json
from intake.rules import (
    defer,
    not_suitable,
    not_sure,
    note,
    review_high,
    review_standard,
    urgent,
)
from intake.rules.messages import MESSAGES
from intake.rules.rule import OPEN, Rule
from intake.rules.signals import SIGNALS, Signal
from intake.rules.unsure_signals import UNSURE_SIGNALS


@dataclass(frozen=True, eq=False)
class Rulebook:
    """Rules in precedence order, and signals, as published under a version."""

    version: str
    rules: tuple[Rule, ...]
    signals: tuple[Signal, ...]

    def __post_init__(self) -> None:
        codes = [rule.code for rule in self.rules]
        if len(codes) != len(set(codes)):
            raise ValueError("Two rules have one code.")
        if [rule.level for rule in self.rules] != sorted(rule.level for rule in self.rules):
            raise ValueError("Rules stand in order of precedence.")
        if bad := [r.code for r in self.rules if r.patient_message not in ("", *MESSAGES)]:
            raise ValueError(f"{bad} have messages that do not exist.")

    def rule(self, code: str) -> Rule:
        return next(rule for rule in self.rules if rule.code == code)

    @cached_property
    def document(self) -> dict[str, Any]:
        """Everything that can change a result or what a clinician reads of it, as JSON."""
        return {
            "version": self.version,
            "rules": [_rule_document(rule) for rule in self.rules],
            "signals": [_signal_document(signal) for signal in self.signals],
            "messages": MESSAGES,
        }

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over the document, in hexadecimal."""
        return sha256(json.dumps(self.document, sort_keys=True).encode()).hexdigest()


def _rule_document(rule: Rule) -> dict[str, Any]:
    until: Any = rule.until
    if rule.until not in (None, OPEN):
        until = [term_as_json(term) for term in until]
    return {
        "code": rule.code,
        "level": rule.level.name,
        "title": rule.title,
        "condition": as_json(rule.condition),
        "until": until,
        "holds_neck": rule.holds_neck,
        "excludes": list(rule.excludes),
        "patient_message": rule.patient_message,
        "explanation": rule.explanation,
        "sources": list(rule.sources),
        "basis": rule.basis.value,
    }


def _signal_document(signal: Signal) -> dict[str, Any]:
    return {
        "code": signal.code,
        "concern": signal.concern,
        "title": signal.title,
        "grade": signal.grade,
        "cases": [[fit.value, as_json(condition)] for fit, condition in signal.cases],
        "held_by_neck_rules": signal.held_by_neck_rules,
        "explanation": signal.explanation,
        "sources": list(signal.sources),
    }


RULEBOOK_1 = Rulebook(
    version="2026-11",
    rules=(
        *urgent.RULES,
        *not_suitable.RULES,
        *defer.RULES,
        *review_high.RULES,
        *review_standard.RULES,
        *note.RULES,
    ),
    signals=SIGNALS,
)

RULEBOOK_2 = Rulebook(
    version="2026-12",
    rules=(
        *urgent.RULES,
        *not_suitable.RULES,
        *defer.RULES,
        *review_high.RULES,
        *review_standard.RULES,
        *not_sure.RULES,
        *note.RULES,
    ),
    signals=SIGNALS,
)

RULEBOOK_3 = Rulebook(version="2027-01", rules=RULEBOOK_2.rules, signals=UNSURE_SIGNALS)

RULEBOOK_4 = Rulebook(
    version="2027-02",
    rules=(
        *urgent.RULES,
        *not_suitable.RULES,
        *defer.RULES,
        *review_high.RULES,
        *review_standard.RULES,
        *not_sure.RULES,
        *not_sure.LATER,
        *note.RULES,
        *not_sure.LATER_NOTES,
    ),
    signals=UNSURE_SIGNALS,
)

RULEBOOKS: dict[str, Rulebook] = {
    book.version: book for book in (RULEBOOK_1, RULEBOOK_2, RULEBOOK_3, RULEBOOK_4)
}
CURRENT = RULEBOOK_4
NEWS = {
    RULEBOOK_1.version: "The first rulebook: 73 rules and 7 signals.",
    RULEBOOK_2.version: "Patients can say “I am not sure” at 16 more safety questions. Rule RS-30"
    " asks you to look at each of those. Nothing else changes.",
    RULEBOOK_3.version: "Where a patient is not sure of what speaks against a concern"
    " (isotretinoin; spots, thick skin or other signs with redness), its signal is at most “A"
    " little like”. Before, it read “I am not sure” as “no”. No safety rule changes.",
    RULEBOOK_4.version: "Patients can say “Not sure” at four more questions: cold sores, a recent"
    " vaccine and dry skin (noted, RN-13), and having been very sad after a treatment (RS-31 asks"
    " you to look at it). The questions are shorter. Nothing else changes.",
}


def news_since(version: str) -> str:
    """What each rulebook after this one brought, the oldest first; nothing for the newest."""
    later = [book for book in NEWS if book > version]
    if len(later) == 1:
        return NEWS[later[0]]
    return " ".join(f"{book}: {NEWS[book]}" for book in later)
