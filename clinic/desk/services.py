"""What the front desk does with an intake."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from clinic.desk.models import Triage
from clinic.staff.models import User
from intake.journey import Move
from intake.models import Intake
from intake.models.sealed import seal
from intake.rules.levels import Triage as Word
from intake.services.invitations import ask_again, revoke_invitations
from intake.services.moves import Outdated, OutOfTurn, move

__all__ = ["CallNeeded", "OutOfTurn", "Outdated", "close", "triage"]

MOVES = {
    Triage.Outcome.TO_CLINICIAN: Move.SEND_TO_CLINICIAN,
    Triage.Outcome.TO_PATIENT: Move.ASK_PATIENT,
    Triage.Outcome.CLOSE: Move.CLOSE,
}


class CallNeeded(Exception):
    """A red-flag answer stays open until somebody has phoned the patient."""

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
    closing a red flag. Going back to the patient opens a new link.
    """
    outcome = Triage.Outcome(outcome)
    if outcome == Triage.Outcome.CLOSE:
        check_called(intake)
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
    if outcome == Triage.Outcome.TO_PATIENT:
        ask_again(intake, by=by, at=at)
    if outcome == Triage.Outcome.CLOSE:
        revoke_invitations(intake, by=by, at=at)
    return made


@transaction.atomic
def close(intake: Intake, *, version: int, by: User, at: datetime) -> Intake:
    """Close an intake that needs nothing more, and forget a draft that was never sent.

    Raises `Outdated`, `OutOfTurn` or `CallNeeded`.
    """
    check_called(intake)
    never_sent = intake.revision_id is None
    nothing: dict[str, Any] = {"draft": {}, "draft_words": None, "draft_told": None}
    forgotten = nothing if never_sent else {}
    move(intake, Move.CLOSE, name="closed", by=by, at=at, version=version, **forgotten)
    revoke_invitations(intake, by=by, at=at)
    return intake


def check_called(intake: Intake) -> None:
    """Raise `CallNeeded` for a red flag without a call since it was sent."""
    assessment = intake.latest_assessment()
    if assessment is None or assessment.triage != Word.RED:
        return
    if not intake.calls.filter(at__gte=assessment.revision.submitted_at).exists():
        raise CallNeeded
