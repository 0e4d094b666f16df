"""Answering: saving a page, and stopping for age."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from intake.events import PATIENT
from intake.journey import Move, Stage
from intake.models import Intake
from intake.pacing import paced
from intake.points import QUESTION as MARKED
from intake.points import Points
from intake.questionnaire.answers import BIRTH_DATE, BadAnswers, read
from intake.questionnaire.calendar import age_on
from intake.questionnaire.origins import IN_SHORT
from intake.services.moves import move
from intake.services.recalling import kept_from, last_sending
from intake.services.retelling import note_retold
from intake.services.writing import on_newest, with_patient, write_draft
from intake.step import Step

ADULT = 18  # years; rule N-01
RESTS = 300  # seconds without a saving, after which a patient is thought to do something else


class SavedElsewhere(Exception):
    """The page was saved with other answers since it was shown in this window."""

    def __init__(self) -> None:
        super().__init__(
            gettext("You changed this page in another window. Check it, then continue.")
        )


class Underage(Exception):
    """The patient is under 18 on the day of sending or of the visit."""

    def __init__(self) -> None:
        super().__init__("This service is only for people aged 18 or over.")


def save_page(
    intake: Intake,
    *,
    page: str,
    answers: Mapping[str, Any],
    at: datetime,
    by: Any = PATIENT,
    points: Points | None = None,
) -> Intake:
    """Keep the answers of one page in place of what that page held before.

    Raises `BadAnswers` for what cannot be read, `AlreadySent` once sent, and `Underage`.
    """
    codes = codes_of(intake, page)
    return save_answers(intake, codes, page=page, answers=answers, at=at, by=by, points=points)


def codes_of(intake: Intake, page: str) -> list[str]:
    """All that a page asks."""
    return [question.code for question in intake.read_edition().page(page).questions]


@transaction.atomic
def save_answers(
    intake: Intake,
    codes: Collection[str],
    *,
    page: str,
    answers: Mapping[str, Any],
    at: datetime,
    by: Any = PATIENT,
    points: Points | None = None,
    mark: Mapping[str, str] | None = None,
    step: Step | None = None,
    unreadable: Collection[str] = (),
    in_short: Collection[str] = (),
) -> Intake:
    """Keep the answers to these questions, which a page asked, in place of those before.

    `points` are the places marked on the face, on the page that asks where; without them those
    from before stay. `mark` says how the answers came, where it was not by the patient
    answering the form, and `in_short` which questions were not put whole. What was answered to
    the `unreadable` before stays: more is being typed. A step that comes late changes nothing.
    Raises as `save_page` does, and `SavedElsewhere`.
    """
    told: dict[str, Any] = {"page": page, "answers": answers, "at": at, "by": by}
    told |= {"points": points, "mark": mark, "step": step, "unreadable": unreadable}
    told["in_short"] = in_short
    return on_newest(intake, lambda newest, after: keep(newest, codes, after=after, **told))


def keep(
    intake: Intake,
    codes: Collection[str],
    *,
    page: str,
    answers: Mapping[str, Any],
    at: datetime,
    by: Any = PATIENT,
    points: Points | None = None,
    mark: Mapping[str, str] | None = None,
    step: Step | None = None,
    unreadable: Collection[str] = (),
    in_short: Collection[str] = (),
    after: Mapping[str, Any] | None = None,
) -> Intake:
    """The same, for an intake that is held already, or is as `writing.as_read` says (`after`)."""
    if step and step.is_late(intake.draft_steps, page):
        return intake
    edition = intake.read_edition()
    if strangers := sorted(set(answers) - set(codes)):
        raise BadAnswers(tuple((code, "is not asked on this page.") for code in strangers))
    given = read(edition, answers)
    check_adult(intake, given.get(BIRTH_DATE), at=at)
    before = intake.read_draft()
    codes = [code for code in codes if code not in unreadable]
    others = {code: a for code, a in before.items() if code not in codes}
    marks = {code: m for code, m in intake.draft_marks.items() if code not in codes}
    start: dict[str, Any] = {}
    if intake.stage == Stage.INVITED and (last := last_sending(intake)):
        kept, kept_marks = kept_from(intake, last, on=intake.clinic.day_of(at))
        start, others, marks = {"starts_from": last}, kept | others, kept_marks | marks
    short = {"asked": IN_SHORT}
    came = {code: {**(mark or {}), **(short if code in in_short else {})} for code in given}
    intake.draft_marks = marks | {code: how for code, how in came.items() if how}
    draft = others | given.document()
    marked = _marked(intake, points if MARKED in codes else None, draft)
    if step:
        changed = draft != before or marked != intake.draft_points or bool(unreadable)
        if step.is_overtaken(intake.draft_steps, page) and changed:
            raise SavedElsewhere
        seconds, back = since_last_saving(intake, page, at=at)
        again = step.follows_another(intake.draft_steps, page)
        if mark is None:  # else it is no pace of the form
            intake.draft_pace = paced(
                intake.draft_pace, codes, before, draft, seconds=seconds, again=again
            )
        intake.draft_steps = step.noted(
            intake.draft_steps, page, changed=changed, seconds=seconds, back=back
        )
    intake.draft_points = marked
    write_draft(intake, draft, page=page, at=at, after=after)
    note_retold(intake, before, draft, at=at)
    if intake.stage == Stage.INVITED:
        start["own_questions"] = intake.clinic.own_questions or None
        move(intake, Move.START, name="started", by=by, at=at, started_at=at, **start)
    return intake


@transaction.atomic
def stop_underage(intake: Intake, *, at: datetime, by: Any = PATIENT) -> Intake:
    """End an intake of somebody under 18 and keep none of the answers given so far."""
    intake = with_patient(intake)
    nothing: dict[str, Any] = {"draft": {}, "draft_words": None, "draft_told": None}
    nothing |= {"draft_marks": {}, "draft_points": None, "draft_saved_at": None, "page": ""}
    nothing |= {"draft_pace": {}}
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


def _marked(intake: Intake, told: Points | None, draft: Mapping[str, Any]) -> dict[str, Any] | None:
    """The places on the face, in the zones that the draft has; as before where none were sent."""
    return intake.draft_points if told is None else told.within(draft.get(MARKED, ())).document()


def since_last_saving(intake: Intake, page: str, *, at: datetime) -> tuple[int, bool]:
    """Seconds at the page since anything was saved, and whether another was saved in between."""
    saved = intake.draft_saved_at
    seconds = int((at - saved).total_seconds()) if saved else 0
    return seconds if 0 < seconds < RESTS else 0, page in intake.draft_steps and intake.page != page
