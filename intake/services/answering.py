"""Answering: saving a page, and stopping for age."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from intake.events import PATIENT
from intake.journey import WITH_PATIENT, Move, Stage
from intake.models import Intake
from intake.models.prepared import Prepared
from intake.models.sealed import seal
from intake.points import QUESTION as MARKED
from intake.points import Points, read_document
from intake.questionnaire.answers import BIRTH_DATE, BadAnswers, read
from intake.questionnaire.calendar import age_on
from intake.questionnaire.edition import Edition
from intake.questionnaire.kinds import Words
from intake.services.invitations import AlreadySent
from intake.services.moves import move
from intake.step import Step
from intake.vault import Erased

ADULT = 18  # years; rule N-01
TO_FILL_IN = Prepared(
    lambda: Intake.objects.select_for_update(of=("self",)).filter(patient__erased_at=None)
)


class SavedElsewhere(Exception):
    """The page was saved with other answers since it was shown in this window."""

    def __init__(self) -> None:
        super().__init__("You changed this page in another window. Check it, then continue.")


class Underage(Exception):
    """The patient is under 18 on the day of sending or of the visit."""

    def __init__(self) -> None:
        super().__init__("This service is only for people aged 18 or over.")


@transaction.atomic
def save_page(
    intake: Intake,
    *,
    page: str,
    answers: Mapping[str, Any],
    points: Points | None = None,
    at: datetime,
    by: Any = PATIENT,
    step: Step | None = None,
) -> Intake:
    """Keep the answers of one page in place of what that page held before.

    `points` are the places marked on the face, on the page that asks where; without them those
    from before stay. A step that comes late changes nothing. Raises `BadAnswers` for what cannot
    be read, `SavedElsewhere`, `AlreadySent` once sent, and `Underage`.
    """
    intake = _with_patient(intake)
    if step and step.is_late(intake.draft_steps, page):
        return intake
    edition = intake.read_edition()
    codes = {question.code for question in edition.page(page).questions}
    if strangers := sorted(set(answers) - codes):
        raise BadAnswers(tuple((code, "is not asked on this page.") for code in strangers))
    given = read(edition, answers)
    check_adult(intake, given.get(BIRTH_DATE), at=at)
    before, told = intake.read_draft(), given.document()
    others = {code: a for code, a in before.items() if code not in codes}
    draft = others | told
    marked = _marked(intake, points if MARKED in codes else None, draft)
    if step:
        changed = draft != before or marked != intake.draft_points
        if step.is_overtaken(intake.draft_steps, page) and changed:
            raise SavedElsewhere
        intake.draft_steps = step.noted(intake.draft_steps, page)
    intake.draft_points = marked
    _write_draft(intake, edition, draft, page=page, at=at)
    if intake.stage == Stage.INVITED:
        move(intake, Move.START, name="started", by=by, at=at, started_at=at)
    return intake


@transaction.atomic
def stop_underage(intake: Intake, *, at: datetime, by: Any = PATIENT) -> Intake:
    """End an intake of somebody under 18 and keep none of the answers given so far."""
    intake = _with_patient(intake)
    nothing: dict[str, Any] = {"draft": {}, "draft_words": None, "draft_told": None}
    nothing |= {"draft_points": None, "draft_saved_at": None, "page": ""}
    move(intake, Move.STOP_UNDERAGE, name="stopped underage", by=by, at=at, **nothing)
    return intake


def check_adult(intake: Intake, born: date | None, *, at: datetime) -> None:
    """Raise `Underage` for who is under 18 on the clinic's today or on the day of the visit."""
    days = (intake.clinic.day_of(at), intake.visit_on)
    if born and min(age_on(day, born=born) for day in days) < ADULT:
        raise Underage


def held(intake: Intake) -> Intake:
    """The intake as it stands, with patient and clinic, held until the transaction ends."""
    rows = Intake.objects.select_related("patient", "clinic").select_for_update(of=("self",))
    return rows.get(pk=intake.pk)


def _with_patient(intake: Intake) -> Intake:
    """The intake, held, or raise `AlreadySent` unless it is the patient's to fill in.

    Patient and clinic are those in hand, which spares every page a wide query; whether the
    patient was erased meanwhile is asked, and raises `vault.Erased`.
    """
    fresh = TO_FILL_IN.get(intake.pk)
    if fresh is None:
        raise Erased
    if fresh.stage not in WITH_PATIENT:
        raise AlreadySent
    fresh.patient, fresh.clinic = intake.patient, intake.clinic
    return fresh


def _marked(intake: Intake, told: Points | None, draft: Mapping[str, Any]) -> dict[str, Any] | None:
    """The places on the face, new or from before, in the zones that the draft has."""
    places = read_document(intake.draft_points) if told is None else told
    return places.within(draft.get(MARKED, ())).document()


def _write_draft(
    intake: Intake, edition: Edition, draft: dict[str, Any], *, page: str, at: datetime
) -> None:
    private = {BIRTH_DATE} | {c for c, q in edition.questions.items() if isinstance(q, Words)}
    intake.draft = {code: a for code, a in draft.items() if code not in private}
    words = {code: a for code, a in draft.items() if code in private}
    seal(intake, intake.patient.key(), draft_words=words)
    intake.draft_saved_at, intake.page = at, page
    kept = ["draft", "draft_steps", "draft_words", "draft_points", "draft_saved_at", "page"]
    intake.save(update_fields=kept)
