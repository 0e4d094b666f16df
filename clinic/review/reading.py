"""What a clinician reads on one page: flags with their answers and sources, then signals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from clinic.staff import wording
from intake.assessment import Assessment, reconfirm
from intake.findings import Evidence, Finding, SignalReading
from intake.models import Clinic
from intake.questionnaire.edition import Edition
from intake.questionnaire.sections.skin import OIL_SCORE
from intake.questionnaire.sections.treatments import TOX_BRAND
from intake.questionnaire.words import in_words
from intake.rules.levels import Level, Triage
from intake.rules.rule import OPEN, Basis, Open
from intake.rules.signals import Signal
from intake.rules.sources import SOURCES, Source

MARKS = {
    "V": "verified",
    "V2": "seen only in a secondary source",
    "M": "general knowledge, unchecked",
    "P": "product policy",
}
AGE_RULE = "N-01"  # law: told wherever answers are read
HELD = (Triage.RED, Triage.BLOCK, Triage.HOLD)
NOW = {
    "ACNE": ("ACNE_NOW",),
    "RED": ("RED_NOW",),
    "PORES": ("PORE_NOW",),
    "TEXTURE": ("TEX_NOW",),
    "SCARS": ("SCAR_NOW",),
    "NECK": ("NECK_CREPE", "NECK_LINES", "NECK_BANDS", "NECK_JAW"),
}
MOST_OIL = 16
CIRCLES = 4


@dataclass(frozen=True, slots=True)
class Cited:
    """A source, and in words how far it has been checked."""

    source: Source
    checked: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A rule that fired, or could not be settled, with all that explains it."""

    code: str
    kind: str  # stop, look or info, as it is marked
    says: str  # what the level says, never an order
    title: str
    until: str
    evidence: tuple[Evidence, ...]
    rule: str
    explanation: str
    basis: str
    sources: tuple[Cited, ...]
    change: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """A step of a scale: how many circles of four, and the patient's own words for it."""

    circles: int
    words: str


@dataclass(frozen=True, slots=True)
class SignalRow:
    """How like the people studied one concern is, with what was read for it."""

    signal: Signal
    fit: str
    now: Grade | None
    bother: Grade | None
    explanation: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """An assessment as a clinician reads it."""

    assessment: Assessment
    flags: tuple[Flag, ...]
    unsettled: tuple[Flag, ...]
    signals: tuple[SignalRow, ...]
    on_hold: str
    excluded: str
    quiet: int
    missing: tuple[str, ...]
    stale: bool
    shows_flags: bool

    @property
    def counts(self) -> dict[str, int]:
        """How many flags of each kind, the strongest kind first."""
        kinds = [flag.kind for flag in self.flags]
        return {kind: kinds.count(kind) for kind in ("stop", "look", "info") if kind in kinds}

    @property
    def quiet_rules(self) -> list[tuple[str, str]]:
        """The code and title of each rule that did not fire."""
        loud = {finding.rule.code for finding in self.assessment.findings}
        rules = self.assessment.protocol.rulebook.rules
        return [(rule.code, rule.title) for rule in rules if rule.code not in loud]


def read(assessment: Assessment, clinic: Clinic, *, fresh_on: date) -> Reading:
    """The assessment in words; a clinic that only collects answers gets the law on age alone."""
    shows = clinic.mode != Clinic.Mode.INTAKE_ONLY
    protocol = assessment.protocol
    submitted_on = assessment.situation.submitted_on
    return Reading(
        assessment=assessment,
        flags=tuple(
            _flag(finding, assessment)
            for finding in assessment.fired
            if shows or finding.rule.code == AGE_RULE
        ),
        unsettled=tuple(_flag(f, assessment) for f in assessment.unsettled) if shows else (),
        signals=tuple(_signal(s) for s in assessment.signals) if shows else (),
        on_hold=_on_hold(assessment) if shows else "",
        excluded=", ".join(
            map(TOX_BRAND.option_label, assessment.excluded_brands if shows else ())
        ),
        quiet=len(protocol.rulebook.rules) - len(assessment.findings),
        missing=labels(assessment.edition, assessment.missing),
        stale=reconfirm(submitted_on=submitted_on, on=fresh_on, protocol=protocol),
        shows_flags=shows,
    )


def kind_of(level: Level) -> str:
    """How a level is marked."""
    if level.stops:
        return "stop"
    return "info" if level is Level.NOTE else "look"


def labels(edition: Edition, codes: tuple[str, ...]) -> tuple[str, ...]:
    """The short names of questions."""
    return tuple(edition.questions[code].label for code in codes)


def until_words(until: date | Open | None) -> str:
    """Until when a reason to wait holds."""
    if isinstance(until, date):
        return f"until {wording.full_day(until)}"
    return "until it has settled" if until == OPEN else ""


def cited(tags: tuple[str, ...]) -> tuple[Cited, ...]:
    """The sources behind tags, each with its marks in words."""
    found = [SOURCES[tag] for tag in tags]
    return tuple(
        Cited(source, "; ".join(MARKS[mark] for mark in source.mark.split(", ") if mark))
        for source in found
    )


def _flag(finding: Finding, assessment: Assessment) -> Flag:
    rule = finding.rule
    return Flag(
        code=rule.code,
        kind=kind_of(rule.level),
        says=rule.level.words,
        title=rule.title,
        until=until_words(finding.until),
        evidence=finding.evidence,
        rule=in_words(rule.condition, assessment.protocol.policy),
        explanation=rule.explanation,
        basis=rule.basis.words,
        sources=cited(rule.sources),
        change=_change(finding),
        missing=labels(finding.edition, finding.missing),
    )


def _change(finding: Finding) -> str:
    """What would make a rule that fired not fire."""
    told = dict.fromkeys(evidence.label for evidence in finding.evidence)
    ways = [f"another answer to “{label}”" for label in told]
    if isinstance(finding.until, date):
        ways.append(f"a visit on or after {wording.full_day(finding.until)}")
    if finding.rule.basis is Basis.POLICY:
        ways.append("another protocol, for this is clinic policy")
    sentence = ", or ".join(ways)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def _signal(reading: SignalReading) -> SignalRow:
    signal, reads = reading.signal, reading.reads
    return SignalRow(
        signal=signal,
        fit=reading.fit.words,
        now=_now(reading),
        bother=_grade(reading.edition, signal.bother.code, reads.get(signal.bother.code)),
        explanation=reading.explanation,
        sources=cited(signal.sources),
    )


def _now(reading: SignalReading) -> Grade | None:
    """The patient's own grade of a concern today; of several, the highest."""
    reads: Mapping[str, Any] = reading.reads
    if reading.signal.concern == "OIL":
        score = reads.get(OIL_SCORE.name)
        if score is None:
            return None
        return Grade(-(-score * CIRCLES // MOST_OIL), f"{score} of {MOST_OIL}")
    graded = [code for code in NOW[reading.signal.concern] if isinstance(reads.get(code), int)]
    if not graded:
        return None
    worst = max(graded, key=lambda code: reads[code])
    return _grade(reading.edition, worst, reads[worst])


def _grade(edition: Edition, code: str, step: Any) -> Grade | None:
    if not isinstance(step, int):
        return None
    return Grade(step, edition.questions[code].option_label(str(step)))


def _on_hold(assessment: Assessment) -> str:
    """Why signals are greyed, or nothing."""
    if assessment.triage not in HELD:
        return ""
    if assessment.triage is not Triage.HOLD:
        return "On hold"
    return f"On hold {until_words(assessment.hold_until)}"
