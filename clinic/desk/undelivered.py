"""Messages that were given up, as the front desk reads of them: what, which way, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from clinic.staff import wording
from clinic.staff.timeline import BY, MESSAGES
from intake.models import Intake, Outbox, Patient

REFUSED = frozenset(
    {"AnymailInvalidAddress", "AnymailRecipientsRefused", "Refused", "SMTPRecipientsRefused"}
)
WHERE = {Outbox.Channel.EMAIL: "address", Outbox.Channel.TEXT: "number"}


@dataclass(frozen=True, slots=True)
class Undelivered:
    """One message that was given up."""

    message: Outbox
    words: str
    why: str
    to_patient: bool


def failed_of(subject: Intake | Patient) -> QuerySet[Outbox]:
    """What was given up about an intake or a patient, and nobody has dealt with yet."""
    failed = Outbox.objects.failed().defer("sealed").order_by("-failed_at")
    return failed.filter(Q(intake=subject) if isinstance(subject, Intake) else Q(patient=subject))


def undelivered(failed: Iterable[Outbox], *, now: datetime) -> list[Undelivered]:
    """The same in words."""
    return [_told(message, now=now) for message in failed]


def unreached(intakes: Iterable[Intake]) -> QuerySet[Outbox, Any]:
    """Which of these intakes have a message that their patient never got."""
    known = Outbox.objects.unreached().filter(intake__in=[intake.pk for intake in intakes])
    return known.values_list("intake")


def _told(message: Outbox, *, now: datetime) -> Undelivered:
    channel = Outbox.Channel(message.channel)
    when = wording.moment((message.failed_at or now).astimezone(now.tzinfo), now=now)
    refused = message.last_error in REFUSED
    why = f"The {WHERE[channel]} was refused." if refused else "It was tried for a day."
    return Undelivered(
        message=message,
        words=f"{MESSAGES[message.kind]} {BY[message.channel]}, given up {when}",
        why=why,
        to_patient=message.kind != Outbox.Kind.TASK,
    )
