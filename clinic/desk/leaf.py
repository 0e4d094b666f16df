"""One page of a list in bands, found by where the last one ended and not by counting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import reduce
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

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
    values: tuple[Any, ...]
    pk: int

    def __str__(self) -> str:
        told = (one if isinstance(one, int) else one.isoformat() for one in self.values)
        return "~".join(map(str, (self.band, *told, self.pk)))


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: its intakes by band, and the marks of its neighbours, if there are any."""

    groups: tuple[tuple[str, list[Intake]], ...]
    earlier: Mark | None
    later: Mark | None

    @property
    def intakes(self) -> list[Intake]:
        return [intake for _, held in self.groups for intake in held]

    @property
    def before(self) -> str:
        """Of the page before this, what an address says of its place."""
        return urlencode({"before": str(self.earlier)}) if self.earlier else ""

    @property
    def after(self) -> str:
        return urlencode({"after": str(self.later)}) if self.later else ""


def read_mark(text: str, bands: Sequence[Band]) -> Mark | None:
    """A mark as it stands in an address, or None where it is none of these bands."""
    try:
        place, *told, pk = text.split("~")
        columns = dict(enumerate(bands))[int(place)].columns
        values = tuple(READ[column](one) for column, one in zip(columns, told, strict=True))
        return Mark(int(place), values, _key(pk))
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
        _part(intakes.filter(stretch), band, number, mark, back=back, most=most)
        for number, band in enumerate(bands)
        if mark is None or (number <= mark.band if back else number >= mark.band)
        for stretch in band.stretches
    ]
    if not parts:
        return []
    found = [
        Mark(row["band"], tuple(row[column] for column in bands[row["band"]].columns), row["pk"])
        for row in reduce(lambda one, other: one.union(other, all=True), parts)
    ]
    return _sorted(found, bands, back=back)[:most]


def _part(
    intakes: QuerySet[Intake],
    band: Band,
    number: int,
    mark: Mark | None,
    *,
    back: bool,
    most: int,
) -> QuerySet[Intake, Any]:
    """One stretch of an index: what it holds of a band, from the mark on."""
    held, down = intakes.filter(band.holds), band.down != back
    columns = tuple(dict.fromkeys((*band.columns, "pk")))
    if mark is not None and mark.band == number:
        held = held.filter(_beyond(columns, (*mark.values, mark.pk), side="lt" if down else "gt"))
    first = held.order_by(*(f"-{one}" if down else one for one in columns))[:most]
    # Parts of a UNION may not be cut off by themselves on SQLite; a list of keys may.
    named = Intake.objects.filter(pk__in=first.values("pk"))
    return named.values("pk", *COLUMNS, band=Value(number))


def _beyond(columns: Sequence[str], values: Sequence[Any], *, side: str) -> Q:
    """What comes after a place; the first half of it is what an index can begin at."""
    (column, *columns), (value, *values) = columns, values
    past = Q(**{f"{column}__{side}": value})
    if not columns:
        return past
    tied = Q(**{column: value}) & _beyond(columns, values, side=side)
    return Q(**{f"{column}__{side}e": value}) & (past | tied)


def _sorted(found: list[Mark], bands: Sequence[Band], *, back: bool) -> list[Mark]:
    in_order: list[Mark] = []
    for number in sorted({mark.band for mark in found}, reverse=back):
        held = [mark for mark in found if mark.band == number]
        down = bands[number].down != back
        in_order += sorted(held, key=lambda mark: (mark.values, mark.pk), reverse=down)
    return in_order
