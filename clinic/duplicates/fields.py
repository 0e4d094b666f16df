"""The details of two records side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from clinic.duplicates.likeness import Pair
from clinic.staff import wording
from intake.models import Identity

LABELS = {
    "given_name": "First name",
    "family_name": "Last name",
    "birth_date": "Date of birth",
    "email": "E-mail",
    "phone": "Telephone",
}
KEPT, OTHER = "kept", "other"


@dataclass(frozen=True, slots=True)
class Detail:
    """One detail as both records have it."""

    name: str
    label: str
    kept: str
    other: str

    @property
    def differs(self) -> bool:
        return self.kept != self.other

    @property
    def likely(self) -> str:
        """Whose is taken unless somebody says otherwise."""
        return OTHER if self.other and not self.kept else KEPT


def details(kept: Identity, other: Identity) -> Iterator[Detail]:
    """Each detail of two records, in the order they are read."""
    for name, label in LABELS.items():
        yield Detail(name, label, _said(getattr(kept, name)), _said(getattr(other, name)))


def seen(pair: Pair) -> str:
    """What stands for the details of both as somebody saw them; it tells nothing about them."""
    both = [_plain(one.read_identity()) for one in (pair.kept, pair.other)]
    return pair.kept.key().fingerprint(both)


def _plain(who: Identity) -> list[str]:
    return [_said(getattr(who, name)) for name in LABELS]


def _said(value: Any) -> str:
    return wording.full_day(value) if isinstance(value, date) else str(value)
