"""Signing a decision as the second clinician, or sending it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from clinic.countersigning.holding import waiting
from clinic.countersigning.models import SecondSignature
from clinic.review.models import Decision
from clinic.review.services import visible
from clinic.staff.models import User
from intake.events import record
from intake.journey import Move
from intake.models import Intake
from intake.models.sealed import seal
from intake.services.moves import Outdated, move
from intake.services.replies import reply


class SameHand(Exception):
    """Nobody signs their own decision twice."""

    def __init__(self) -> None:
        super().__init__("You made this decision. Another clinician has to sign it.")


class WhyNeeded(Exception):
    """A decision that is sent back says why."""

    def __init__(self) -> None:
        super().__init__("Say why you do not sign.")


@transaction.atomic
def countersign(
    decision: Decision, *, agrees: bool, words: str = "", by: User, at: datetime
) -> SecondSignature:
    """Sign, which makes the decision stand and tells the patient; or say why not.

    What is not signed waits for another decision. Raises `SameHand`, `WhyNeeded`, or `Outdated`
    where the decision does not wait any more.
    """
    intake = Intake.objects.select_for_update().get(pk=decision.intake_id)
    if waiting(intake) != decision:
        raise Outdated(intake)
    if by == decision.by:
        raise SameHand
    words = visible(words)
    if not agrees and not words:
        raise WhyNeeded
    made = SecondSignature(clinic=decision.clinic, decision=decision, agrees=agrees, by=by, at=at)
    seal(made, intake.patient.key(), words=words)
    made.save(force_insert=True)
    if not agrees:
        record(intake, "second signature refused", by=by, at=at)
        return made
    detail = {"outcome": str(decision.outcome), "second": True}
    move(intake, Move.DECIDE, name="decided", by=by, at=at, detail=detail)
    reply(intake, words=decision.held.read_for_patient(), by=by, at=at)
    return made
