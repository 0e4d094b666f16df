"""Asking a patient back what typed words mean, and keeping what they say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from intake.events import PATIENT, record
from intake.journey import WITH_PATIENT
from intake.medicines import asking
from intake.models import Intake, ReadBack, Revision
from intake.models.sealed import seal
from intake.questionnaire.origins import IN_SHORT
from intake.services.answering import held, save_answers
from intake.services.invitations import AlreadySent
from intake.services.writing import with_patient


@transaction.atomic
def answer_read_back(
    intake: Intake,
    answers: Mapping[str, str],
    *,
    at: datetime,
    by: Any = PATIENT,
    mark: Mapping[str, str] | None = None,
) -> Intake:
    """Keep what the patient said to readings of their list, by the readings' keys.

    "Yes" ticks the group among their answers; "no" and "not sure" leave the answers alone, but
    for taking back an earlier "yes", whose answer was lost on its way, perhaps.
    A reading of words that are no longer there is moot and dropped. `mark` says to whom it was
    told, where somebody typed for the patient. Raises `AlreadySent`.
    """
    intake = held(intake)
    if intake.stage not in WITH_PATIENT:
        raise AlreadySent
    edition, draft, told = intake.read_edition(), intake.read_draft(), intake.read_told()
    said = {one["key"]: one for one in told}
    before = {key: one["answer"] for key, one in said.items()}
    new = [
        asking.told_of(reading, answers[reading.key], draft) | dict(mark or {})
        for reading in asking.readings(edition, draft)
        if reading.key in answers and answers[reading.key] != before.get(reading.key)
    ]
    if not new:
        return intake
    seal(intake, intake.patient.key(), draft_told=told + new)
    intake.save(update_fields=["draft_told"])
    record(intake, "read back", by=by, at=at, detail={"answered": len(new)})
    confirmed = [one["group"] for one in new if one["answer"] == asking.YES]
    left = asking.unticked(draft, said, {one["key"] for one in new})
    ticks = asking.ticked({asking.TICKED: left}, confirmed) if confirmed else left
    if ticks == sorted(draft[asking.TICKED]):
        return intake
    answer = {asking.TICKED: ticks}
    page = asking.page_of(edition).slug
    short = intake.draft_marks.get(asking.TICKED, {}).get("asked") == IN_SHORT
    how: dict[str, Any] = {"mark": mark, "in_short": answer if short else ()}
    return save_answers(intake, [*answer], page=page, answers=answer, at=at, by=by, **how)


@transaction.atomic
def keep_chosen(intake: Intake, chosen: Mapping[str, str], *, at: datetime) -> Intake:
    """Keep what is chosen so far, so that it is there again; it is not said before Continue.

    Raises `AlreadySent`.
    """
    intake = with_patient(intake)
    so_far = [{"key": key, "answer": said, "chosen": True} for key, said in chosen.items()]
    seal(intake, intake.patient.key(), draft_told=intake.read_told() + so_far)
    intake.draft_saved_at = at
    intake.save(update_fields=["draft_told", "draft_saved_at"])
    return intake


def keep_read_back(revision: Revision, intake: Intake, *, at: datetime) -> None:
    """Put what was said to the words as they were sent beside the revision, for ever."""
    standing = {one.key for one in asking.readings(intake.read_edition(), intake.read_draft())}
    for one in intake.read_told():
        if one["key"] in standing:
            row = ReadBack(revision=revision, at=at)
            kept = {part: what for part, what in one.items() if part != asking.WAS}
            seal(row, intake.patient.key(), told=kept)
            row.save(force_insert=True)
