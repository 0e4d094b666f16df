"""What was asked and what came of it, as each role may read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from clinic.desk.models import Triage as Reopening
from clinic.staff import wording
from clinic.staff.models import User
from clinic.staff.roles import Action
from intake.journey import JOURNEY, Move
from intake.models import Clinic, InfoRequest, Intake
from intake.rules.levels import Triage
from intake.services.requests import ROUNDS

LAPSED = "No reply in seven days. It is back with you."
CALL = "This patient was asked twice. Phone instead of asking again."


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: when, by whom, what came of it; the words only for who may read them."""

    made: InfoRequest
    when: str
    state: str
    waits: bool
    reason: str
    questions: tuple[str, ...]


def told_of(
    intake: Intake,
    made: Iterable[InfoRequest],
    opened: QuerySet[Reopening],
    reader: User,
    *,
    now: datetime,
) -> dict[str, Any]:
    """What a page of an intake says about what was asked, the newest first.

    `opened` are the times that the whole form was opened again.
    """
    requests = [_asked(request, reader, now=now) for request in made]
    waits = bool(requests) and requests[0].waits
    enough = len(requests) + len(opened) >= ROUNDS and not waits
    # Who is red is phoned first, by a clinician.
    red = intake.triage == Triage.RED and intake.clinic.mode != Clinic.Mode.INTAKE_ONLY
    may_ask = reader.can(Action.REVIEW) or not red
    can_ask = may_ask and intake.stage in JOURNEY[Move.ASK_PATIENT][0]
    return {"asked": requests, "suggestion": CALL if enough else "", "can_ask": can_ask}


def requests_of(intake: Intake, *, at: datetime) -> QuerySet[InfoRequest]:
    """What was asked by then, the newest first."""
    return intake.requests.filter(asked_at__lte=at).select_related("asked_by").order_by("-pk")


def _asked(request: InfoRequest, reader: User, *, now: datetime) -> Asked:
    reads = reader.can(Action.REVIEW)
    labels = request.intake.read_original().questions
    return Asked(
        made=request,
        when=wording.moment(request.asked_at.astimezone(now.tzinfo), now=now),
        state=_state(request, now=now),
        waits=request.open_for(now),
        # The front desk reads its own words, not a clinician's.
        reason=request.read_reason() if reads or request.asked_by_id == reader.pk else "",
        questions=tuple(labels[code].label for code in request.questions) if reads else (),
    )


def _state(request: InfoRequest, *, now: datetime) -> str:
    if request.answered_at is not None and request.answered_at <= now:
        when = wording.moment(request.answered_at.astimezone(now.tzinfo), now=now)
        return f"The patient replied, {when}."
    if not request.open_for(now):
        return LAPSED
    until = wording.full_day(request.expires_at.astimezone(now.tzinfo).date())
    return f"The patient can reply until {until}."
