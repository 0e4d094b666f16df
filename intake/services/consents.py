"""Agreements: written down as they were given, and taken back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from intake.events import PATIENT, record
from intake.keeping import how_we_keep
from intake.models import Consent, Intake, Revision, Signature, Withdrawal
from intake.models.sealed import seal
from intake.questionnaire.answers import Answers
from intake.questionnaire.kinds import Question, Tick
from intake.services.agreed_before import ABOUT_DATA
from intake.services.answering import held
from intake.signing import Signed

TEACHING = "PHOTO_USE"
ALLOWED, RECORD_ONLY = "TEACH", "RECORD"


class NothingToWithdraw(Exception):
    """The agreement was never given, or was taken back before."""

    def __init__(self) -> None:
        super().__init__("There is nothing to take back: this was not agreed, or is taken back.")


def keep_consents(
    revision: Revision,
    answers: Answers,
    *,
    signed: Signed | None,
    at: datetime,
    about: Revision | None = None,
    read_on: date | None = None,
) -> None:
    """Store every agreement in the words that were agreed to, and the signature under them.

    Those of a reply, and of what was told in the room, were given with the sending it is about.
    `read_on` is the day on which the last page was shown whole, if now it stood behind a line.
    """
    given = {c.question: (c.at, c.read_on) for c in about.consents.all()} if about else {}
    behind = dict.fromkeys(answers.edition.pages[-1].questions, read_on)
    Consent.objects.bulk_create(
        _consent(revision, answers, question, *given.get(code, (at, behind.get(question))))
        for code, question in answers.edition.questions.items()
        if code in answers and _agrees(question, answers[code])
    )
    if signed is not None:
        row = Signature(clinic=revision.clinic, revision=revision, drawn=signed.drawn, at=at)
        seal(row, revision.intake.patient.key(), sealed=signed.document)
        row.save(force_insert=True)


@transaction.atomic
def withdraw_consent(
    intake: Intake, *, question: str = TEACHING, at: datetime, by: Any = PATIENT
) -> list[Withdrawal]:
    """Take back what can be taken back: that photos may be used for teaching.

    The patient's draft goes back to "record only" too, so that sending the answers again does
    not agree anew. Raises `NothingToWithdraw`.
    """
    intake = held(intake)
    standing = Consent.objects.filter(
        revision__intake=intake, question=question, withdrawal=None
    ).select_related("clinic")
    if question != TEACHING or not standing:
        raise NothingToWithdraw
    withdrawn = Withdrawal.objects.bulk_create(
        Withdrawal(clinic=consent.clinic, consent=consent, at=at) for consent in standing
    )
    if intake.draft.get(question) == ALLOWED:
        intake.draft[question] = RECORD_ONLY
        intake.save(update_fields=["draft"])
    record(intake, "consent withdrawn", by=by, at=at, detail={"question": question})
    return withdrawn


def teaching_consent(intake: Intake) -> Consent | None:
    """The agreement to teach with the photos, if the newest sending gave it, taken back or not."""
    if intake.revision_id is None:
        return None
    given = Consent.objects.filter(revision=intake.revision_id, question=TEACHING)
    return given.select_related("withdrawal").first()


def may_teach(intake: Intake) -> bool:
    """Whether the intake's photos may be used for teaching now."""
    consent = teaching_consent(intake)
    return consent is not None and consent.withdrawn_at is None


def _agrees(question: Question, answer: Any) -> bool:
    return isinstance(question, Tick) or (question.code == TEACHING and answer == ALLOWED)


def _consent(
    revision: Revision, answers: Answers, question: Question, at: datetime, read_on: date | None
) -> Consent:
    edition, clinic = answers.edition, revision.clinic
    said = "" if isinstance(question, Tick) else question.option_label(answers[question.code])
    notice = how_we_keep(clinic.name, phone=clinic.phone, language=edition.language)
    about_data = question.code == ABOUT_DATA
    return Consent(
        clinic=clinic,
        revision=revision,
        question=question.code,
        text=f"{question.text} {said}".strip(),
        version=edition.name,
        edition_fingerprint=edition.fingerprint,
        language=edition.language,
        notice=notice.text if about_data else "",
        notice_fingerprint=notice.fingerprint if about_data else "",
        read_on=read_on,
        at=at,
    )
