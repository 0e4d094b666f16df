"""One thing done to many intakes: each is done by itself, or skipped with a reason.

Nothing here triages, decides or closes: that takes somebody who looks at each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from clinic.desk import working
from clinic.desk.services import UNDO_FOR
from clinic.reminders.services import awaiting_call
from clinic.staff.models import User
from intake.delivery import is_night
from intake.journey import WITH_PATIENT
from intake.models import Clinic, Intake
from intake.models.visit import BIRTH_DATE_TRIES
from intake.reach import reach
from intake.services import remind as make_reminder

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
    """Send a reminder in three minutes, at most one a day, or raise `Skipped`."""
    clinic: Clinic = intake.clinic
    if intake.stage not in WITH_PATIENT or intake.visit.cancelled_at is not None:
        raise Skipped("Nothing is asked of the patient now.")
    if intake.visit_on <= clinic.day_of(at):
        raise Skipped("The visit is today or past: phone instead.")
    if intake.patient.unreminded_since is not None:
        raise Skipped("The patient asked for no reminders.")
    if awaiting_call().filter(patient=intake.patient).exists():
        raise Skipped("A clinician phones first.")
    links = intake.invitations.filter(revoked_at=None, expires_at__gt=at)
    if not links.exists() or links.filter(birth_date_failures__gte=BIRTH_DATE_TRIES).exists():
        raise Skipped("No link works: make a new one.")
    known = reach(intake.patient, intake=intake)
    channel = next(iter(known.agreed()), "")
    if not channel:
        raise Skipped("There is no address, or the patient does not want to be written to.")
    if make_reminder(intake, channel=channel, known=known, by=by, at=at, due=at + UNDO_FOR) is None:
        raise Skipped("A reminder went today.")


def assign(intake: Intake, *, to: str, by: User, at: datetime) -> None:
    """Make an intake somebody's, or raise `Skipped` or `working.NobodyOfThatName`."""
    if not working.assign(intake, to=to, by=by, at=at):
        raise Skipped(SAME)


def tag(intake: Intake, *, word: str, by: User, at: datetime) -> None:
    """Put a tag on an intake, or raise `Skipped`."""
    if not working.tag(intake, word=word, by=by, at=at):
        raise Skipped(SAME)


def night_note(clinic: Clinic, at: datetime) -> str:
    """What is to be known of reminders that are made now."""
    return "They leave in the morning." if is_night(clinic, at) else "They leave in three minutes."


def _tried(intake: Intake, do: Callable[[Intake], None]) -> Outcome:
    try:
        do(intake)
    except Skipped as reason:
        return Outcome(intake, str(reason))
    return Outcome(intake)
