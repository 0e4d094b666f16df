"""Where a decision stands with its second signature, as the page shows it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from clinic.review.models import Decision
from clinic.staff import wording
from intake.models import AssessmentRecord


def second(decision: Decision, *, now: datetime) -> dict[str, Any]:
    """What the second clinician said by then, or that the decision waited for it."""
    made = getattr(decision, "second_signature", None)
    if made is not None and made.at <= now:
        made.decision = decision  # its patient is at hand
        when = wording.moment(made.at.astimezone(now.tzinfo), now=now)
        return {"second": {"made": made, "words": made.read_words(), "when": when}}
    return {"waits": hasattr(decision, "held") and not _overtaken(decision, at=now)}


def _overtaken(decision: Decision, *, at: datetime) -> bool:
    """Whether another decision, sending or assessment had taken its place by then."""
    intake = decision.intake_id
    later = Decision.objects.filter(intake=intake, at__lte=at, pk__gt=decision.pk)
    assessed = AssessmentRecord.objects.filter(
        revision__intake=intake, at__lte=at, pk__gt=decision.assessment_id
    )
    return later.exists() or assessed.exists()
