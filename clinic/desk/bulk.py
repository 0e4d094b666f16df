"""One thing done to many intakes: each is done by itself, or skipped with a reason.

Nothing here triages, decides or closes: that takes somebody who looks at each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from clinic.desk import working
from clinic.desk.services import UNDO_FOR
from clinic.desk.working import NobodyOfThatName
from clinic.reminders.services import NotReminded, remind_now
from clinic.staff.models import User
from intake.delivery import is_night
from intake.models import Clinic, Intake, Outbox
from intake.vault import Erased

SAME = "It was so already."


class Skipped(Exception):
    """Why one intake was left as it was, in a sentence."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one intake."""

    intake: Intake
    why_not: str = ""


def each(intakes: Iterable[Intake], do: Callable[[Intake], None]) -> list[Outcome]:
    """Do one thing to each intake; what is skipped says why, and stops nothing."""
    return [_tried(intake, do) for intake in intakes]


def remind(intake: Intake, *, by: User, at: datetime) -> None:
    """Send a reminder, at most one a day, or raise `Skipped` or `vault.Erased`."""
    try:
        remind_now(intake, by=by, at=at, due=at + UNDO_FOR)
    except NotReminded as reason:
        raise Skipped(str(reason)) from None


def assign(intake: Intake, *, to: str, by: User, at: datetime) -> None:
    """Make an intake somebody's, or raise `Skipped` or `NobodyOfThatName`."""
    if not working.assign(intake, to=to, by=by, at=at):
        raise Skipped(SAME)


def tag(intake: Intake, *, word: str, by: User, at: datetime) -> None:
    """Put a tag on an intake, or raise `Skipped`."""
    if not working.tag(intake, word=word, by=by, at=at):
        raise Skipped(SAME)


def night_note(clinic: Clinic, at: datetime) -> str:
    """What is to be known of reminders that are made now."""
    return "They leave in the morning." if is_night(clinic, at) else "They leave in three minutes."


def reminders_made(done: Iterable[Outcome], *, at: datetime) -> list[Outbox]:
    """The reminders that were queued for these at a moment, which wait to leave."""
    made = Outbox.objects.waiting().filter(kind=Outbox.Kind.REMINDER, created_at=at)
    return list(made.filter(intake__in=[one.intake.pk for one in done if not one.why_not]))


def said_of(made: list[Outbox]) -> str:
    """What is told of reminders that can be taken back."""
    return "1 reminder has not left." if len(made) == 1 else f"{len(made)} reminders have not left."


def _tried(intake: Intake, do: Callable[[Intake], None]) -> Outcome:
    try:
        do(intake)
    except (Skipped, NobodyOfThatName, Erased) as reason:
        return Outcome(intake, str(reason))
    return Outcome(intake)
