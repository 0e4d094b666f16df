"""The named blanks in the words of a message, such as {date}, and what is put into them."""

from __future__ import annotations

import re
from collections.abc import Mapping

# As people write them, and as the standard words name them, which translations know by these.
NAMES = {
    "name": "name",
    "date": "on",
    "link": "link",
    "reference": "receipt",
    "code": "digits",
    "emergency": "emergency",
    "clinic": "sender",
}
SHOWN = {ours: written for written, ours in NAMES.items()}
BLANK = re.compile(r"\{(\w+)\}")


def as_written(standard: str) -> str:
    """Standard words with their blanks named as people write them."""
    return BLANK.sub(lambda blank: f"{{{SHOWN.get(blank[1], blank[1])}}}", standard)


def blanks(text: str) -> list[str]:
    """The blanks of a text, each once, in the order in which they stand."""
    return list(dict.fromkeys(BLANK.findall(text)))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its blanks filled; a value is put in as it is, and never read for more."""
    return BLANK.sub(lambda blank: values.get(NAMES.get(blank[1], blank[1]), blank[0]), text)
