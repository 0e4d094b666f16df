"""Sending: a draft becomes a revision, with its assessment, agreements and messages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from intake import notices
from intake.assessment import Assessment
from intake.events import PATIENT, record
from intake.journey import WITH_PATIENT, Move
from intake.models import FaceMap, InfoRequest, Intake, Protocol, Revision
from intake.models.revision import new_receipt
from intake.models.sealed import seal
from intake.points import QUESTION as MARKED
from intake.points import read_document
from intake.questionnaire.answers import BIRTH_DATE, Answers, read, split, without_hidden
from intake.reach import reach
from intake.services.answering import check_adult, held
from intake.services.assessing import as_known, assess_answers, due_at, keep, queue_place
from intake.services.consents import keep_consents
from intake.services.invitations import AlreadySent
from intake.services.moves import move
from intake.services.reading_back import keep_read_back
from intake.services.recalling import keep_origins
from intake.services.requests import answer, resumed_at
from intake.services.retelling import note_birth_date
from intake.signing import Signed


class DifferentAnswers(Exception):
    """This sending was received before, with other answers; the first stands."""

    def __init__(self) -> None:
        super().__init__("These answers were already sent, and have changed since. Check them.")


@transaction.atomic
def submit(
    intake: Intake,
    *,
    submission_key: UUID,
    at: datetime,
    signed: Signed | None = None,
    read_on: date | None = None,
    stop: bool = False,
    at_clinic: bool = False,
    in_room: bool = False,
    by: Any = PATIENT,
) -> Revision:
    """Turn the draft into a revision, assess it and send the receipt, all or nothing.

    The same key again gives the same revision; with other answers it raises
    `DifferentAnswers`. `signed` is the name under the agreements, which were last shown whole on
    the day `read_on` if that was before. `stop` says that a red flag
    ended the form early, `at_clinic` that it was filled in on the clinic's tablet, `in_room`
    that a clinician typed what was told there, so that nobody has to be sent word of it. Raises
    `BadAnswers`, `AlreadySent`, `Underage` or `NoProtocol`.
    """
    intake = held(intake)
    told = without_hidden(read(intake.read_edition(), intake.read_draft()))
    answers = as_known(told, intake.patient)
    fingerprint = intake.patient.key().fingerprint([intake.edition, answers.document()])
    before = Revision.objects.filter(submission_key=submission_key).first()
    if before is not None:
        if before.intake_id != intake.pk or before.answers_fingerprint != fingerprint:
            raise DifferentAnswers
        return before
    if intake.stage not in WITH_PATIENT:
        raise AlreadySent
    on, asked, last = intake.clinic.day_of(at), intake.open_request(), intake.revision
    protocol = intake.clinic.current_protocol()
    assessment = assess_answers(intake, answers, protocol=protocol, on=on)
    for born in (told.get(BIRTH_DATE), answers.get(BIRTH_DATE)):
        check_adult(intake, born, at=at)
    revision = _revision(intake, answers, assessment, on=on, at=at)
    revision.submission_key, revision.answers_fingerprint = submission_key, fingerprint
    revision.stopped = stop
    try:
        with transaction.atomic():
            revision.save(force_insert=True)
    except IntegrityError:  # Another intake took the key in this very moment.
        raise DifferentAnswers from None
    keep_origins(revision, answers, at=at)
    note_birth_date(intake, at=at)
    about = asked.revision if asked else last if in_room else None
    keep_consents(revision, answers, signed=signed, about=about, read_on=read_on, at=at)
    keep_read_back(revision, intake, at=at)
    _face_map(revision, answers, at=at)
    due = _due(intake, assessment, asked, at=at)
    place = {"place": "room"} if in_room else {"place": "clinic"} if at_clinic else {}
    _move_on(intake, revision, assessment, protocol=protocol, due=due, place=place, by=by, at=at)
    if asked is not None:
        answer(asked, revision, at=at)
    if not in_room:
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


def _due(
    intake: Intake, assessment: Assessment, asked: InfoRequest | None, *, at: datetime
) -> datetime:
    """By when somebody looks: a reply has what was left when it was asked, or less."""
    due = due_at(assessment, intake.clinic, at=at)
    left = resumed_at(asked, at=at) if asked else None
    return min(due, left) if left else due


def _face_map(revision: Revision, answers: Answers, *, at: datetime) -> None:
    marked = read_document(revision.intake.draft_points).within(answers.get(MARKED) or ())
    if marked.places:
        kept = marked.document() or {}
        FaceMap.objects.create(clinic=revision.clinic, revision=revision, at=at, **kept)


def _move_on(
    intake: Intake,
    revision: Revision,
    assessment: Assessment,
    *,
    protocol: Protocol,
    due: datetime,
    place: dict[str, str],
    by: Any,
    at: datetime,
) -> None:
    kept = keep(assessment, revision, protocol=protocol, at=at)
    changes = queue_place(intake, kept) | {
        "revision": revision,
        "replied": revision.number > 1,
        "draft_marks": {},
        "submitted_at": at,
        "due_at": due,
    }
    detail = {"revision": revision.number, "receipt": revision.receipt} | place
    move(intake, Move.SUBMIT, name="submitted", by=by, at=at, detail=detail, **changes)
    record(intake, "assessed", by=by, at=at, detail={"protocol": protocol.version})


def _notices(intake: Intake, revision: Revision, answers: Answers, *, at: datetime) -> None:
    notices.drop_links(intake, at=at, why="The answers were sent.")
    told: dict[str, Any] = {
        "receipt": revision.receipt,
        "private": answers.get("CONTACT_PRIV") == "NO",
    }
    known, key = reach(intake.patient), str(revision.code)
    if channel := known.best():
        notices.queue(
            intake,
            notices.RECEIPT,
            key=f"receipt:{key}",
            to=known.address(channel),
            channel=channel,
            at=at,
            **told,
        )
    if intake.clinic.email:
        notices.queue(
            intake, notices.TASK, key=f"task:{key}", to=intake.clinic.email, at=at, **told
        )
