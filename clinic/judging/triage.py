"""What whoever decided said of the word of triage."""

from __future__ import annotations

from clinic.judging.models import TriageCheck
from clinic.review.models import Decision
from intake.models import Clinic


def check_triage(decision: Decision, was: str) -> TriageCheck | None:
    """Keep whether the word of triage was right, where whoever decided said so."""
    if not was or decision.clinic.mode == Clinic.Mode.INTAKE_ONLY:
        return None
    return TriageCheck.objects.create(
        clinic=decision.clinic,
        decision=decision,
        triage=decision.assessment.triage,
        was=was,
        at=decision.at,
    )
