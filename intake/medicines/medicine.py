"""What is known of a medicine: its names, the group it belongs to, and where that comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain

from intake.medicines.languages import abroad
from intake.medicines.languages.table import listed
from intake.medicines.sounds import plain
from intake.rules.sources import SOURCES, Source

GENERAL = Source(
    "PHARM", "General knowledge of names and brands; needs a pharmacist's eye", "not checked. M"
)


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine of a group that MEDS asks about, or of none (`group` is empty).

    `kind` says what it is in a patient's words; `spellings` are brands and other names, `abroad`
    the names in other languages. Where the name is itself a kind, as in "blood thinner",
    `kind_only` is true.
    """

    name: str
    group: str = ""
    kind: str = ""
    spellings: tuple[str, ...] = ()
    source: Source = GENERAL
    kind_only: bool = False
    abroad: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name in every language; those that are written alike are one."""
        known: dict[str, str] = {}
        for name in (self.name, *self.spellings, *chain.from_iterable(self.abroad.values())):
            known.setdefault(plain(name), name)
        return tuple(known.values())

    def name_in(self, language: str) -> str:
        """Its name in this language, or else in English."""
        return self.abroad.get(language, (self.name,))[0]


def medicines(group: str, kind: str, source: str, *lines: str) -> tuple[Medicine, ...]:
    """Medicines of one kind, each line a name, then after a colon its other names.

    A source is given only where that source itself names the medicine.
    """
    return tuple(
        Medicine(name, group, kind, spellings, SOURCES.get(source, GENERAL), abroad=abroad(name))
        for name, spellings in map(_names, lines)
    )


def kinds(group: str, kind: str, *names: str) -> tuple[Medicine, ...]:
    """Words for the whole group, as patients type them."""
    first, *rest = names
    return (Medicine(first, group, kind, tuple(rest), kind_only=True, abroad=abroad(first)),)


def _names(line: str) -> tuple[str, tuple[str, ...]]:
    name, _, others = line.partition(": ")
    return name, listed(others)
