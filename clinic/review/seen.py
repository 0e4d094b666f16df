"""What a clinician looks at rather than reads: the photos that a patient added."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from clinic.staff import wording
from intake.models import Intake, Photo


def seen(intake: Intake, *, now: datetime) -> dict[str, Any]:
    """What there is to look at for an intake; `now` is on the clinic's clock."""
    return {"photos": _photos(intake, now=now)}


def _photos(intake: Intake, *, now: datetime) -> list[tuple[Photo, str]]:
    """The photos there are, from the front first, each with when it was added."""
    there = {photo.side: photo for photo in Photo.objects.of(intake).there()}
    found = (there[side] for side in Photo.Side.values if side in there)
    zone = now.tzinfo
    return [(one, wording.moment(one.added_at.astimezone(zone), now=now)) for one in found]
