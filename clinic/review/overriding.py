"""Going on against an open stop: who may at all, for what reason, and what has to be said."""

from __future__ import annotations

from clinic.review.models import Decision
from intake.findings import Finding
from intake.models import AssessmentRecord, Clinic, Intake
from intake.rules.levels import Level

SHORTEST_REASON = 10  # characters
AGE_RULE = "N-01"  # law: no reason outweighs it
MAY = {
    Clinic.Overridable.EVERY: {Level.URGENT, Level.NOT_SUITABLE, Level.DEFER},
    Clinic.Overridable.NOT_RED: {Level.NOT_SUITABLE, Level.DEFER},
    Clinic.Overridable.WAITS: {Level.DEFER},
    Clinic.Overridable.NONE: set(),
}


class NoOverride(Exception):
    """Nobody under 18 can be found suitable, whatever the reason."""

    def __init__(self) -> None:
        super().__init__("The patient would be under 18. This cannot be overridden.")


class NotAllowed(Exception):
    """The clinic lets nobody go on against a stop of this level."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(
            f"Your clinic does not allow a decision against this stop: {finding.rule.title}."
            " Choose another decision."
        )


class CodeNeeded(Exception):
    """Going on against a reason to stop is for one of the reasons that are counted."""

    def __init__(self) -> None:
        super().__init__("There are open reasons to stop. Choose why you go on.")


class CorrectionNeeded(Exception):
    """A question that was misread is put right in a call, which is on record."""

    def __init__(self) -> None:
        super().__init__("Record the call in which the patient put it right, then sign.")


class ReasonNeeded(Exception):
    """Going on against a reason to stop has to be explained."""

    def __init__(self) -> None:
        super().__init__(
            f"There are open reasons to stop. Say why you go on ({SHORTEST_REASON} characters"
            " or more)."
        )


def open_stops(assessment: AssessmentRecord) -> tuple[Finding, ...]:
    """The findings that a decision to go on would go against.

    A clinic that only collects answers is shown no findings; the law on age still holds.
    """
    stops = assessment.replay().stops
    if assessment.clinic.mode == Clinic.Mode.INTAKE_ONLY:
        return tuple(finding for finding in stops if finding.rule.code == AGE_RULE)
    return stops


def check_override(intake: Intake, assessment: AssessmentRecord, *, code: str, reason: str) -> None:
    """Whether this is enough to go on against what is open, if anything is.

    Raises `NoOverride`, `NotAllowed`, `CodeNeeded`, `CorrectionNeeded` or `ReasonNeeded`.
    """
    stops = open_stops(assessment)
    if any(finding.rule.code == AGE_RULE for finding in stops):
        raise NoOverride
    may = MAY[Clinic.Overridable(intake.clinic.overridable)]
    for finding in stops:
        if finding.rule.level not in may:
            raise NotAllowed(finding)
    if stops and not code:
        raise CodeNeeded
    if stops and code == Decision.Override.MISREAD and not _phoned(intake, assessment):
        raise CorrectionNeeded
    if stops and len(" ".join(reason.split())) < SHORTEST_REASON:
        raise ReasonNeeded


def _phoned(intake: Intake, assessment: AssessmentRecord) -> bool:
    since = assessment.revision.submitted_at
    return intake.calls.filter(reached=True, at__gte=since).exists()
