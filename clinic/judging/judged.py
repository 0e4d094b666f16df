"""The findings of a page, each with what was made of it so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clinic.judging.models import Judgement, TriageCheck
from clinic.judging.services import judges
from clinic.review.reading import Flag
from clinic.staff import wording
from clinic.staff.models import User
from intake.models import Intake


@dataclass(frozen=True, slots=True)
class Told:
    """What one person made of a finding, in words."""

    verdict: str
    why: str
    who: str
    when: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with what people made of it."""

    flag: Flag
    told: tuple[Told, ...]

    @property
    def mine(self) -> str:
        """What the reader made of it, or nothing yet."""
        return next((one.verdict for one in self.told if one.mine), "")


def judged(
    flags: Iterable[Flag],
    standing: Iterable[Judgement],
    intake: Intake,
    reader: User,
    *,
    now: datetime,
) -> dict[str, Any]:
    """What the page of an intake shows of judgements by then, and whether more can be made."""
    made: dict[str, list[Judgement]] = {}
    for one in standing:
        made.setdefault(one.rule, []).append(one)
    return {
        "findings": [
            Judged(flag, tuple(_told(one, reader, now=now) for one in made.get(flag.code, ())))
            for flag in flags
        ],
        "judges": judges(intake),
        "why": Judgement.Reason.choices[:-1],  # another reason needs words
        "triage_was": TriageCheck.Was.choices,
    }


def _told(one: Judgement, reader: User, *, now: datetime) -> Told:
    other = one.reason == Judgement.Reason.OTHER
    return Told(
        verdict=one.get_verdict_display(),
        why=one.read_words() if other else one.get_reason_display(),
        who=one.by.name,
        when=wording.moment(one.at.astimezone(now.tzinfo), now=now),
        mine=one.by_id == reader.pk,
    )
