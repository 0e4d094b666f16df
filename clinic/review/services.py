"""What a clinician does with an intake: read, decide, add, phone, ask."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from unicodedata import category
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from clinic.countersigning.holding import hold, stay
from clinic.desk.rounds import check_rounds
from clinic.desk.services import CallNeeded, check_called
from clinic.judging.triage import check_triage
from clinic.review.models import Addendum, Call, Decision, Review
from clinic.review.overriding import (
    CodeNeeded,
    CorrectionNeeded,
    NoOverride,
    NotAllowed,
    ReasonNeeded,
    check_override,
    open_stops,
)
from clinic.staff.models import User
from intake.events import record, record_view
from intake.journey import Move, Stage
from intake.models import AssessmentRecord, Intake, Revision
from intake.models.sealed import seal
from intake.services.assessing import NothingSent
from intake.services.invitations import Invited
from intake.services.moves import Outdated, OutOfTurn, move
from intake.services.replies import reply
from intake.services.requests import NothingAsked, ask

__all__ = [
    "CallNeeded",
    "CodeNeeded",
    "ConditionsNeeded",
    "CorrectionNeeded",
    "DateNeeded",
    "NoOverride",
    "NotAllowed",
    "NothingSent",
    "OutOfTurn",
    "Outdated",
    "ReasonNeeded",
    "TextNeeded",
    "WordsNeeded",
    "add_addendum",
    "as_read",
    "decide",
    "locked_decision",
    "need_information",
    "open_stops",
    "record_call",
    "start_review",
]

GO_ON = {Decision.Outcome.SUITABLE, Decision.Outcome.CONDITIONS}
WHY = {
    Decision.Outcome.NOT_SUITABLE: "Say why the patient is not suitable.",
    Decision.Outcome.REFER: "Say where the patient is referred, and why.",
}


class DateNeeded(Exception):
    """Deferring names a day after today."""

    def __init__(self) -> None:
        super().__init__("Give a day in the future to defer to.")


class ConditionsNeeded(Exception):
    """Suitable with conditions says which."""

    def __init__(self) -> None:
        super().__init__("Write down the conditions.")


class WordsNeeded(Exception):
    """Turning down and referring say why."""

    def __init__(self, outcome: Decision.Outcome) -> None:
        super().__init__(WHY[outcome])


class TextNeeded(Exception):
    """An addendum or a question to the patient has words."""

    def __init__(self) -> None:
        super().__init__("Write something first.")


@dataclass(frozen=True, slots=True)
class _Wording:
    """What a clinician wrote with a decision."""

    reason: str
    conditions: str
    defer_until: date | None
    override_code: str


@transaction.atomic
def start_review(intake: Intake, *, by: User, at: datetime) -> Review:
    """Record that a clinician opened an intake to review it, or raise `NothingSent`."""
    assessment = intake.latest_assessment()
    if assessment is None:
        raise NothingSent
    record_view(intake, what="review page", by=by, at=at)
    return Review.objects.create(
        clinic=intake.clinic,
        intake=intake,
        revision=assessment.revision,
        assessment=assessment,
        by=by,
        at=at,
    )


@transaction.atomic
def decide(
    intake: Intake,
    *,
    outcome: str,
    revision: Revision,
    assessment: AssessmentRecord,
    version: int,
    reason: str = "",
    override_code: str = "",
    conditions: str = "",
    defer_until: date | None = None,
    for_patient: str = "",
    triage_was: str = "",
    by: User,
    at: datetime,
) -> Decision:
    """Record a decision about the revision and assessment that the clinician read.

    The patient reads `for_patient`, or neutral words; against an open stop only once a second
    clinician has signed, where the clinic wants that. `triage_was` says whether the word of triage
    was right, where that is said. To need information is to ask for it: `need_information`.
    Raises `Outdated` if either is no longer the newest, `OutOfTurn`, `NothingAsked`, `CallNeeded`,
    `WordsNeeded`, `ConditionsNeeded`, `DateNeeded`, or what `check_override` does.
    """
    outcome = Decision.Outcome(outcome)
    if outcome == Decision.Outcome.NEEDS_INFORMATION:
        raise NothingAsked
    wording = _Wording(visible(reason), visible(conditions), defer_until, override_code)
    intake = _held(intake, revision, assessment)
    if intake.version == version:
        _check(intake, assessment, outcome, wording, today=intake.clinic.day_of(at))
    against = outcome in GO_ON and bool(open_stops(assessment))
    why = Decision.Override(override_code) if against and override_code else ""
    waits = against and intake.clinic.second_signature
    said = {"outcome": str(outcome)} | ({"override": str(why)} if why else {})
    if waits:
        stay(intake, version=version, by=by, at=at, detail=said)
    else:
        move(intake, Move.DECIDE, name="decided", by=by, at=at, version=version, detail=said)
    decision = Decision(
        intake=intake,
        assessment=assessment,
        outcome=outcome,
        override=against,
        override_code=why,
        defer_until=defer_until if outcome == Decision.Outcome.DEFER else None,
        by=by,
        at=at,
    )
    _keep(decision, wording, triage_was)
    if waits:
        hold(decision, for_patient=visible(for_patient))
    else:
        reply(intake, words=visible(for_patient), by=by, at=at)
    return decision


@transaction.atomic
def need_information(
    intake: Intake,
    *,
    revision: Revision,
    assessment: AssessmentRecord,
    version: int,
    questions: Collection[str],
    reason: str,
    in_english: str = "",
    triage_was: str = "",
    by: User,
    at: datetime,
) -> tuple[Decision, Invited]:
    """Decide that something is missing, and ask the patient just that, in one.

    The patient reads the `reason`; the decision keeps it `in_english`. Raises `Outdated`,
    `OutOfTurn`, `CallNeeded`, and what `ask` does, `TooManyRounds` among it.
    """
    intake, outcome = _held(intake, revision, assessment), Decision.Outcome.NEEDS_INFORMATION
    if intake.version == version:
        check_called(intake)
        if intake.stage != Stage.AWAITING_REVIEW:
            raise OutOfTurn(intake)
        check_rounds(intake, at=at)
    invited = ask(
        intake,
        questions=questions,
        reason=reason,
        version=version,
        by=by,
        at=at,
        name="decided",
        said={"outcome": str(outcome)},
    )
    decision = Decision(intake=intake, assessment=assessment, outcome=outcome, by=by, at=at)
    _keep(decision, _Wording(visible(in_english or reason), "", None, ""), triage_was)
    return decision, invited


def as_read(intake: Intake, assessment: UUID) -> dict[str, Any]:
    """The assessment and the revision that a page showed when it was read.

    Raises `Outdated` if the assessment is none of this intake's.
    """
    known = AssessmentRecord.objects.filter(revision__intake=intake).select_related("revision")
    about = known.filter(code=assessment).first()
    if about is None:
        raise Outdated(intake)
    return {"assessment": about, "revision": about.revision}


def _held(intake: Intake, revision: Revision, assessment: AssessmentRecord) -> Intake:
    """The intake, locked, or raise `Outdated` where this is not the newest about it."""
    intake = Intake.objects.select_for_update().get(pk=intake.pk)
    if (intake.revision, intake.latest_assessment()) != (revision, assessment):
        raise Outdated(intake)
    return intake


def _keep(decision: Decision, wording: _Wording, triage_was: str) -> None:
    intake = decision.intake
    decision.clinic, decision.revision = intake.clinic, decision.assessment.revision
    seal(decision, intake.patient.key(), reason=wording.reason, conditions=wording.conditions)
    decision.save(force_insert=True)
    check_triage(decision, triage_was)


def visible(text: str) -> str:
    """A text without what cannot be seen, so that a reason is not ten empty signs."""
    seen = (sign for sign in text if sign in "\r\n\t" or category(sign)[0] != "C")
    return "".join(seen).strip()


def locked_decision(intake: Intake) -> Decision | None:
    """The decision that stands, or None while the intake is open."""
    if intake.stage not in (Stage.DECIDED, Stage.CLOSED):
        return None
    signed = Q(held=None) | Q(second_signature__agrees=True)
    made = Decision.objects.of(intake).exclude(outcome=Decision.Outcome.NEEDS_INFORMATION)
    about = ("clinic", "intake__patient", "intake__visit", "revision__intake__patient")
    kept = made.filter(signed).select_related(*about)
    return kept.select_related("assessment__protocol", "assessment__revision").first()


@transaction.atomic
def add_addendum(decision: Decision, *, text: str, by: User, at: datetime) -> Addendum:
    """Add words to a decision, which itself stays as it is; raises `TextNeeded`."""
    if not text.strip():
        raise TextNeeded
    intake = decision.intake
    addendum = Addendum(clinic=decision.clinic, decision=decision, by=by, at=at)
    seal(addendum, intake.patient.key(), text=text.strip())
    addendum.save(force_insert=True)
    record(intake, "addendum", by=by, at=at)
    return addendum


@transaction.atomic
def record_call(intake: Intake, *, reached: bool, note: str = "", by: User, at: datetime) -> Call:
    """Record a telephone call to the patient, reached or not."""
    call = Call(clinic=intake.clinic, intake=intake, reached=reached, by=by, at=at)
    seal(call, intake.patient.key(), note=note.strip())
    call.save(force_insert=True)
    record(intake, "called", by=by, at=at, detail={"reached": reached})
    return call


def _check(
    intake: Intake,
    assessment: AssessmentRecord,
    outcome: Decision.Outcome,
    wording: _Wording,
    *,
    today: date,
) -> None:
    check_called(intake, reached=outcome in GO_ON)
    if outcome in GO_ON:
        code = wording.override_code
        check_override(intake, assessment, code=code, reason=wording.reason)
    if outcome in WHY and not wording.reason:
        raise WordsNeeded(outcome)
    if outcome == Decision.Outcome.CONDITIONS and not wording.conditions:
        raise ConditionsNeeded
    if outcome == Decision.Outcome.DEFER and not (
        wording.defer_until and wording.defer_until > today
    ):
        raise DateNeeded
