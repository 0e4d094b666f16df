"""Messages: queued with what they tell of, written and sent after it was committed.

No message says anything about health, and no subject says what kind of clinic it is from.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.urls import reverse

from intake import vault
from intake.models import Intake, Outbox
from intake.models.sealed import seal

INVITATION = Outbox.Kind.INVITATION
QUESTION = Outbox.Kind.QUESTION
RECEIPT = Outbox.Kind.RECEIPT
TASK = Outbox.Kind.TASK
CODE = Outbox.Kind.CODE
LINK = Outbox.Kind.LINK

LEASE = timedelta(minutes=5)  # longer than any one message takes
FIRST_RETRY = timedelta(minutes=1)
GIVE_UP_AFTER = timedelta(hours=24)
USELESS_AFTER = {CODE: timedelta(minutes=10)}  # it would only puzzle whoever reads it

SUBJECTS = {
    INVITATION: "Before your visit on {on}",
    QUESTION: "One more thing before your visit on {on}",
    RECEIPT: "We have received your answers",
    TASK: "New answers are waiting",
    CODE: "Your code",
    LINK: "Your new link",
}
BODIES = {
    INVITATION: """Hello {name},

Please answer some questions before your visit on {on}. It takes about six minutes.

{link}

This link is for you only, so please do not forward it. It works until the day after your visit.
""",
    QUESTION: """Hello {name},

We need a little more from you before your visit on {on}. Your answers so far are kept.

{link}

This link is for you only, so please do not forward it.
""",
    RECEIPT: """Hello {name},

Thank you. We have received your answers for your visit on {on}.
Your reference is {receipt}. Please have it at hand if you call us.

If anything changes before your visit, please tell us. In an emergency, call {emergency}.
""",
    CODE: """Hello {name},

Your code is {digits}. It works once, for ten minutes.

If you did not ask for it, do not give it to anybody, and please call us.
""",
    LINK: """Hello {name},

Here is a new link, as you asked. It leads to your questions and to where things stand.

{link}

This link is for you only, so please do not forward it. If you did not ask for it, do nothing.
""",
    TASK: """New answers were sent and are waiting to be looked at.

Reference {receipt}
{site}
""",
}


def queue(intake: Intake, kind: str, *, key: str, to: str, at: datetime, **told: Any) -> Outbox:
    """Put a message in the outbox, in the transaction of what it tells of."""
    message = Outbox(
        clinic=intake.clinic, patient=intake.patient, kind=kind, key=key, created_at=at, due_at=at
    )
    held = {"to": to, "on": intake.visit_on.isoformat(), "kind": str(kind), **told}
    seal(message, intake.patient.key(), sealed=held)
    message.save(force_insert=True)
    return message


def write(message: Outbox) -> EmailMessage:
    """The message as it goes out, or raise `vault.Erased`."""
    held, clinic = message.read(), message.clinic
    digits = held.get("digits", "")
    words = {
        "name": message.patient.read_identity().given_name,
        "on": f"{datetime.fromisoformat(held['on']):%-d %B}",
        "receipt": held.get("receipt", ""),
        "digits": f"{digits[:3]} {digits[3:]}",
        "emergency": clinic.emergency_number,
        "site": settings.PUBLIC_URL,
        "link": "",
    }
    if "token" in held:
        words["link"] = settings.PUBLIC_URL + reverse("intake:link", args=[held["token"]])
    body = BODIES[Outbox.Kind(message.kind)].format(**words)
    if message.kind != TASK and not held.get("private"):
        body += "\n" + "\n".join(filter(None, [clinic.name, clinic.phone])) + "\n"
    return EmailMessage(
        subject=SUBJECTS[Outbox.Kind(message.kind)].format(**words),
        body=body,
        to=[held["to"]],
        # The same for every try, so that a mailbox can drop a second copy.
        headers={"Message-ID": f"<{message.code}@{_host()}>", "Auto-Submitted": "auto-generated"},
    )


def deliver(message: Outbox, *, at: datetime) -> bool:
    """Send one due message; a failure is noted and tried again until it is given up.

    Returns whether it was sent now. Another sender's message is left alone.
    """
    if not _claim(message, at=at):
        return False
    if message.kind in USELESS_AFTER and _too_late(message, at=at):
        return _note(message, TimeoutError(), at=at, give_up=True)
    try:
        write(message).send()
    except vault.VaultError as problem:
        return _note(message, problem, at=at, give_up=True)
    except (SMTPException, OSError, ValueError) as problem:
        return _note(message, problem, at=at, give_up=_too_late(message, at=at))
    Outbox.objects.filter(pk=message.pk).update(sent_at=at, sealed=None, last_error="")
    return True


def _too_late(message: Outbox, *, at: datetime) -> bool:
    kept = USELESS_AFTER.get(Outbox.Kind(message.kind), GIVE_UP_AFTER)
    return at - message.created_at >= kept


def _claim(message: Outbox, *, at: datetime) -> bool:
    """Take the message for as long as the lease lasts, unless another sender has it."""
    waiting = Outbox.objects.filter(
        pk=message.pk, due_at=message.due_at, sent_at=None, failed_at=None
    )
    return bool(waiting.update(due_at=at + LEASE, attempts=F("attempts") + 1))


def _note(message: Outbox, problem: Exception, *, at: datetime, give_up: bool) -> bool:
    wait = min(FIRST_RETRY * 2**message.attempts, timedelta(hours=2))
    Outbox.objects.filter(pk=message.pk).update(
        # The text of an SMTP error can quote an address; its class cannot.
        last_error=type(problem).__name__,
        due_at=at + wait * random.uniform(0.8, 1.2),
        failed_at=at if give_up else None,
    )
    return False


def _host() -> str:
    return settings.PUBLIC_URL.partition("://")[2].partition(":")[0]
