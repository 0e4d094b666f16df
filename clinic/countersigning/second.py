"""Where a decision stands with its second signature, as the page shows it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from clinic.review.models import Decision
from clinic.staff import wording
from intake.models import AssessmentRecord

TOLD, TO_BE_TOLD, NEVER_TOLD = "reads", "will read", "was to read, and was never told"


def second(decision: Decision, *, now: datetime) -> dict[str, Any]:
    """What the second clinician said by then, or that the decision waited for it."""
    made = getattr(decision, "second_signature", None)
    if made is not None and made.at <= now:
        made.decision = decision  # its patient is at hand
        when = wording.moment(made.at.astimezone(now.tzinfo), now=now)
        second = {"made": made, "words": made.read_words(), "when": when}
        return {"second": second, "told": TOLD if made.agrees else NEVER_TOLD}
    if not hasattr(decision, "held"):
        return {"told": TOLD}
    overtaken = _overtaken(decision, at=now)
    told = NEVER_TOLD if overtaken else TO_BE_TOLD
    return {"waits": not overtaken, "overtaken": overtaken, "told": told}


def _overtaken(decision: Decision, *, at: datetime) -> bool:
    """Whether another decision, sending or assessment had taken its place by then."""
    intake = decision.intake_id
    later = Decision.objects.filter(intake=intake, at__lte=at, pk__gt=decision.pk)
    assessed = AssessmentRecord.objects.filter(
        revision__intake=intake, at__lte=at, pk__gt=decision.assessment_id
    )
    return later.exists() or assessed.exists()
