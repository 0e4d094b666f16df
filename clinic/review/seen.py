"""What a clinician looks at rather than reads: photos, and places marked on the face."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clinic.staff import wording
from intake.models import FaceMap, Photo, Revision
from intake.points import DRAWING, QUESTION, Points, template_of


@dataclass(frozen=True, slots=True)
class Face:
    """The drawing that the patient was asked with, its chosen zones, and the places marked."""

    template: str
    chosen: tuple[str, ...]
    words: tuple[str, ...]
    dots: tuple[tuple[float, float], ...]
    drawing: str


def seen(revision: Revision, photos: Iterable[Photo], *, now: datetime) -> dict[str, Any]:
    """What there is to look at beside a sending by then; `now` is on the clinic's clock."""
    return {"photos": _photos(photos, now=now), "face": face_of(revision)}


def _photos(photos: Iterable[Photo], *, now: datetime) -> list[tuple[Photo, str]]:
    """The photos there are, from the front first, each with when it was added."""
    there = {photo.side: photo for photo in photos}
    found = (there[side] for side in Photo.Side.values if side in there)
    zone = now.tzinfo
    return [(one, wording.moment(one.added_at.astimezone(zone), now=now)) for one in found]


def face_of(revision: Revision) -> Face | None:
    """The face, where the patient was asked about parts of it."""
    if not (chosen := revision.answers.get(QUESTION)):
        return None
    face_map = FaceMap.objects.filter(revision=revision).first()
    points = face_map.read() if face_map else Points(DRAWING)
    question = revision.read_edition().questions[QUESTION]
    words = points.counted({zone: question.option_label(zone) for zone in chosen})
    dots = tuple(points.on_drawing())
    return Face(template_of(points.drawing), tuple(chosen), words, dots, points.drawing)
