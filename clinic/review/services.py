"""What a clinician does with an intake: read, decide, add, phone, ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from unicodedata import category

from django.db import transaction
from django.db.models import Q

from clinic.countersigning.holding import hold, stay
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
from intake.services.invitations import ask_again
from intake.services.moves import Outdated, OutOfTurn, move
from intake.services.replies import reply

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
    "ask_patient",
    "decide",
    "locked_decision",
    "open_stops",
    "record_call",
    "start_review",
]

GO_ON = {Decision.Outcome.SUITABLE, Decision.Outcome.CONDITIONS}
WHY = {
    Decision.Outcome.NOT_SUITABLE: "Say why the patient is not suitable.",
    Decision.Outcome.REFER: "Say where the patient is referred, and why.",
    Decision.Outcome.NEEDS_INFORMATION: "Say what the patient is asked for.",
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
    """Turning down, referring and asking for more say why."""

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

    The patient reads `for_patient`, or neutral words, unless asked to answer again; against an
    open stop only once a second clinician has signed, where the clinic wants that.
    `triage_was` says whether the word of triage was right, where that is said.
    Raises `Outdated` if either is no longer the newest, `OutOfTurn`, `CallNeeded`,
    `WordsNeeded`, `ConditionsNeeded`, `DateNeeded`, or what `check_override` does.
    """
    outcome = Decision.Outcome(outcome)
    wording = _Wording(visible(reason), visible(conditions), defer_until, override_code)
    intake = Intake.objects.select_for_update().get(pk=intake.pk)
    if (intake.revision, intake.latest_assessment()) != (revision, assessment):
        raise Outdated(intake)
    if intake.version == version:
        _check(intake, assessment, outcome, wording, today=intake.clinic.day_of(at))
    back = outcome == Decision.Outcome.NEEDS_INFORMATION
    against = outcome in GO_ON and bool(open_stops(assessment))
    why = Decision.Override(override_code) if against and override_code else ""
    waits = against and intake.clinic.second_signature
    said = {"outcome": str(outcome)} | ({"override": str(why)} if why else {})
    if waits:
        stay(intake, version=version, by=by, at=at, detail=said)
    else:
        turn = Move.ASK_PATIENT if back else Move.DECIDE
        move(intake, turn, name="decided", by=by, at=at, version=version, detail=said)
    decision = Decision(
        clinic=intake.clinic,
        intake=intake,
        revision=revision,
        assessment=assessment,
        outcome=outcome,
        override=against,
        override_code=why,
        defer_until=defer_until if outcome == Decision.Outcome.DEFER else None,
        by=by,
        at=at,
    )
    key = intake.patient.key()
    seal(decision, key, reason=wording.reason, conditions=wording.conditions)
    decision.save(force_insert=True)
    check_triage(decision, triage_was)
    if waits:
        hold(decision, for_patient=visible(for_patient))
    elif back:
        ask_again(intake, by=by, at=at)
    else:
        reply(intake, words=visible(for_patient), by=by, at=at)
    return decision


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


@transaction.atomic
def ask_patient(intake: Intake, *, version: int, by: User, at: datetime) -> Intake:
    """Give the answers back to the patient by a new link; raises `Outdated` or `OutOfTurn`."""
    move(intake, Move.ASK_PATIENT, name="asked patient", by=by, at=at, version=version)
    ask_again(intake, by=by, at=at)
    return intake


def _check(
    intake: Intake,
    assessment: AssessmentRecord,
    outcome: Decision.Outcome,
    wording: _Wording,
    *,
    today: date,
) -> None:
    check_called(intake)
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
