"""Answering: saving a page, stopping, and sending."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from intake import notices
from intake.assessment import Assessment
from intake.events import PATIENT, record
from intake.journey import WITH_PATIENT, Move, Stage
from intake.models import Consent, Intake, Protocol, Revision
from intake.models.revision import new_receipt
from intake.models.sealed import seal
from intake.questionnaire.answers import (
    BIRTH_DATE,
    Answers,
    BadAnswers,
    read,
    split,
    without_hidden,
)
from intake.questionnaire.calendar import age_on
from intake.questionnaire.edition import Edition
from intake.questionnaire.kinds import Tick, Words
from intake.services.assessing import assess_answers, due_at, keep, queue_place
from intake.services.invitations import AlreadySent
from intake.services.moves import move

ADULT = 18  # years; rule N-01


class DifferentAnswers(Exception):
    """This sending was received before, with other answers; the first stands."""

    def __init__(self) -> None:
        super().__init__("These answers were already sent, and have changed since. Check them.")


class Underage(Exception):
    """The patient is under 18 on the day of sending or of the visit."""

    def __init__(self) -> None:
        super().__init__("This service is only for people aged 18 or over.")


@transaction.atomic
def save_page(
    intake: Intake, *, page: str, answers: Mapping[str, Any], at: datetime, by: Any = PATIENT
) -> Intake:
    """Keep the answers of one page in place of what that page held before.

    Raises `BadAnswers` for what cannot be read, `AlreadySent` once sent, and `Underage`.
    """
    intake = _with_patient(intake)
    edition = intake.read_edition()
    codes = {question.code for question in edition.page(page).questions}
    if strangers := sorted(set(answers) - codes):
        raise BadAnswers(tuple((code, "is not asked on this page.") for code in strangers))
    read_answers = read(edition, answers)
    born = read_answers.get(BIRTH_DATE)
    if born and min(_ages(intake, born, at=at)) < ADULT:
        raise Underage
    given = read_answers.document()
    others = {code: a for code, a in intake.read_draft().items() if code not in codes}
    _write_draft(intake, edition, others | given, page=page, at=at)
    if intake.stage == Stage.INVITED:
        move(intake, Move.START, name="started", by=by, at=at, started_at=at)
    return intake


@transaction.atomic
def stop_underage(intake: Intake, *, at: datetime, by: Any = PATIENT) -> Intake:
    """End an intake of somebody under 18 and keep none of the answers given so far."""
    intake = _with_patient(intake)
    nothing = {"draft": {}, "draft_words": None, "draft_saved_at": None, "page": ""}
    move(intake, Move.STOP_UNDERAGE, name="stopped underage", by=by, at=at, **nothing)
    return intake


@transaction.atomic
def submit(
    intake: Intake, *, submission_key: UUID, at: datetime, stop: bool = False, by: Any = PATIENT
) -> Revision:
    """Turn the draft into a revision, assess it and send the receipt, all or nothing.

    The same key again gives the same revision; with other answers it raises
    `DifferentAnswers`. `stop` says that a red flag ended the form early. Raises `BadAnswers`,
    `AlreadySent`, `Underage` or `NoProtocol`.
    """
    intake = Intake.objects.select_for_update().get(pk=intake.pk)
    answers = without_hidden(read(intake.read_edition(), intake.read_draft()))
    fingerprint = intake.patient.key().fingerprint([intake.edition, answers.document()])
    before = Revision.objects.filter(submission_key=submission_key).first()
    if before is not None:
        if before.intake_id != intake.pk or before.answers_fingerprint != fingerprint:
            raise DifferentAnswers
        return before
    if intake.stage not in WITH_PATIENT:
        raise AlreadySent
    on = intake.clinic.day_of(at)
    protocol = intake.clinic.current_protocol()
    assessment = assess_answers(intake, answers, protocol=protocol, on=on)
    if answers.get(BIRTH_DATE) and min(_ages(intake, answers[BIRTH_DATE], at=at)) < ADULT:
        raise Underage
    revision = _revision(intake, answers, assessment, on=on, at=at)
    revision.submission_key, revision.answers_fingerprint = submission_key, fingerprint
    revision.stopped = stop
    try:
        with transaction.atomic():
            revision.save(force_insert=True)
    except IntegrityError:  # Another intake took the key in this very moment.
        raise DifferentAnswers from None
    _consents(revision, answers, at=at)
    _move_on(intake, revision, assessment, protocol=protocol, by=by, at=at)
    _notices(intake, revision, answers, at=at)
    return revision


def _revision(
    intake: Intake, answers: Answers, assessment: Assessment, *, on: date, at: datetime
) -> Revision:
    coded, words, birth_date = split(answers)
    ages = assessment.ages
    receipt = new_receipt()
    while Revision.objects.filter(receipt=receipt).exists():
        receipt = new_receipt()
    revision = Revision(
        clinic=intake.clinic,
        intake=intake,
        number=intake.revisions.count() + 1,
        receipt=receipt,
        edition=intake.edition,
        edition_fingerprint=answers.edition.fingerprint,
        answers=coded,
        ages=ages and {"submission": ages.submission, "visit": ages.visit},
        complete=not assessment.missing,
        submitted_at=at,
        submitted_on=on,
        visit_on=intake.visit_on,
    )
    born = {BIRTH_DATE: birth_date.isoformat()} if birth_date else {}
    seal(revision, intake.patient.key(), words=words | born)
    return revision


def _consents(revision: Revision, answers: Answers, *, at: datetime) -> None:
    edition = answers.edition
    Consent.objects.bulk_create(
        Consent(
            clinic=revision.clinic,
            revision=revision,
            question=code,
            text=question.text,
            version=edition.name,
            language=edition.language,
            at=at,
        )
        for code, question in edition.questions.items()
        if isinstance(question, Tick) and code in answers
    )


def _move_on(
    intake: Intake,
    revision: Revision,
    assessment: Assessment,
    *,
    protocol: Protocol,
    by: Any,
    at: datetime,
) -> None:
    kept = keep(assessment, revision, protocol=protocol, at=at)
    changes = queue_place(intake, kept) | {
        "revision": revision,
        "submitted_at": at,
        "due_at": due_at(assessment, at=at.astimezone(intake.clinic.zone)),
    }
    detail = {"revision": revision.number, "receipt": revision.receipt}
    move(intake, Move.SUBMIT, name="submitted", by=by, at=at, detail=detail, **changes)
    record(intake, "assessed", by=by, at=at, detail={"protocol": protocol.version})


def _notices(intake: Intake, revision: Revision, answers: Answers, *, at: datetime) -> None:
    told = {"receipt": revision.receipt, "private": answers.get("CONTACT_PRIV") == "NO"}
    email, key = intake.patient.read_identity().email, str(revision.code)
    if email:
        notices.queue(intake, notices.RECEIPT, key=f"receipt:{key}", to=email, at=at, **told)
    if intake.clinic.email:
        notices.queue(
            intake, notices.TASK, key=f"task:{key}", to=intake.clinic.email, at=at, **told
        )


def _ages(intake: Intake, born: date, *, at: datetime) -> tuple[int, int]:
    """The ages on the clinic's today and on the day of the visit."""
    return age_on(intake.clinic.day_of(at), born=born), age_on(intake.visit_on, born=born)


def _held(intake: Intake) -> Intake:
    """The intake as it stands, held until the transaction ends."""
    rows = Intake.objects.select_related("patient", "clinic").select_for_update(of=("self",))
    return rows.get(pk=intake.pk)


def _with_patient(intake: Intake) -> Intake:
    """The intake, held, or raise `AlreadySent` unless it is the patient's to fill in."""
    intake = _held(intake)
    if intake.stage not in WITH_PATIENT:
        raise AlreadySent
    return intake


def _write_draft(
    intake: Intake, edition: Edition, draft: dict[str, Any], *, page: str, at: datetime
) -> None:
    private = {BIRTH_DATE} | {c for c, q in edition.questions.items() if isinstance(q, Words)}
    intake.draft = {code: a for code, a in draft.items() if code not in private}
    words = {code: a for code, a in draft.items() if code in private}
    seal(intake, intake.patient.key(), draft_words=words)
    intake.draft_saved_at, intake.page = at, page
    intake.save(update_fields=["draft", "draft_words", "draft_saved_at", "page"])
