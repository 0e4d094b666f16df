"""Assessing what was sent, and keeping the queue in step with the newest assessment."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from intake.assessment import Assessment, Situation, assess
from intake.events import record
from intake.journey import Move, Stage
from intake.models import AssessmentRecord, Clinic, Intake, Patient, Protocol, Revision
from intake.models.firing import count_in
from intake.questionnaire.answers import BIRTH_DATE, Answers, write
from intake.questionnaire.editions import original
from intake.questionnaire.own import published_only
from intake.reassessment import difference, needs_reading
from intake.rules.levels import Triage
from intake.services.moves import move, touch

RED_WITHIN = timedelta(hours=1)


class NothingSent(Exception):
    """There is nothing to assess: the patient has not sent any answers."""

    def __init__(self) -> None:
        super().__init__("The patient has not sent any answers yet.")


def assess_answers(intake: Intake, answers: Answers, *, protocol: Protocol, on: date) -> Assessment:
    """The assessment of answers sent on a day for the intake's visit; nothing is stored."""
    clinic = intake.clinic
    situation = Situation(
        # In English whatever language it was asked in: the codes are the same, and staff read it.
        # The clinic's own questions are for people, not for rules.
        answers=Answers(original(answers.edition), published_only(answers)),
        submitted_on=on,
        visit_on=intake.visit_on,
        jurisdiction=clinic.jurisdiction,
        stocked_brands=frozenset(clinic.stocked_brands),
    )
    return assess(situation, protocol.read())


def keep(
    assessment: Assessment, revision: Revision, *, protocol: Protocol, at: datetime
) -> AssessmentRecord:
    """Store an assessment as it was made."""
    kept = AssessmentRecord.objects.create(
        clinic=revision.clinic,
        revision=revision,
        protocol=protocol,
        edition=assessment.edition.name,
        triage=assessment.triage.value,
        candidate=assessment.candidate.value,
        hold_until=write(assessment.hold_until) or "",
        document=assessment.document,
        fingerprint=assessment.fingerprint,
        at=at,
    )
    concerns = [(one.signal.concern, one.fit.value) for one in assessment.signals]
    count_in(kept, intake_id=revision.intake_id, concerns=concerns)
    return kept


@transaction.atomic
def reassess(intake: Intake, *, by: Any, at: datetime) -> AssessmentRecord:
    """Assess the current revision anew, for the visit as it is now planned.

    What was decided for a visit to come, before a new finding was there, goes back to a
    clinician. Raises `NothingSent`, `NoProtocol` or `vault.Erased`.
    """
    intake = Intake.objects.select_for_update().get(pk=intake.pk)
    revision = intake.revision
    if revision is None:
        raise NothingSent
    protocol = intake.clinic.current_protocol()
    answers = as_known(revision.read_answers(), intake.patient)
    assessment = assess_answers(intake, answers, protocol=protocol, on=revision.submitted_on)
    before = intake.latest_assessment()
    kept = keep(assessment, revision, protocol=protocol, at=at)
    due = due_at(assessment, intake.clinic, at=at)
    # What was promised once is not put off.
    touch(intake, due_at=min(due, intake.due_at or due), **queue_place(intake, kept))
    record(intake, "assessed", by=by, at=at, detail={"protocol": protocol.version})
    ahead = intake.visit_on >= intake.clinic.day_of(at) and intake.visit.cancelled_at is None
    if ahead and before is not None and _decided_without(intake, before, kept):
        move(intake, Move.LOOK_AGAIN, name="to be read again", by=by, at=at, due_at=due)
    return kept


def _decided_without(intake: Intake, before: AssessmentRecord, kept: AssessmentRecord) -> bool:
    """Whether a clinician decided before there was a finding that has to be read."""
    if intake.stage != Stage.DECIDED or intake.clinic.mode == Clinic.Mode.INTAKE_ONLY:
        return False
    return needs_reading(difference(before.document, kept.document))


def as_known(answers: Answers, patient: Patient) -> Answers:
    """The answers with the birth date that the clinic holds, which may have been corrected."""
    if BIRTH_DATE not in answers:
        return answers
    born = patient.read_identity().birth_date
    return Answers(answers.edition, {**answers, BIRTH_DATE: born})


def queue_place(intake: Intake, kept: AssessmentRecord) -> dict[str, Any]:
    """What the queue shows and sorts by; a clinic that only collects answers sees no flag."""
    if intake.clinic.mode == Clinic.Mode.INTAKE_ONLY:
        triage = Triage.INCOMPLETE if kept.document["missing"] else Triage.ROUTINE
        return {"triage": triage.value, "hold_until": "", "risk_rank": triage.rank}
    triage = Triage(kept.triage)
    return {"triage": triage.value, "hold_until": kept.hold_until, "risk_rank": triage.rank}


def due_at(assessment: Assessment, clinic: Clinic, *, at: datetime) -> datetime:
    """When someone must have looked: within an open hour for a red flag, else as promised.

    Where the clinic only collects answers, the time must not tell what the words do not.
    """
    red = assessment.triage is Triage.RED and clinic.mode != Clinic.Mode.INTAKE_ONLY
    within = RED_WITHIN if red else timedelta(hours=clinic.answer_within_hours)
    return clinic.hours.after(at, within)
