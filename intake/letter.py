"""A letter as it is written: its parts in order, the same on a page as on paper."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

SHORT = 16  # signs of the hash that a reader compares


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences under a heading, then labels with what was said to each."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Writing:
    """The exact text of a letter; nothing is added when it is drawn but numbers of pages."""

    language: str
    head: tuple[str, ...]
    to: tuple[str, ...]
    day: str
    title: str
    parts: tuple[Part, ...]
    signed: tuple[str, ...]

    @property
    def document(self) -> dict[str, Any]:
        """The letter as JSON, to be kept."""
        return asdict(self)

    @property
    def text(self) -> str:
        """Every word of the letter."""
        words = [*self.head, *self.to, self.day, self.title, *self.signed]
        for part in self.parts:
            words += [part.heading, *part.paragraphs, *(w for row in part.rows for w in row)]
        return "\n".join(words)

    @property
    def digest(self) -> str:
        """The SHA-256 of the letter: other words, another digest."""
        text = json.dumps(self.document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return sha256(text.encode()).hexdigest()

    @property
    def mark(self) -> str:
        """The start of the digest in groups of four, as it stands below every page."""
        short = self.digest[:SHORT]
        return "SHA-256 " + " ".join(short[i : i + 4] for i in range(0, SHORT, 4))


def written(document: Mapping[str, Any]) -> Writing:
    """The letter that a document holds."""
    parts = tuple(
        Part(
            part["heading"],
            tuple(part["paragraphs"]),
            tuple((label, words) for label, words in part["rows"]),
        )
        for part in document["parts"]
    )
    lines = {name: tuple(document[name]) for name in ("head", "to", "signed")}
    return Writing(**{**document, **lines, "parts": parts})
