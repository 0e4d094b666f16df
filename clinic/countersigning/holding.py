"""Holding a decision back until a second clinician has signed it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F, Q

from clinic.countersigning.models import Held
from clinic.review.models import Decision
from intake.events import record
from intake.journey import Stage
from intake.models import Clinic, Intake
from intake.models.sealed import seal
from intake.services.moves import Outdated, OutOfTurn, touch


def stay(intake: Intake, *, version: int, by: Any, at: datetime, detail: dict[str, str]) -> None:
    """Leave the intake to clinicians, so that whoever read it before is told of the decision.

    Raises `Outdated` or `OutOfTurn`, as moving it would.
    """
    if intake.version != version:
        raise Outdated(intake)
    if intake.stage != Stage.AWAITING_REVIEW:
        raise OutOfTurn(intake)
    touch(intake)
    record(intake, "decision held", by=by, at=at, detail=detail)


def hold(decision: Decision, *, for_patient: str) -> Held:
    """Keep what the patient is to be told, and tell nobody."""
    made = Held(clinic=decision.clinic, decision=decision, at=decision.at)
    seal(made, decision.intake.patient.key(), for_patient=for_patient)
    made.save(force_insert=True)
    return made


def waiting(intake: Intake) -> Decision | None:
    """The decision that waits for a second signature, or None.

    Another decision, another sending or another assessment takes its place.
    """
    newest = Decision.objects.of(intake).select_related("held", "clinic").first()
    if newest is None or intake.stage != Stage.AWAITING_REVIEW or not hasattr(newest, "held"):
        return None
    assessment = intake.latest_assessment()
    overtaken = assessment is None or assessment.pk != newest.assessment_id
    return None if overtaken or hasattr(newest, "second_signature") else newest


def to_sign(clinic: Clinic) -> Q:
    """The intakes whose decision about what was sent last waits for a second signature."""
    held = Held.objects.filter(
        clinic=clinic,
        decision__second_signature=None,
        decision__revision=F("decision__intake__revision"),
    )
    return Q(pk__in=held.values("decision__intake"))
