"""A patient's photos of this time and of the time before, from the same sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from clinic.staff import wording
from intake.models import Intake, Photo


@dataclass(frozen=True, slots=True)
class Shown:
    """One photo, and when it was added."""

    photo: Photo
    added: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the face: last time, where there was one, and now."""

    name: str
    last: Shown | None
    now: Shown | None


def side_by_side(intake: Intake, *, now: datetime) -> list[Side]:
    """Each side that was photographed now or before, the front first.

    Before is the newest photo of that side from another intake of the patient, sent earlier.
    """
    ours = _by_side(Photo.objects.of(intake).there(), now=now)
    others = Photo.objects.there().filter(
        moment="",
        intake__patient=intake.patient_id,
        intake__revision__isnull=False,
        intake__created_at__lt=intake.created_at,
    )
    before = _by_side(others.select_related("intake"), now=now)
    return _paired(before, ours)


def since_treatment(intake: Intake, moment: str, *, now: datetime) -> list[Side]:
    """Each side that was photographed with the answers or at a check-in after the treatment."""
    first = _by_side(Photo.objects.of(intake).there().select_related("intake"), now=now)
    later = _by_side(Photo.objects.of(intake, moment).there(), now=now)
    return _paired(first, later)


def _paired(before: dict[str, Shown], ours: dict[str, Shown]) -> list[Side]:
    return [
        Side(str(side.label), before.get(side.value), ours.get(side.value))
        for side in Photo.Side
        if side.value in ours or side.value in before
    ]


def _by_side(photos: QuerySet[Photo], *, now: datetime) -> dict[str, Shown]:
    """The newest of each side."""
    zone = now.tzinfo
    return {
        one.side: Shown(one, wording.moment(one.added_at.astimezone(zone), now=now))
        for one in photos.order_by("added_at")
    }
