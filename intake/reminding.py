"""When a patient who was asked something is reminded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

REMINDED_AFTER = (timedelta(days=2), timedelta(days=5))


class Asked(Protocol):
    """A question that waits for its reply, and how many reminders went out."""

    @property
    def asked_at(self) -> datetime: ...
    @property
    def expires_at(self) -> datetime: ...
    @property
    def reminders(self) -> int: ...


A = TypeVar("A", bound=Asked)


def reminders_due(requests: Iterable[A], at: datetime) -> Iterator[tuple[A, int]]:
    """The open requests to remind of now, each with the number of the reminder.

    Where two are due, because nobody looked for days, only the later one is sent.
    """
    for request in requests:
        number = sum(request.asked_at + after <= at for after in REMINDED_AFTER)
        if number > request.reminders and at < request.expires_at:
            yield request, number
