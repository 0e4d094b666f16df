"""One page of a list in bands, found by where the last one ended and not by counting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import reduce
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet, Value

from clinic.desk.bands import Band
from intake.models import Intake

COLUMNS = ("submitted_at", "due_at", "visit_on")
LARGEST = 2**63 - 1  # of the keys in a database


def _moment(text: str) -> datetime:
    """A moment that the database can compare: one of a place, and not beyond the calendar."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment.astimezone(UTC)


def _key(text: str) -> int:
    key = int(text)
    if not 0 < key <= LARGEST:
        raise ValueError(text)
    return key


READ: dict[str, Callable[[str], Any]] = {
    "due_at": _moment,
    "submitted_at": _moment,
    "visit_on": date.fromisoformat,
    "pk": _key,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page begins or ends: the band, what the band is in order of, and the intake."""

    band: int
    value: Any
    pk: int

    def __str__(self) -> str:
        value = self.value if isinstance(self.value, int) else self.value.isoformat()
        return f"{self.band}~{value}~{self.pk}"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: its intakes by band, and the marks of its neighbours, if there are any."""

    groups: tuple[tuple[str, list[Intake]], ...]
    earlier: Mark | None
    later: Mark | None

    @property
    def intakes(self) -> list[Intake]:
        return [intake for _, held in self.groups for intake in held]


def read_mark(text: str, bands: Sequence[Band]) -> Mark | None:
    """A mark as it stands in an address, or None where it is none of these bands."""
    try:
        place, value, pk = text.split("~")
        column = dict(enumerate(bands))[int(place)].by.lstrip("-")
        return Mark(int(place), READ[column](value), _key(pk))
    except (ValueError, KeyError, OverflowError):
        return None


def leaf(
    intakes: QuerySet[Intake],
    bands: Sequence[Band],
    *,
    whole: QuerySet[Intake],
    size: int,
    after: Mark | None = None,
    before: Mark | None = None,
) -> Leaf:
    """The page after a mark, before one, or the first, in two queries however long the list.

    Past either end of the list there is nothing, so that is the first page again.
    `whole` is how an intake is read once it is known which are shown.
    """
    mark, back = (before, True) if before else (after, False)
    found = _places(intakes, bands, mark, back=back, most=size + 1)
    if not found and mark is not None:
        mark, back = None, False
        found = _places(intakes, bands, mark, back=back, most=size + 1)
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    read = {one.pk: one for one in whole.filter(pk__in=[place.pk for place in found])}
    ours = [(place, read[place.pk]) for place in found if place.pk in read]
    groups = tuple(
        (bands[band].reason, [intake for _, intake in held])
        for band, held in groupby(ours, key=lambda pair: pair[0].band)
    )
    if not found:
        return Leaf((), None, None)
    earlier = found[0] if (more if back else mark is not None) else None
    later = found[-1] if (back or more) else None
    return Leaf(groups, earlier, later)


def _places(
    intakes: QuerySet[Intake], bands: Sequence[Band], mark: Mark | None, *, back: bool, most: int
) -> list[Mark]:
    """The next places from a mark on, in the order of reading or back from it."""
    parts = [
        _part(intakes, band, number, lane, mark, back=back, most=most)
        for number, band in enumerate(bands)
        if mark is None or (number <= mark.band if back else number >= mark.band)
        for lane in band.lanes or (None,)
    ]
    if not parts:
        return []
    found = [
        Mark(row["band"], row["pk"] if column == "pk" else row[column], row["pk"])
        for row in reduce(lambda one, other: one.union(other, all=True), parts)
        for column in [bands[row["band"]].by.lstrip("-")]
    ]
    return _sorted(found, bands, back=back)[:most]


def _part(
    intakes: QuerySet[Intake],
    band: Band,
    number: int,
    lane: int | None,
    mark: Mark | None,
    *,
    back: bool,
    most: int,
) -> QuerySet[Intake, Any]:
    """One stretch of an index: a lane of a band, from the mark on."""
    held = intakes.filter(band.holds) if lane is None else intakes.filter(band.holds, lane=lane)
    column, down = band.by.lstrip("-"), band.by.startswith("-") != back
    if mark is not None and mark.band == number:
        held = held.filter(_beyond(column, mark, down=down))
    sign = "-" if down else ""
    first = held.order_by(f"{sign}{column}", *([] if column == "pk" else [f"{sign}pk"]))[:most]
    # Parts of a UNION may not be cut off by themselves on SQLite; a list of keys may.
    named = Intake.objects.filter(pk__in=first.values("pk"))
    return named.values("pk", *COLUMNS, band=Value(number))


def _beyond(column: str, mark: Mark, *, down: bool) -> Q:
    """What comes after a mark; the first half of it is what an index can begin at."""
    side = "lt" if down else "gt"
    if column == "pk":
        return Q(**{f"pk__{side}": mark.pk})
    tied = Q(**{column: mark.value, f"pk__{side}": mark.pk})
    return Q(**{f"{column}__{side}e": mark.value}) & (Q(**{f"{column}__{side}": mark.value}) | tied)


def _sorted(found: list[Mark], bands: Sequence[Band], *, back: bool) -> list[Mark]:
    in_order: list[Mark] = []
    for number in sorted({mark.band for mark in found}, reverse=back):
        held = [mark for mark in found if mark.band == number]
        down = bands[number].by.startswith("-") != back
        in_order += sorted(held, key=lambda mark: (mark.value, mark.pk), reverse=down)
    return in_order
