"""Assess intakes given as JSON lines, one after the other, in constant memory."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import IO, Any

from intake.assessment import Assessment, Situation, assess
from intake.questionnaire.answers import Unreadable, read, read_day, write
from intake.questionnaire.conditions import PLACES
from intake.questionnaire.edition import Edition
from intake.questionnaire.own import published_only
from intake.questionnaire.words import in_words
from intake.rules.brands import BRANDS
from intake.rules.protocol import Protocol

LONGEST_LINE = 1_000_000  # bytes; a full intake takes about two thousand


class BadLine(ValueError):
    """A line that cannot be assessed: `about` is its id, the message says what and where."""

    def __init__(self, about: Any, message: str) -> None:
        super().__init__(message)
        self.about = about


def lines(stream: IO[bytes]) -> Iterator[bytes]:
    """The lines of a stream, none held longer than needed; one too long is cut and told."""
    while line := stream.readline(LONGEST_LINE):
        rest = line
        while len(rest) == LONGEST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE)
        if line.strip():
            yield line


def assess_line(
    line: bytes, *, edition: Edition, protocol: Protocol, explain: bool
) -> dict[str, Any]:
    """The result for one line, ready to be written as JSON. Raises `BadLine`."""
    record = _record(line)
    about = _known_id(record)
    if about is None:
        raise BadLine(None, "id: must be given, as text or a whole number.")
    try:
        assessment = assess(_situation(record, edition), protocol)
    except ValueError as problem:
        raise BadLine(about, str(problem)) from None
    result = summary(about, assessment)
    return {**result, **explanation(assessment)} if explain else result


def summary(about: Any, assessment: Assessment) -> dict[str, Any]:
    return {
        "id": about,
        "triage": assessment.triage.value,
        "candidate": assessment.candidate.value,
        "hold_until": write(assessment.hold_until),
        "rules": sorted(finding.rule.code for finding in assessment.fired),
        "signals": {s.signal.concern: s.fit.value for s in assessment.signals},
        "excluded_brands": list(assessment.excluded_brands),
        "missing": list(assessment.missing),
    }


def explanation(assessment: Assessment) -> dict[str, Any]:
    """Every finding and signal with what stands behind it, in words."""
    policy = assessment.protocol.policy
    return {
        "findings": [
            {
                "rule": finding.rule.code,
                "level": finding.rule.level.name,
                "fired": finding.fired,
                "title": finding.rule.title,
                "condition": in_words(finding.rule.condition, policy),
                "evidence": [f"{e.label} ({e.code}): {e.words}" for e in finding.evidence],
                "missing": list(finding.missing),
                "until": write(finding.until),
                "explanation": finding.rule.explanation,
                "basis": finding.rule.basis.value,
                "sources": [f"{source.tag} [{source.mark}]" for source in finding.rule.citations],
            }
            for finding in assessment.findings
        ],
        "signal_details": [
            {
                "signal": reading.signal.code,
                "fit": reading.fit.value,
                "grade": reading.signal.grade,
                "explanation": reading.explanation,
            }
            for reading in assessment.signals
        ],
        "edition": assessment.edition.name,
        "protocol": assessment.protocol.version,
        "fingerprint": assessment.fingerprint,
    }


def _record(line: bytes) -> dict[str, Any]:
    if len(line) >= LONGEST_LINE:
        raise BadLine(None, f"The line is longer than {LONGEST_LINE} bytes.")
    twice: list[str] = []
    try:
        record = json.loads(line, object_pairs_hook=partial(_object, twice=twice))
    except RecursionError:
        raise BadLine(None, "The line is nested too deeply.") from None
    except ValueError as problem:
        raise BadLine(None, f"The line is not JSON: {problem}.") from None
    if not isinstance(record, dict):
        raise BadLine(None, "The line is not a JSON object.")
    if twice:
        about = None if "id" in twice else _known_id(record)
        raise BadLine(about, f"The line says {twice[0]} twice.")
    return record


def _object(pairs: list[tuple[str, Any]], *, twice: list[str]) -> dict[str, Any]:
    """The pairs as an object; JSON would let the last of two answers to a question win."""
    twice += [name for name, times in Counter(name for name, _ in pairs).items() if times > 1]
    return dict(pairs)


def _known_id(record: dict[str, Any]) -> str | int | None:
    about = record.get("id")
    return about if isinstance(about, str | int) and not isinstance(about, bool) else None


def _situation(record: dict[str, Any], edition: Edition) -> Situation:
    answers = record.get("answers")
    if not isinstance(answers, dict):
        raise ValueError("answers: must be an object from question code to answer.")
    jurisdiction = record.get("jurisdiction")
    if jurisdiction not in PLACES:
        raise ValueError(f"jurisdiction: must be one of {', '.join(PLACES)}.")
    brands = record.get("stocked_brands")
    if not isinstance(brands, list) or not all(brand in BRANDS for brand in brands):
        raise ValueError(f"stocked_brands: must be an array of {', '.join(BRANDS)}.")
    visit_on = record.get("visit_on")
    return Situation(
        answers=read(edition, published_only(answers)),
        submitted_on=_day("submitted_on", record.get("submitted_on")),
        visit_on=None if visit_on is None else _day("visit_on", visit_on),
        jurisdiction=jurisdiction,
        stocked_brands=frozenset(brands),
    )


def _day(name: str, value: Any) -> date:
    try:
        return read_day(value)
    except Unreadable as problem:
        raise ValueError(f"{name}: {problem}") from None
