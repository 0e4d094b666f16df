"""Sending what is in the outbox: at least once, tried again for a day, then given to staff."""

from __future__ import annotations

import random
from datetime import datetime, time, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from anymail.exceptions import AnymailError, AnymailInvalidAddress, AnymailRecipientsRefused
from django.db import transaction
from django.db.models import F

from intake import notices, texts, vault
from intake.events import SYSTEM, record
from intake.models import Clinic, Outbox

LEASE = timedelta(minutes=5)  # longer than any one message takes
FIRST_RETRY = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=2)
PERMANENT = 500  # from here on, SMTP's replies say that trying again is of no use
MORNING, EVENING = time(8), time(20)  # reminders go between these, where the clinic is

LATER = (SMTPException, OSError, ValueError, AnymailError, texts.TextError, vault.VaultError)
REFUSALS = (texts.Refused, AnymailInvalidAddress, AnymailRecipientsRefused)


def deliver(message: Outbox, *, at: datetime) -> bool:
    """Send one due message; a failure is noted and tried again until it is given up.

    Returns whether it was sent now. Another sender's message is left alone, and so is one that
    need not be sent any more.
    """
    if not _claim(message, at=at):
        return False
    message = _whole(message)
    if why := notices.overtaken(message, at=at):
        Outbox.objects.filter(pk=message.pk).drop(at=at, why=why)
        return False
    if message.kind in notices.BY_DAY and is_night(message.clinic, at):
        Outbox.objects.filter(pk=message.pk).update(due_at=morning(message.clinic, at))
        return False
    try:
        _send(message)
    except vault.Erased as problem:
        Outbox.objects.filter(pk=message.pk).drop(at=at, why=type(problem).__name__)
        return False
    except LATER as problem:
        over = at >= message.give_up_at or refused(problem)
        note_failed(message, problem, at=at, give_up=over)
        return False
    note_sent(message, at=at)
    return True


def is_night(clinic: Clinic, at: datetime) -> bool:
    """Whether it is too late or too early to remind anybody, where the clinic is."""
    return not MORNING <= at.astimezone(clinic.zone).time() < EVENING


def morning(clinic: Clinic, at: datetime) -> datetime:
    """When the night of that moment is over."""
    here = at.astimezone(clinic.zone)
    day = here.date() + timedelta(days=here.time() >= EVENING)
    return datetime.combine(day, MORNING, tzinfo=clinic.zone)


def refused(problem: Exception) -> bool:
    """Whether a failure will be the same at every further try."""
    if isinstance(problem, SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _ in problem.recipients.values())
    return isinstance(problem, REFUSALS)


@transaction.atomic
def note_sent(message: Outbox, *, at: datetime) -> None:
    """Write down that a message went, and forget what it said."""
    sent = Outbox.objects.filter(pk=message.pk, sent_at=None)
    if sent.update(sent_at=at, sealed=None, last_error="", failed_at=None, settled_at=None):
        _record(message, "message sent", at=at)


@transaction.atomic
def note_failed(message: Outbox, problem: Exception, *, at: datetime, give_up: bool) -> None:
    """Write down that a message did not go, to be tried later or given up."""
    wait = min(FIRST_RETRY * 2 ** max(message.attempts - 1, 0), LONGEST_WAIT)
    noted = (
        Outbox.objects.waiting()
        .filter(pk=message.pk)
        .update(
            # The text of an error can quote an address; its class cannot.
            last_error=type(problem).__name__,
            due_at=at + wait * random.uniform(0.8, 1.2),
            failed_at=at if give_up else None,
        )
    )
    if noted and give_up:
        _record(message, "message failed", at=at)


def _send(message: Outbox) -> None:
    if message.channel == Outbox.Channel.TEXT:
        text, to = notices.write_text(message), message.read()["to"]
        texts.provider().send(to=to, text=text, key=str(message.code))
    else:
        notices.write(message).send()


def _claim(message: Outbox, *, at: datetime) -> bool:
    """Take the message for as long as the lease lasts, unless another sender has it."""
    waiting = Outbox.objects.waiting().filter(pk=message.pk, due_at=message.due_at)
    return bool(waiting.update(due_at=at + LEASE, attempts=F("attempts") + 1))


def _whole(message: Outbox) -> Outbox:
    """The message as it is now, with what decides whether it still goes."""
    about = ("clinic", "patient", "invitation", "intake__clinic", "intake__visit")
    return Outbox.objects.select_related(*about).get(pk=message.pk)


def _record(message: Outbox, name: str, *, at: datetime) -> None:
    """Write down what became of a message to a patient; staff's own mail is not theirs."""
    if message.intake is not None and message.kind != notices.TASK:
        detail = {"what": message.kind, "channel": message.channel}
        record(message.intake, name, by=SYSTEM, at=at, detail=detail)
