"""A patient's signature: a name that is typed or drawn, equal in rank.

Nobody compares it with the name the clinic holds: people sign differently.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from intake.questionnaire.answers import UNSTORABLE

WIDTH: Final = 600  # of the drawing, in its own units
HEIGHT: Final = 200
LONGEST_NAME: Final = 100  # characters
MOST_STROKES: Final = 60
MOST_POINTS: Final = 2000  # some 15 kilobytes
LEAST_SPAN: Final = 40  # units; anything smaller is a dot or a slip

MISSING: Final = "Type your name, or draw it"
NO_NAME: Final = "Type your name with all its letters"
TOO_LONG: Final = "Type your name in 100 letters or fewer"
NOT_DRAWN: Final = "Draw your name in the box, or type it"
UNREADABLE: Final = "We could not read the drawing. Clear the box and draw it again"
ENDLESS: Final = "The drawing is too long. Clear the box and draw your name once"
DOT: Final = "Draw your whole name in the box, or type it"
# All of them, for the catalogues of other languages.
PROBLEMS: Final = (MISSING, NO_NAME, TOO_LONG, NOT_DRAWN, UNREADABLE, ENDLESS, DOT)

Stroke = tuple[int, ...]  # x and y in turn


class NotSigned(ValueError):
    """What was given is no signature; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A name as it was typed, or the strokes by which it was drawn."""

    name: str = ""
    strokes: tuple[Stroke, ...] = ()

    @property
    def drawn(self) -> bool:
        return bool(self.strokes)

    @property
    def document(self) -> dict[str, Any]:
        """The signature as JSON; it names a person and is stored sealed."""
        return {"name": self.name, "strokes": [list(stroke) for stroke in self.strokes]}

    @property
    def path(self) -> str:
        """The drawing as an SVG path; a tap is a dot."""
        return " ".join(f"M{_points(s[:2])}L{_points(s[2:] or s[:2])}" for s in self.strokes)


def of_document(held: dict[str, Any]) -> Signed:
    """A signature as it was stored."""
    return Signed(held["name"], tuple(tuple(stroke) for stroke in held["strokes"]))


def typed(name: str) -> Signed:
    """A typed name, or raise `NotSigned`."""
    name = " ".join(name.split())
    letters = sum(map(str.isalpha, name))
    if not name:
        raise NotSigned(MISSING)
    if letters < 2 or UNSTORABLE.search(name) or not name.isprintable():
        raise NotSigned(NO_NAME)
    if len(name) > LONGEST_NAME:
        raise NotSigned(TOO_LONG)
    return Signed(name=name)


def drawn(text: str) -> Signed:
    """A drawing, as the page sends it, or raise `NotSigned`."""
    if not text:
        raise NotSigned(NOT_DRAWN)
    try:
        strokes = tuple(tuple(stroke) for stroke in json.loads(text))
    except (ValueError, TypeError, RecursionError):
        strokes = ()
    if not strokes or not all(map(_is_stroke, strokes)):
        raise NotSigned(UNREADABLE)
    if len(strokes) > MOST_STROKES or sum(map(len, strokes)) > 2 * MOST_POINTS:
        raise NotSigned(ENDLESS)
    across, down = ([n for stroke in strokes for n in stroke[start::2]] for start in (0, 1))
    if max(max(across) - min(across), max(down) - min(down)) < LEAST_SPAN:
        raise NotSigned(DOT)
    return Signed(strokes=strokes)


def _is_stroke(stroke: Sequence[Any]) -> bool:
    """Whether these are points within the box."""
    if not stroke or len(stroke) % 2 or any(type(number) is not int for number in stroke):
        return False
    return all(0 <= x <= WIDTH for x in stroke[::2]) and all(0 <= y <= HEIGHT for y in stroke[1::2])


def _points(stroke: Stroke) -> str:
    return " ".join(map(str, stroke))
