"""Six-digit codes: sent to the address on file or read out by staff, and good once."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext, gettext_noop, ngettext

from intake import notices, vault
from intake.events import PATIENT, record
from intake.models import Intake, Invitation, OneTimeCode
from intake.models.browser import CODE_TRIES
from intake.reach import reach
from intake.services.invitations import NoAddress

DIGITS = 6
LASTS = timedelta(minutes=10)
AT_MOST = (  # A guesser with link and birth date has so many tries, and a mailbox so many mails.
    (
        timedelta(minutes=1),
        1,
        gettext_noop("A code was sent a moment ago. Wait a minute, then ask again."),
    ),
    (
        timedelta(hours=1),
        5,
        gettext_noop("Five codes were sent this hour. Try again later, or call us."),
    ),
    (
        timedelta(days=1),
        10,
        gettext_noop("Ten codes were sent today. Try again tomorrow, or call us."),
    ),
)


class TooManyCodes(Exception):
    """A code was asked for too soon after others; the message says when to ask again."""


class WrongCode(Exception):
    """The digits are not those of the newest code; `left` tries remain."""

    def __init__(self, left: int) -> None:
        last = gettext("That is not the code, and it was the last try. Ask for a new code.")
        more = ngettext(
            "That is not the newest code. You have %(left)s try left.",
            "That is not the newest code. You have %(left)s tries left.",
            left,
        )
        super().__init__(more % {"left": left} if left else last)
        self.left = left


class CodeOver(Exception):
    """There is no code to compare with: none was made, or it was used or tried too often."""

    def __init__(self) -> None:
        super().__init__(gettext("This code no longer works. Ask for a new one."))


@transaction.atomic
def send_code(intake: Intake, *, at: datetime) -> OneTimeCode:
    """Send a code to the address on file; raises `NoAddress` or `TooManyCodes`."""
    known = reach(intake.patient, intake=intake)
    channel = known.on_file()
    if not channel:
        raise NoAddress(Invitation.Channel.EMAIL)
    made, digits = _make(intake, channel=channel, by=PATIENT, at=at)
    key, to = f"{notices.CODE}:{made.code}", known.address(channel)
    told: dict[str, Any] = {"digits": digits, "private": known.private}
    notices.queue(intake, notices.CODE, key=key, to=to, channel=channel, at=at, **told)
    return made


@transaction.atomic
def read_out_code(intake: Intake, *, by: Any, at: datetime) -> str:
    """A code for staff to read to a caller whom they know; raises `TooManyCodes`."""
    _, digits = _make(intake, channel=OneTimeCode.Channel.DESK, by=by, at=at)
    return digits


def use_code(intake: Intake, *, digits: str, at: datetime) -> OneTimeCode:
    """Use up the newest code; raises `WrongCode` or `CodeOver`.

    A try is counted before it is looked at, so that no number of tries at once gets more.
    """
    newest = intake.one_time_codes.order_by("-created_at", "-pk").first()
    if newest is None:
        raise CodeOver
    this = OneTimeCode.objects.filter(pk=newest.pk, used_at=None, expires_at__gt=at)
    if not this.filter(tries__lt=CODE_TRIES).update(tries=F("tries") + 1):
        raise CodeOver
    newest.refresh_from_db(fields=["tries"])
    if newest.digits_hash not in vault.blinds(_told(newest, digits), kind="one-time code"):
        record(intake, "code refused", by=PATIENT, at=at)
        raise WrongCode(left=CODE_TRIES - newest.tries)
    if not this.update(used_at=at):
        raise CodeOver
    record(intake, "code confirmed", by=PATIENT, at=at)
    return newest


def _make(intake: Intake, *, channel: str, by: Any, at: datetime) -> tuple[OneTimeCode, str]:
    # The lock keeps two that ask at once from both finding room for one more.
    Intake.objects.select_for_update(no_key=True).values_list("pk").get(pk=intake.pk)
    made = OneTimeCode(clinic=intake.clinic, intake=intake, channel=channel, created_at=at)
    for span, most, why in AT_MOST:
        if intake.one_time_codes.filter(channel=channel, created_at__gt=at - span).count() >= most:
            raise TooManyCodes(gettext(why))
    digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    made.digits_hash = vault.blind(_told(made, digits), kind="one-time code")
    made.expires_at = at + LASTS
    made.created_by = None if by is PATIENT else by
    made.save(force_insert=True)
    record(intake, "code made", by=by, at=at, detail={"channel": str(channel)})
    return made, digits


def _told(code: OneTimeCode, digits: str) -> str:
    return f"{code.code}:{digits}"
