"""One call in a staff session: whose answers are typed, and which were told in it.

What a patient typed before is shown to nobody whose role does not read answers; what was told
in this call may be read back.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from clinic.staff.models import User
from clinic.staff.roles import Action
from intake import services
from intake.events import record
from intake.medicines import asking
from intake.models import Intake
from intake.questionnaire.answers import BIRTH_DATE
from intake.route import Route

KEY = "call"


def begin_call(request: HttpRequest, intake: Intake, *, by: User, at: datetime) -> None:
    """Note that a call began; the birth date is the one that was checked with the caller.

    Raises `AlreadySent` or `Underage`.
    """
    born = intake.patient.read_identity().birth_date.isoformat()
    answers = {BIRTH_DATE: born}
    services.save_answers(
        intake, [BIRTH_DATE], page="phone", answers=answers, at=at, by=by, mark=_mark(by)
    )
    record(intake, "filled in by phone", by=by, at=at)
    request.session[KEY] = {"intake": str(intake.code), "told": []}


def in_call(request: HttpRequest, intake: Intake) -> bool:
    return bool(request.session.get(KEY, {}).get("intake") == str(intake.code))


def readable(request: HttpRequest, route: Route, reader: User) -> dict[str, Any]:
    """The answers that may stand on the page for this reader."""
    if reader.can(Action.REVIEW):
        return dict(route.draft)
    told = request.session[KEY]["told"]
    return {code: answer for code, answer in route.draft.items() if code in told}


def save_told(
    request: HttpRequest, intake: Intake, answers: dict[str, Any], *, by: User, at: datetime
) -> None:
    """Keep what the caller told, and with each answer to whom; the rest stays as it is."""
    services.save_answers(
        intake, list(answers), page="phone", answers=answers, at=at, by=by, mark=_mark(by)
    )
    call = request.session[KEY]
    request.session[KEY] = call | {"told": sorted({*call["told"], *answers})}


def to_read_out(
    request: HttpRequest, intake: Intake, route: Route, reader: User
) -> tuple[asking.Reading, ...]:
    """What typed medicines were read as and nobody has said yes or no to yet.

    It quotes what was typed, so it is asked of words that may stand on the page alone.
    """
    if asking.LISTED not in readable(request, route, reader):
        return ()
    return asking.to_ask(route.edition, route.draft, intake.read_told())


def answer_aloud(intake: Intake, given: dict[str, str], *, by: User, at: datetime) -> Intake:
    """Keep what the caller said to these readings, and to whom; raises `AlreadySent`."""
    return services.answer_read_back(intake, given, at=at, by=by, mark=_mark(by))


def _mark(by: User) -> dict[str, str]:
    return {"told_to": str(by.code)}
