"""What another sending changed in the findings, said at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from clinic.review.reading import Reading, kind_of
from intake.models import AssessmentRecord
from intake.rules.rule import Rule
from intake.rules.rulebook import RULEBOOKS


@dataclass(frozen=True, slots=True)
class Shift:
    """Findings that came and went between two sendings, each with its kind and title."""

    came: tuple[tuple[str, str], ...]
    went: tuple[tuple[str, str], ...]


def shifted(record: AssessmentRecord, reading: Reading, *, now: datetime) -> Shift | None:
    """How the findings differ from those of the sending before; None where there was none."""
    sent = record.revision
    if sent.number == 1:
        return None
    before = (
        AssessmentRecord.objects.filter(
            revision__intake=sent.intake_id, revision__number__lt=sent.number, at__lte=now
        )
        .order_by("-revision__number", "-pk")
        .first()
    )
    if before is None or not reading.shows_flags:
        return None
    was, now_fired = _fired(before), _fired(record)
    return Shift(
        came=tuple(_told(rule) for code, rule in now_fired.items() if code not in was),
        went=tuple(_told(rule) for code, rule in was.items() if code not in now_fired),
    )


def _fired(record: AssessmentRecord) -> dict[str, Rule]:
    held = record.document
    rules = {rule.code: rule for rule in RULEBOOKS[held["rulebook"][0]].rules}
    return {one["rule"]: rules[one["rule"]] for one in held["findings"] if one["fired"]}


def _told(rule: Rule) -> tuple[str, str]:
    return kind_of(rule.level), rule.title
