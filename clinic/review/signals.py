"""How like the people studied a self-report is, concern by concern; never added up."""

from __future__ import annotations

from dataclasses import dataclass

from clinic.review.findings import Cited, cited, until_words
from intake.assessment import Assessment
from intake.findings import SignalReading
from intake.questionnaire.sections.skin import OIL_SCORE
from intake.questionnaire.spoken import spoken
from intake.rules.levels import Triage
from intake.rules.sources import SOURCES

HELD_BY = (Triage.RED, Triage.BLOCK, Triage.HOLD)
OIL_MOST = 16  # four questions of 0 to 4
NOW = {  # the grade that stands for a concern; of several, the worst
    "ACNE": ("ACNE_NOW",),
    "RED": ("RED_NOW", "RED_FLUSH"),
    "PORES": ("PORE_NOW",),
    "TEXTURE": ("TEX_NOW",),
    "SCARS": ("SCAR_NOW",),
    "NECK": ("NECK_CREPE", "NECK_LINES", "NECK_BANDS", "NECK_JAW"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A step from 0 to 4, and its word."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One concern."""

    reading: SignalReading
    now: Mark | None
    bother: Mark | None
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Signals:
    """Every concern the patient chose; `held` says why none of it matters yet."""

    rows: tuple[Row, ...]
    held: str


def signals(assessment: Assessment) -> Signals:
    return Signals(
        rows=tuple(_row(reading) for reading in assessment.signals),
        held=_held(assessment) if assessment.triage in HELD_BY else "",
    )


def _held(assessment: Assessment) -> str:
    until = until_words(assessment.hold_until)
    dated = assessment.triage is Triage.HOLD and until
    return f"On hold until {until}" if dated else "On hold"


def _row(reading: SignalReading) -> Row:
    sources = tuple(SOURCES[tag] for tag in reading.signal.sources)
    bother = _worst(reading, (reading.signal.bother.code,))
    return Row(reading, _now(reading), bother, cited(sources))


def _now(reading: SignalReading) -> Mark | None:
    if reading.signal.concern != "OIL":
        return _worst(reading, NOW[reading.signal.concern])
    score = reading.reads.get(OIL_SCORE.name)
    return None if score is None else Mark(round(score / 4), f"{score} of {OIL_MOST}")


def _worst(reading: SignalReading, codes: tuple[str, ...]) -> Mark | None:
    told = [(reading.reads[code], code) for code in codes if code in reading.reads]
    if not told:
        return None
    level, code = max(told, key=lambda step: step[0])
    return Mark(level, spoken(reading.edition.questions[code], level))
