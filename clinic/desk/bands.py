"""The order of the queue, in bands: each has one reason to come where it comes.

A band is a question that one stretch of an index answers in its order, so that the first page of
the queue and the thousandth cost the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Q

from intake.models import Clinic
from intake.models.lanes import OPEN, Lane

NEAR = timedelta(days=2)  # whole days, for an index knows no hours


@dataclass(frozen=True, slots=True)
class Band:
    """Intakes that come before others for one reason, and the columns they are in order of.

    The columns are told with commas, a minus before the first where all of them go down.
    """

    reason: str
    by: str
    lanes: tuple[Lane, ...] = ()
    holds: Q = Q()
    apart: tuple[Q, ...] = ()  # stretches of an index other than lanes

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.by.lstrip("-").split(","))

    @property
    def down(self) -> bool:
        return self.by.startswith("-")

    @property
    def stretches(self) -> tuple[Q, ...]:
        return self.apart or tuple(Q(lane=lane) for lane in self.lanes) or (Q(),)


FOUND = (Band("", "-visit_on"),)
BY_VISIT = (Band("", "visit_on", OPEN),)  # where any other order would tell what the words do not
DECIDED = Band("Decided", "-submitted_at", (Lane.DECIDED,))
CLOSED = (
    Band("Closed", "-submitted_at", (Lane.CLOSED,), Q(submitted_at__isnull=False)),
    Band("Closed, never sent", "-pk", (Lane.CLOSED,), Q(submitted_at=None)),
)
ENDED = (DECIDED, *CLOSED)
ORDER = (
    "Red first, then replies, then what is late, then visits within two days,"
    " then what is due next."
)
ORDER_BY_VISIT = "The nearest visit first."
ORDER_OF_ENDED = "Newest first."
THEN_ENDED = " What is decided and closed comes last, the newest of it first."


def bands(clinic: Clinic, lanes: Iterable[Lane], *, at: datetime) -> tuple[Band, ...]:
    """What comes first, and next, and why, among the lanes of a view."""
    wanted = set(lanes)
    first = BY_VISIT if clinic.mode == Clinic.Mode.INTAKE_ONLY else by_urgency(clinic, at=at)
    kept = [(band, tuple(lane for lane in band.lanes if lane in wanted)) for band in first + ENDED]
    return tuple(replace(band, lanes=own) for band, own in kept if own)


def by_urgency(clinic: Clinic, *, at: datetime) -> tuple[Band, ...]:
    """What is open: each intake is in one band, the first that it belongs to."""
    today = clinic.day_of(at)
    late = Q(lane=Lane.WAITING, due_at__lt=at)
    near = Q(visit_on__gte=today, visit_on__lte=today + NEAR)
    undated = Q(lane=Lane.WAITING, due_at=None)
    return (
        Band("Red", "submitted_at", (Lane.RED,)),
        Band("Patient replied", "submitted_at", (Lane.REPLIED,)),
        Band("Late", "due_at", (Lane.WAITING,), Q(due_at__lt=at)),
        Band("Visit within two days", "visit_on", (Lane.WAITING, Lane.WITH_PATIENT), near & ~late),
        Band("Due next", "due_at", (Lane.WAITING,), Q(due_at__gte=at) & ~near),
        Band("With the patient", "visit_on", (Lane.WITH_PATIENT,), ~near),
        Band("Without a due time", "visit_on", (Lane.WAITING,), undated & ~near),
    )
