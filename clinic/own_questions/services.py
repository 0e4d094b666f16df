"""Adding a question of the clinic's own, rewording it, and asking it no more."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from clinic.staff.models import User
from intake.events import record
from intake.models import Clinic, OwnWording
from intake.proofreading import Problem, problems
from intake.questionnaire.own import OwnQuestion

MOST_ASKED = 6  # questions at one time; each is asked of every patient, every time


class NotPlain(Exception):
    """The wording is not one that patients can be asked; `problems` say what to mend."""

    def __init__(self, found: list[Problem]) -> None:
        super().__init__(". ".join(problem.words for problem in found))
        self.problems = found


class TooMany(Exception):
    """A form that grows is a form that is not finished."""

    def __init__(self) -> None:
        super().__init__(f"{MOST_ASKED} questions are asked already. Retire one of them first.")


class ChangedMeanwhile(Exception):
    """Somebody added another wording since this one was read."""

    def __init__(self, newest: OwnWording) -> None:
        super().__init__(
            f"{newest.by.name} changed this question meanwhile. What you typed is still here."
            " Look at the newest wording below before you save."
        )
        self.newest = newest


@transaction.atomic
def add_question(clinic: Clinic, asked: OwnQuestion, *, by: User, at: datetime) -> OwnWording:
    """Ask a new question of whoever begins from now on; raises `NotPlain` or `TooMany`."""
    held = _held(clinic)
    _check(asked)
    _check_room(held)
    return _write(clinic, asked, after=None, name="added", by=by, at=at)


@transaction.atomic
def reword(wording: OwnWording, asked: OwnQuestion, *, by: User, at: datetime) -> OwnWording:
    """Ask it in other words of whoever begins from now on; a retired one is asked again.

    `wording` is what was read before. Raises `NotPlain`, `TooMany` or `ChangedMeanwhile`.
    """
    held = _held(wording.clinic)
    newest = _newest(wording)
    _check(asked)
    if newest.retired:
        _check_room(held)
    return _write(wording.clinic, asked, after=newest, name="reworded", by=by, at=at)


@transaction.atomic
def retire(wording: OwnWording, *, by: User, at: datetime) -> OwnWording:
    """Ask it of nobody who begins from now on; raises `ChangedMeanwhile`."""
    _held(wording.clinic)
    newest = _newest(wording)
    asked = newest.read()
    return _write(wording.clinic, asked, after=newest, name="retired", retired=True, by=by, at=at)


def _held(clinic: Clinic) -> Clinic:
    # Two managers who write at once wait here, so that no number is given twice.
    return Clinic.objects.select_for_update(no_key=True).get(pk=clinic.pk)


def _newest(wording: OwnWording) -> OwnWording:
    newest = wording.all_of_it().select_related("by").last()
    assert newest is not None  # the wording itself is one of them
    if newest != wording:
        raise ChangedMeanwhile(newest)
    return newest


def _check(asked: OwnQuestion) -> None:
    if found := problems(asked):
        raise NotPlain(found)


def _check_room(clinic: Clinic) -> None:
    if len(clinic.own_questions) >= MOST_ASKED:
        raise TooMany


def _write(
    clinic: Clinic,
    asked: OwnQuestion,
    *,
    after: OwnWording | None,
    name: str,
    by: User,
    at: datetime,
    retired: bool = False,
) -> OwnWording:
    last = clinic.own_wordings.aggregate(last=Max("question"))["last"] or 0
    added = OwnWording.objects.create(
        clinic=clinic,
        question=after.question if after else last + 1,
        number=after.number + 1 if after else 1,
        kind=asked.kind.value,
        wordings={
            language: {"text": words.text, "options": list(words.options)}
            for language, words in asked.wordings.items()
        },
        options=list(asked.options),
        tell_if=sorted(asked.tell_if),
        retired=retired,
        by=by,
        at=at,
    )
    newest = OwnWording.objects.of_clinic(clinic).newest().filter(retired=False)
    clinic.own_questions = [str(code) for code in newest.values_list("code", flat=True)]
    clinic.save(update_fields=["own_questions"])
    detail = {"question": added.answered_as, "wording": added.number}
    record(clinic, f"own question {name}", by=by, at=at, detail=detail)
    return added
