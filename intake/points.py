"""Places a patient pointed at on the drawn face and neck; no identity, and nothing rules read.

A place is kept as percentages of the drawing's box, so it is found again whatever the size of
the screen, with the name of the drawing, so it is found again once there is a better one. A
drawing that is published never changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

QUESTION = "ZONES"  # which the places belong to
DRAWING = "face-1"  # the one that is asked with
BOXES = {"face-1": (20, 4, 260, 336)}  # left, top, width and height in units of the drawing
MOST = 30
WRITTEN = re.compile(r"([A-Z][A-Z_]{1,19}):(\d{1,3}\.\d),(\d{1,3}\.\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Point:
    """One place: its zone, and how far it is from the left and from the top in percent."""

    zone: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Points:
    """The places marked on one drawing."""

    drawing: str = DRAWING
    places: tuple[Point, ...] = ()

    def within(self, zones: Collection[str]) -> Points:
        """Those in the zones that are chosen."""
        return replace(self, places=tuple(one for one in self.places if one.zone in zones))

    def document(self) -> dict[str, Any] | None:
        """As JSON, or None where nothing is marked."""
        if not self.places:
            return None
        places = [[one.zone, one.x, one.y] for one in self.places]
        return {"drawing": self.drawing, "points": places}

    def counted(self, names: Mapping[str, str]) -> tuple[str, ...]:
        """These zones by name, with how many places are marked in each."""
        marked = Counter(one.zone for one in self.places)
        return tuple(f"{name}{_places(marked[zone])}" for zone, name in names.items())

    def written(self) -> str:
        """As the page carries them: face-1 NOSE:50.0,43.1 CHIN:48.2,70.0."""
        places = (f"{one.zone}:{one.x:.1f},{one.y:.1f}" for one in self.places)
        return " ".join([self.drawing, *places])

    def on_drawing(self) -> list[tuple[float, float]]:
        """The middle of each dot, in units of the drawing."""
        left, top, width, height = BOXES[self.drawing]
        return [
            (round(left + one.x * width / 100, 2), round(top + one.y * height / 100, 2))
            for one in self.places
        ]


def template_of(drawing: str) -> str:
    """Where a drawing is kept."""
    return f"parts/{drawing.replace('-', '_')}.html"


def read_document(document: dict[str, Any] | None) -> Points:
    """The places kept as JSON."""
    if not document:
        return Points()
    return Points(document["drawing"], tuple(Point(*one) for one in document["points"]))


def read_written(text: str) -> Points:
    """The places a page sent; what is no place on the drawing it was asked with is left out.

    A script writes them, and they add to answers that are given without them: nobody can be
    asked to write them better.
    """
    drawing, *places = text.split()[: MOST + 1] or [DRAWING]
    if drawing != DRAWING:
        return Points()
    found = (_read(place) for place in dict.fromkeys(places))
    return Points(DRAWING, tuple(one for one in found if one is not None))


def _read(place: str) -> Point | None:
    told = WRITTEN.fullmatch(place)
    if told is None:
        return None
    x, y = float(told[2]), float(told[3])
    return Point(told[1], x, y) if x <= 100 and y <= 100 else None


def _places(count: int) -> str:
    return f" ({count} place{'s' if count > 1 else ''})" if count else ""
