"""One question back: asking it, taking the reply, reminding, and giving it up."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from intake.delivery import is_night
from intake.events import SYSTEM
from intake.journey import Move, Stage
from intake.models import InfoRequest, Intake, Revision
from intake.models.sealed import seal
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.kinds import Tick
from intake.reach import reach
from intake.reminding import reminders_due
from intake.services import reminders
from intake.services.answering import held
from intake.services.assessing import NothingSent
from intake.services.invitations import Invited, ask_again, revoke_invitations
from intake.services.moves import move
from intake.services.taking_back import take_back_links
from intake.services.writing import write_as_sent

ROUNDS = 2
REPLY_WITHIN = timedelta(days=7)


class NothingAsked(Exception):
    """A request names at least one question."""

    def __init__(self) -> None:
        super().__init__("Tick at least one question.")


class ReasonMissing(Exception):
    """A patient is told why something is asked again."""

    def __init__(self) -> None:
        super().__init__("Choose a reason, or write one: the patient reads it.")


class TooManyRounds(Exception):
    """After two rounds of questions people talk."""

    def __init__(self) -> None:
        super().__init__("This patient was asked twice already. Please phone instead.")


@transaction.atomic
def ask(
    intake: Intake,
    *,
    questions: Collection[str],
    reason: str,
    version: int,
    by: Any,
    at: datetime,
    due: datetime | None = None,
    name: str = "asked patient",
    said: dict[str, Any] | None = None,
) -> Invited:
    """Ask the patient some questions again, with a reason, and stop the clock meanwhile.

    The message waits until it is due, so that who asks can take it back. Where asking is part of
    something more, the event has its `name`, and says what it `said`.

    Raises `NothingAsked`, `ReasonMissing`, `TooManyRounds`, `NothingSent`, `Outdated` or
    `OutOfTurn`.
    """
    intake = held(intake)
    revision, round_number = intake.revision, intake.requests.count() + 1
    if revision is None:
        raise NothingSent
    codes = [code for code in askable(intake) if code in questions]
    if not codes:
        raise NothingAsked
    if not reason.strip():
        raise ReasonMissing
    if round_number > ROUNDS:
        raise TooManyRounds
    left = _seconds_left(intake, at=at)
    detail = {"round": round_number, "questions": len(codes), **(said or {})}
    move(intake, Move.ASK_PATIENT, name=name, by=by, at=at, version=version, detail=detail)
    request = InfoRequest(
        clinic=intake.clinic,
        intake=intake,
        revision=revision,
        round=round_number,
        questions=codes,
        asked_by=by,
        asked_at=at,
        expires_at=at + REPLY_WITHIN,
        seconds_left=left,
    )
    seal(request, intake.patient.key(), reason=reason.strip())
    request.save(force_insert=True)
    write_as_sent(intake, revision, at=at)
    return ask_again(intake, by=by, at=at, until=request.expires_at, due=due)


@transaction.atomic
def take_back_request(
    request: InfoRequest, *, to: Stage, version: int, by: Any, at: datetime
) -> Intake:
    """Undo a question that nobody has read yet; it does not count as a round.

    `to` is where the intake was asked about, and `version` what it had after it. Raises
    `LinkLeft`, `Outdated` or `OutOfTurn`.
    """
    intake, reviewed = request.intake, to == Stage.AWAITING_REVIEW
    back = Move.TAKE_BACK_TO_REVIEW if reviewed else Move.TAKE_BACK
    move(intake, back, name="request taken back", by=by, at=at, version=version)
    take_back_links(intake, made_at=request.asked_at, by=request.asked_by, at=at)
    InfoRequest.objects.open().filter(pk=request.pk).delete()
    return intake


def askable(intake: Intake) -> list[str]:
    """The questions that can be asked again: all but the birth date and the agreement."""
    questions = intake.read_edition().questions
    return [c for c, q in questions.items() if c != BIRTH_DATE and not isinstance(q, Tick)]


def resumed_at(request: InfoRequest, *, at: datetime) -> datetime | None:
    """When somebody must have looked, once the clock runs again with what was left of it."""
    if request.seconds_left is None:
        return None
    left = timedelta(seconds=request.seconds_left)
    return request.intake.clinic.hours.after(at, left)


def _seconds_left(intake: Intake, *, at: datetime) -> int | None:
    """How much working time is left to look at the intake; none once it is late."""
    if intake.due_at is None:
        return None
    return int(intake.clinic.hours.between(at, intake.due_at).total_seconds())


def answer(request: InfoRequest, reply: Revision, *, at: datetime) -> None:
    """Note which sending replied; a request takes one reply."""
    InfoRequest.objects.open().filter(pk=request.pk).update(reply=reply, answered_at=at)


def tend_requests(at: datetime) -> tuple[int, int]:
    """Give up what nobody replied to in time and remind of the rest; how many of each.

    It can be done as often as one likes: nothing is given up or reminded of twice.
    """
    known = InfoRequest.objects.select_related("intake__patient", "intake__clinic")
    lapsed = sum(lapse(request, at=at) for request in known.overdue(at))
    waiting = known.open().filter(
        intake__stage=Stage.AWAITING_PATIENT.value,
        intake__visit__cancelled_at=None,
        intake__patient__erased_at=None,
        intake__patient__unreminded_since=None,
    )
    reminded = sum(remind(request, number, at=at) for request, number in reminders_due(waiting, at))
    return lapsed, reminded


@transaction.atomic
def lapse(request: InfoRequest, *, at: datetime) -> bool:
    """Give a request up and bring its intake back to the desk; returns whether it was open."""
    intake = held(request.intake)
    if not InfoRequest.objects.open().filter(pk=request.pk).update(lapsed_at=at):
        return False
    if intake.stage == Stage.AWAITING_PATIENT:
        due = resumed_at(request, at=at)
        changes: dict[str, Any] = {"due_at": due, "replied": False}
        move(intake, Move.LAPSE, name="request lapsed", by=SYSTEM, at=at, **changes)
        revoke_invitations(intake, by=SYSTEM, at=at)
    return True


@transaction.atomic
def remind(request: InfoRequest, number: int, *, at: datetime) -> bool:
    """Queue one reminder, once and by day; returns whether there was one to queue.

    Where the patient was reminded today already, of this or of another visit, that was it.
    """
    intake = request.intake
    if is_night(intake.clinic, at):
        return False
    claimed = InfoRequest.objects.open().filter(pk=request.pk, reminders__lt=number)
    if not claimed.update(reminders=number):
        return False
    known = reach(intake.patient, intake=intake)
    channel, until = known.best(), request.expires_at
    if channel is None:
        return False
    return reminders.remind(intake, channel=channel, known=known, until=until, at=at) is not None
