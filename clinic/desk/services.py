"""What the front desk does with an intake."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from clinic.desk.models import Triage
from clinic.desk.rounds import were_enough
from clinic.desk.teamwork import TakenBack
from clinic.staff.models import User
from intake.journey import Move
from intake.models import AssessmentRecord, Intake, Invitation
from intake.models.sealed import seal
from intake.rules.levels import Triage as Word
from intake.services.invitations import ask_again, goes_on, revoke_invitations
from intake.services.moves import Outdated, OutOfTurn, move
from intake.services.taking_back import LinkLeft, take_back_links

__all__ = [
    "CallNeeded",
    "LinkLeft",
    "OutOfTurn",
    "Outdated",
    "close",
    "take_back",
    "triage",
]

MOVES = {
    Triage.Outcome.TO_CLINICIAN: Move.SEND_TO_CLINICIAN,
    Triage.Outcome.TO_PATIENT: Move.ASK_PATIENT,
    Triage.Outcome.CLOSE: Move.CLOSE,
}
UNDO_FOR = timedelta(minutes=3)  # for which a triage can be taken back, and its message waits


class TooLate(Exception):
    """A triage can be taken back for three minutes, and a closed intake stays closed."""

    def __init__(self) -> None:
        super().__init__("It is too late to take this back. Open the intake to go on from here.")


class CallNeeded(Exception):
    """A red-flag answer stays open until somebody has phoned or seen the patient."""

    def __init__(self) -> None:
        super().__init__("A clinician phones the patient first, and records the call.")


@transaction.atomic
def triage(
    intake: Intake,
    *,
    outcome: str,
    note: str = "",
    version: int,
    by: User,
    at: datetime,
) -> Triage:
    """Record what the front desk decided and move the intake on.

    Raises `Outdated` if it changed since it was read, `OutOfTurn`, or `CallNeeded` for
    a red flag that is to go anywhere but to a clinician. Going back opens a new link, unless the
    patient was sent back often enough: then somebody phones and fills it in.
    """
    outcome = Triage.Outcome(outcome)
    if outcome != Triage.Outcome.TO_CLINICIAN:
        check_called(intake)
    by_link = outcome == Triage.Outcome.TO_PATIENT and not were_enough(intake, at=at)
    move(
        intake,
        MOVES[outcome],
        name="triaged",
        by=by,
        at=at,
        version=version,
        detail={"outcome": str(outcome)},
    )
    made = Triage(
        clinic=intake.clinic,
        intake=intake,
        seen=intake.latest_assessment(),
        outcome=outcome,
        by=by,
        at=at,
    )
    seal(made, intake.patient.key(), note=note.strip())
    made.save(force_insert=True)
    if by_link:
        ask_again(intake, by=by, at=at, due=at + UNDO_FOR)
    if outcome == Triage.Outcome.CLOSE and not goes_on(intake):
        revoke_invitations(intake, by=by, at=at)
    return made


def is_by_phone(made: Triage) -> bool:
    """Whether the form was opened for somebody to fill in with the patient on the telephone."""
    back = made.outcome == Triage.Outcome.TO_PATIENT
    return back and not _link_of(made).exists()


def _link_of(made: Triage) -> QuerySet[Invitation]:
    return made.intake.invitations.filter(created_at=made.at, created_by=made.by)


@transaction.atomic
def take_back(made: Triage, *, version: int, by: User, at: datetime) -> TakenBack:
    """Undo a triage and let go of the message it was to send.

    `version` is what the intake had after it. Raises `TooLate`, `LinkLeft`, or `Outdated` or
    `OutOfTurn` if somebody has gone on from there.
    """
    intake = made.intake
    typed = intake.draft_saved_at
    dictated = is_by_phone(made) and typed is not None and typed > made.at
    if at >= made.at + UNDO_FOR or made.outcome == Triage.Outcome.CLOSE or dictated:
        raise TooLate
    move(intake, Move.TAKE_BACK, name="triage undone", by=by, at=at, version=version)
    if _link_of(made).exists():
        take_back_links(intake, made_at=made.at, by=made.by, at=at)
    return TakenBack.objects.create(clinic=intake.clinic, triage=made, by=by, at=at)


@transaction.atomic
def close(intake: Intake, *, version: int, by: User, at: datetime) -> Intake:
    """Close an intake that needs nothing more, and forget a draft that was never sent.

    Raises `Outdated`, `OutOfTurn` or `CallNeeded`.
    """
    check_called(intake)
    never_sent = intake.revision_id is None
    nothing: dict[str, Any] = {"draft": {}, "draft_words": None, "draft_told": None}
    nothing |= {"draft_pace": {}}  # it tells which questions arose
    forgotten = nothing if never_sent else {}
    move(intake, Move.CLOSE, name="closed", by=by, at=at, version=version, **forgotten)
    if not goes_on(intake):
        revoke_invitations(intake, by=by, at=at)
    return intake


def awaits_call(intake: Intake, *, reached: bool = False) -> bool:
    """Whether it is a red flag without a call or an examination since it was sent.

    `reached` says that a call which nobody answered is not enough.
    """
    calls = intake.calls.filter(reached=True) if reached else intake.calls.all()
    spoken = (one.values_list("at", flat=True) for one in (calls, intake.examinations.all()))
    return unspoken(intake.latest_assessment(), chain.from_iterable(spoken))


def unspoken(assessment: AssessmentRecord | None, spoken: Iterable[datetime]) -> bool:
    """Whether it is a red flag, and none of these moments was since it was sent."""
    if assessment is None or assessment.triage != Word.RED:
        return False
    return not any(at >= assessment.revision.submitted_at for at in spoken)


def check_called(intake: Intake, *, reached: bool = False) -> None:
    """Raise `CallNeeded` for what `awaits_call`."""
    if awaits_call(intake, reached=reached):
        raise CallNeeded
