"""On which days a patient is reminded; plain dates in, plain dates out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Plan:
    """The clinic's own values, in days; 0 leaves that reminder out."""

    first: int  # before the visit
    last: int  # before the visit
    unopened: int  # after a link was sent that nobody has opened


@dataclass(frozen=True, slots=True)
class Asked:
    """What a patient was asked to do for one visit."""

    visit_on: date
    on: date  # when the oldest link that works was made
    told_on: date  # when the patient last got any link, for whichever visit
    opened: bool


def is_due(asked: Asked, plan: Plan, *, today: date) -> bool:
    """Whether a day to remind has come and the patient has heard nothing since it did.

    A day that was missed, as by a machine that stood still, is made up for until the visit.
    """
    if today >= asked.visit_on:
        return False
    return any(asked.told_on < day <= today for day in days(asked, plan))


def days(asked: Asked, plan: Plan) -> Iterator[date]:
    """The days on which a reminder falls."""
    for before in filter(None, (plan.first, plan.last)):
        yield asked.visit_on - timedelta(days=before)
    if plan.unopened and not asked.opened:
        yield asked.on + timedelta(days=plan.unopened)
