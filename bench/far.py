"""The address of a page far down the queue, found without walking there.

A page says where it begins by a row of the list, so any row makes an address; which row that is
takes counting, which the pages themselves never do.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from clinic.desk.bands import Band
from clinic.desk.leaf import Leaf, Mark
from clinic.desk.listing import ON_A_PAGE, intakes_of, listing
from clinic.staff.models import User
from intake.models import Intake


def far_down(reader: User, *, pages: int) -> tuple[str, int]:
    """The address of that page of the queue, or of the last full one, and which it is."""
    shown = listing(QueryDict("view=all"), reader, at=timezone.now())
    assert shown.shelf is not None  # nobody searches
    held = intakes_of(reader.clinic).filter(shown.shelf.holds)
    bands = [_held(held, band) for band in shown.bands]
    sizes = [rows.count() for rows in bands]
    page = min(pages, sum(sizes) // ON_A_PAGE)
    place = (page - 1) * ON_A_PAGE - 1  # of the last row of the page before
    for number, (band, size) in enumerate(zip(shown.bands, sizes, strict=True)):
        if place < size:
            row = bands[number][place]
            mark = Mark(number, tuple(getattr(row, one) for one in band.columns), row.pk)
            return f"/queue/?view=all&{Leaf((), None, mark).after}", page
        place -= size
    raise RuntimeError("the queue is shorter than itself")


def _held(intakes: QuerySet[Intake], band: Band) -> Any:
    rows = intakes.filter(band.holds, lane__in=band.lanes)
    return rows.order_by(*(f"-{one}" if band.down else one for one in (*band.columns, "pk")))
