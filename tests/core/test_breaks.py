"""A day with a break: what lies in it is no working time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from intake.working_time import BadHours, read_hours, stretches, usual_week

HOUR = timedelta(hours=1)
BREAK = [["09:00", "12:30"], ["14:00", "18:00"]]


def hours(day=BREAK):
    return read_hours([day] * 5 + [[], []], (), zone=UTC)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)  # 2 March is a Monday


@pytest.mark.parametrize(
    ("start", "span", "then"),
    [
        (at(2, 9), 3 * HOUR, at(2, 12)),
        (at(2, 9), 3.5 * HOUR, at(2, 12, 30)),
        (at(2, 12), HOUR, at(2, 14, 30)),
        (at(2, 13), HOUR, at(2, 15)),
        (at(2, 17), 2 * HOUR, at(3, 10)),
        (at(2, 9), 7.5 * HOUR, at(2, 18)),
        (at(6, 17), 5 * HOUR, at(9, 14, 30)),
    ],
)
def test_a_promise_leaves_the_break_out(start, span, then):
    assert hours().after(start, span) == then
    assert hours().between(start, then) == span


def test_a_whole_break_is_no_time_at_all():
    assert hours().between(at(2, 12, 30), at(2, 14)) == timedelta()


@pytest.mark.parametrize("day", [BREAK[::-1], [["09:00", "13:00"], ["12:00", "14:00"]]])
def test_stretches_that_overlap_or_go_back_are_no_hours(day):
    with pytest.raises(BadHours):
        hours(day)


def test_stretches_may_touch():
    assert hours([["09:00", "12:00"], ["12:00", "13:00"]]).after(at(2, 9), 4 * HOUR) == at(2, 13)


def test_what_was_stored_before_there_were_breaks_says_the_same():
    before = [["09:00", "17:00"]] * 5 + [None, None]

    assert read_hours(before, (), zone=UTC) == read_hours(usual_week(), (), zone=UTC)
    assert (stretches(None), stretches(["09:00", "17:00"])) == ([], [["09:00", "17:00"]])
