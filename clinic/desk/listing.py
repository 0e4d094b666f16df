"""What one address of the queue shows: a saved view, its filters, and one page of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import QueryDict

from clinic.desk import search
from clinic.desk.bands import (
    FOUND,
    ORDER,
    ORDER_BY_VISIT,
    ORDER_OF_ENDED,
    THEN_ENDED,
    Band,
    bands,
)
from clinic.desk.beside import with_colleagues
from clinic.desk.leaf import Leaf, leaf, read_mark
from clinic.desk.search import Found, find
from clinic.desk.shelves import Shelf, shelves
from clinic.desk.sieve import Sieve, read
from clinic.duplicates.records import in_all_records
from clinic.staff.models import User
from intake.models import Clinic, Intake
from intake.models.intake import IntakeQuerySet
from intake.models.lanes import Lane

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Listing:
    """A view of the queue, or what a search finds, as an address asks for it."""

    clinic: Clinic
    shelves: dict[str, Shelf]
    shelf: Shelf | None
    sieve: Sieve
    words: str
    found: Found | None
    bands: tuple[Band, ...]
    leaf: Leaf

    @property
    def order(self) -> str:
        """Why the first comes first, in a sentence."""
        if self.shelf is None or self.shelf.newest_first:
            return ORDER_OF_ENDED
        order = ORDER_BY_VISIT if self.clinic.mode == Clinic.Mode.INTAKE_ONLY else ORDER
        return order + (THEN_ENDED if Lane.CLOSED in self.shelf.lanes else "")

    @property
    def looked_through(self) -> str:
        """Of how many people, the newest, the names were read; "" where nobody is left out."""
        return f"{search.OPENED:,}" if self.found and self.found.older else ""

    @property
    def too_many(self) -> str:
        """How many people are shown at most, where more of them fit; "" where all are shown."""
        return str(search.MOST) if self.found and self.found.more else ""

    @property
    def query(self) -> str:
        """The address without its place, to which a place is added."""
        if self.shelf is None:
            return urlencode({"q": self.words})
        return urlencode({"view": self.shelf.key} | self.sieve.query)


def intakes_of(clinic: Clinic) -> IntakeQuerySet:
    """All that the queue may show."""
    return Intake.objects.of_clinic(clinic).not_erased()


def listing(asked: QueryDict, reader: User, *, at: datetime) -> Listing:
    """What an address asks for; an unknown view, filter or place is as if it were not there."""
    clinic, words = reader.clinic, asked.get("q", "").strip()
    all_shelves = shelves(clinic, reader, at=at)
    shelf = all_shelves.get(asked.get("view", ""), all_shelves["all"])
    sieve, found = read(asked, clinic), None
    intakes, order = intakes_of(clinic), bands(clinic, shelf.lanes, at=at)
    if words:
        found = find(clinic, words, today=clinic.day_of(at))
        intakes, order = intakes.filter(patient__in=in_all_records(found.people)), FOUND
    else:
        intakes = intakes.filter(shelf.holds, sieve.holds)
    return Listing(
        clinic=clinic,
        shelves=all_shelves,
        shelf=None if words else shelf,
        sieve=sieve,
        words=words,
        found=found,
        bands=order,
        leaf=leaf(
            intakes,
            order,
            whole=with_colleagues(Intake.objects.with_people()),
            size=ON_A_PAGE,
            after=read_mark(asked.get("after", ""), order),
            before=read_mark(asked.get("before", ""), order),
        ),
    )
