"""Week by week, no week that is hidden can be worked out from the total and the others."""

from __future__ import annotations

from datetime import timedelta

import pytest

from clinic.insights.monday import Monday, monday, rows_of
from clinic.insights.period import Period
from clinic.staff.models import User
from intake.journey import Stage
from tests.builders import NOW, TODAY, an_intake
from tests.insights.test_monday import ZONE

WEEKS, WEEK = Period(TODAY, 4, ZONE), timedelta(days=7)
LATER = NOW + 5 * WEEK


def links(*numbers: int) -> None:
    """So many links in each week, one after another."""
    for place, number in enumerate(numbers):
        for _ in range(number):
            an_intake(stage=Stage.INVITED, at=NOW + place * WEEK)


def column(found: Monday, place: int) -> list[int | None]:
    """A step's weeks, the oldest first; None for what is hidden."""
    cells = [week.reached[place] for week in reversed(found.weeks)]
    return [None if one.hidden else one.count for one in cells]


@pytest.mark.parametrize(
    ("made", "shown"),
    [
        ((15, 12, 3), [15, None, None]),
        ((14, 11, 12), [14, 11, 12]),
        ((6, 12, 5), [None, 12, None]),
        ((12, 3), [None, None]),
    ],
)
def test_one_week_of_few_takes_the_next_smallest_with_it(
    sam: User, made: tuple[int, ...], shown: list[int | None]
) -> None:
    links(*made)
    found = monday(sam.clinic, WEEKS, at=LATER)
    assert found.steps[0].reached.count == sum(made)
    assert column(found, 0) == shown


def test_a_step_that_nobody_reached_says_so(sam: User) -> None:
    links(15, 12)
    assert column(monday(sam.clinic, WEEKS, at=LATER), 3) == [0, 0]


def test_rows_tell_the_weeks_that_the_page_tells(sam: User) -> None:
    links(15, 12, 3)
    told = rows_of("step:0", sam.clinic, WEEKS, at=LATER).lines
    assert told == [("", "Sent")] * 15 + [("2026-W10", "Sent")] * 15
