"""A list as it is put to somebody who has read it whole before: what it names, in one breath.

Nothing that can be ticked goes unnamed: a question says of every option in which words. The list
itself, with its examples, is one press away, and an answer is the same as on the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

NONE: Final = "NONE"
IN_SIGHT: Final = frozenset({NONE, "UNSURE", "PRIVATE"})  # answers that stay beside the names


@dataclass(frozen=True, slots=True)
class Named:
    """One or more options in a few words that mean at least as much."""

    codes: tuple[str, ...]
    words: str


def named(codes: str, words: str) -> Named:
    """The options, their codes with blanks between, in these words."""
    return Named(tuple(codes.split()), words)


@dataclass(frozen=True, slots=True)
class InShort:
    """The question, the names below it, and the words for "none of these"."""

    text: str
    none: str
    names: tuple[Named, ...]

    def unlike(self, options: Iterable[str]) -> set[str]:
        """The options that are not named just once, names that belong to none, a missing "none"."""
        to_name = set(options) - IN_SIGHT
        said = Counter(code for name in self.names for code in name.codes)
        wrong = {code for code in to_name | said.keys() if code not in to_name or said[code] != 1}
        return wrong | ({NONE} - set(options))

    @property
    def pieces(self) -> tuple[str, ...]:
        """All its words, in the order read."""
        return (self.text, *(name.words for name in self.names), self.none)

    @property
    def document(self) -> dict[str, Any]:
        names = [[list(name.codes), name.words] for name in self.names]
        return {"text": self.text, "names": names, "none": self.none}
