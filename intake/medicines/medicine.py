"""What is known of a medicine: its names, the group it belongs to, and where that comes from."""

from __future__ import annotations

from dataclasses import dataclass

from intake.rules.sources import SOURCES, Source

GENERAL = Source(
    "PHARM", "General knowledge of names and brands; needs a pharmacist's eye", "not checked. M"
)


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine of a group that MEDS asks about, or of none (`group` is empty).

    `kind` says what it is in a patient's words; `spellings` are brands, other names and names
    in Spanish. Where the name is itself a kind, as in "blood thinner", `kind_only` is true.
    """

    name: str
    group: str = ""
    kind: str = ""
    spellings: tuple[str, ...] = ()
    source: Source = GENERAL
    kind_only: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.spellings)


def medicines(group: str, kind: str, source: str, *lines: str) -> tuple[Medicine, ...]:
    """Medicines of one kind, each line a name, then after a colon its other names.

    A source is given only where that source itself names the medicine.
    """
    return tuple(
        Medicine(name, group, kind, spellings, SOURCES.get(source, GENERAL))
        for name, spellings in map(_names, lines)
    )


def kinds(group: str, kind: str, *names: str) -> tuple[Medicine, ...]:
    """Words for the whole group, as patients type them."""
    first, *rest = names
    return (Medicine(first, group, kind, tuple(rest), kind_only=True),)


def _names(line: str) -> tuple[str, tuple[str, ...]]:
    name, _, others = line.partition(": ")
    return name, tuple(others.split(", ")) if others else ()
