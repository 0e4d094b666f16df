"""Names of medicines in another language, as a table of lines."""

from __future__ import annotations

from collections.abc import Mapping


def elsewhere(lines: str) -> Mapping[str, tuple[str, ...]]:
    """By the name in English, the names in another language; the first is shown to patients."""
    names: dict[str, tuple[str, ...]] = {}
    english = ""
    for line in lines.strip().splitlines():
        head, colon, rest = line.partition(": ")
        if colon:
            english, line = head.strip(), rest
            names[english] = ()
        names[english] += listed(line)
    return names


def listed(text: str) -> tuple[str, ...]:
    """What stands between commas, over several lines."""
    return tuple(name for one in text.split(",") if (name := " ".join(one.split())))
