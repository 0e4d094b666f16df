"""One case of the demonstration: who asks, what they answer, and how far it has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from clinic.review.models import Decision

Outcome = Decision.Outcome


class Path(StrEnum):
    """How far a case has come, and by which way."""

    INVITED = "invited"
    UNREACHED = "invited, and the message came back"
    OPENED = "opened"
    MISTYPED = "opened, with a wrong birth date"
    STARTED = "started"
    UNDERAGE = "ended because the patient is under 18"
    SENT = "sent"
    STOPPED = "ended early by a red flag"
    REPLIED = "asked by the front desk, and sent again"
    ASKED = "asked by the front desk"
    PASSED_ON = "with the clinicians"
    PHONED = "ended early by a red flag, phoned, with the clinicians"
    READ = "read by a clinician"
    ASKED_ON_READING = "asked by a clinician"
    DECIDED = "decided"
    PHONED_AND_DECIDED = "ended early by a red flag, phoned, decided"
    OVER = "decided and closed"
    TREATED = "decided, examined, treated, and asked since"
    TURNED_AWAY = "closed by the front desk after it was sent"
    CALLED_OFF = "closed because the visit was called off"


@dataclass(frozen=True, slots=True)
class FromVisit:
    """A day counted from the day of the visit, as an answer."""

    days: int

    def on(self, visit_on: date) -> str:
        return (visit_on + timedelta(days=self.days)).isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What makes one patient's intake what it is; everything not said here is drawn."""

    who: str
    day: int  # of the visit, counted from today
    path: Path
    hours: float  # since the answers were sent; since the link was, if they were not
    goals: str = "OIL"  # codes, what matters most first
    words: str = ""
    medicines: str = ""  # as the patient lists them; drawn if empty
    answers: Mapping[str, Any] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    marks: str = ""  # places on the face, as a page sends them
    photos: tuple[str, ...] = ()  # the sides that the patient photographs
    later_photos: tuple[str, ...] = ()  # those four weeks after the treatment
    plan: str = ""  # of the clinician, as marks
    pages: int = 0  # filled in, of what was only started
    note: str = ""  # of the front desk
    call: str = ""  # what was said on the telephone
    outcome: Outcome = Outcome.SUITABLE
    reason: str = ""
    override_code: str = ""
    conditions: str = ""
    asks: tuple[str, ...] = ()  # what a clinician asks the patient again
    why: str = ""  # as the patient reads it
    defer_days: int = 0  # from the visit
    addendum: str = ""
    since: tuple[tuple[str, Mapping[str, Any]], ...] = ()  # what was told after the treatment
