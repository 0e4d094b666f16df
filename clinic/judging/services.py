"""Judging a finding: confirmed, not relevant, or asked back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from clinic.judging.models import Judgement
from clinic.review.overriding import AGE_RULE
from clinic.review.services import visible
from clinic.staff.models import User
from intake.events import record
from intake.journey import Stage
from intake.models import AssessmentRecord, Clinic, Intake
from intake.models.sealed import seal
from intake.services.moves import Outdated, OutOfTurn

__all__ = [
    "NoSuchFinding",
    "OutOfTurn",
    "Outdated",
    "WhyNeeded",
    "judge",
    "judges",
    "unjudged",
]

OPEN = (Stage.AWAITING_TRIAGE, Stage.AWAITING_PATIENT, Stage.AWAITING_REVIEW)
Verdict, Reason = Judgement.Verdict, Judgement.Reason


class WhyNeeded(Exception):
    """To set a finding aside one says why."""

    def __init__(self) -> None:
        super().__init__("Say why the finding is not relevant.")


class NoSuchFinding(Exception):
    """The rule did not fire in this assessment, or is not shown at this clinic."""

    def __init__(self) -> None:
        super().__init__("There is no such finding. Please look again.")


@transaction.atomic
def judge(
    intake: Intake,
    *,
    assessment: AssessmentRecord,
    rule: str,
    verdict: str,
    reason: str = "",
    words: str = "",
    by: User,
    at: datetime,
) -> Judgement:
    """Keep what a clinician made of a finding of the assessment that was read.

    Raises `Outdated` if that is no longer the newest, `OutOfTurn` once it was decided,
    `NoSuchFinding` or `WhyNeeded`.
    """
    intake = Intake.objects.select_for_update().get(pk=intake.pk)
    if not judges(intake):
        raise OutOfTurn(intake)
    if intake.latest_assessment() != assessment:
        raise Outdated(intake)
    if rule not in _fired(assessment):
        raise NoSuchFinding
    aside = verdict == Verdict.NOT_RELEVANT
    words = visible(words) if aside else ""
    if aside and (not reason or (reason == Reason.OTHER and not words)):
        raise WhyNeeded
    judgement = Judgement(
        clinic=intake.clinic,
        intake=intake,
        assessment=assessment,
        rulebook=assessment.protocol.rulebook,
        rule=rule,
        verdict=verdict,
        reason=reason if aside else "",
        by=by,
        at=at,
    )
    seal(judgement, intake.patient.key(), words=words)
    judgement.save(force_insert=True)
    record(intake, "judged", by=by, at=at)
    return judgement


def judges(intake: Intake) -> bool:
    """Whether findings can still be judged: after a decision they are history."""
    return intake.stage in OPEN


def unjudged(assessment: AssessmentRecord, *, by: User) -> list[str]:
    """The rules whose findings this person has not judged, in the order they are shown."""
    done = set(assessment.judgements.filter(by=by).values_list("rule", flat=True))
    return [rule for rule in _fired(assessment) if rule not in done]


def _fired(assessment: AssessmentRecord) -> list[str]:
    """The rules whose findings a clinician sees, the strongest first."""
    findings: list[dict[str, Any]] = assessment.document["findings"]
    only_law = assessment.clinic.mode == Clinic.Mode.INTAKE_ONLY
    fired = [finding["rule"] for finding in findings if finding["fired"]]
    return [rule for rule in fired if rule == AGE_RULE or not only_law]
