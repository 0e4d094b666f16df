"""Working time: only open hours count, over weekends, closed days and the change of clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.working_time import BadHours, read_hours, usual_week

LONDON = ZoneInfo("Europe/London")
BERLIN = ZoneInfo("Europe/Berlin")
HOUR = timedelta(hours=1)


def hours(week=None, closed=(), zone=LONDON):
    return read_hours(week or usual_week(), closed, zone=zone)


def local(day: int, hour: int, minute: int = 0, *, month: int = 3, zone=LONDON) -> datetime:
    """A moment of 2026; 2 March is a Monday."""
    return datetime(2026, month, day, hour, minute, tzinfo=zone)


@pytest.mark.parametrize(
    ("at", "span", "then"),
    [
        (local(2, 9, 30), 2 * HOUR, local(2, 11, 30)),
        (local(2, 9, 30), 8 * HOUR, local(3, 9, 30)),
        (local(2, 16, 30), HOUR, local(3, 9, 30)),
        (local(2, 6), HOUR, local(2, 10)),
        (local(2, 22), HOUR, local(3, 10)),
        (local(6, 15), 8 * HOUR, local(9, 15)),
        (local(7, 12), HOUR, local(9, 10)),
        (local(2, 9), 8 * HOUR, local(2, 17)),
        (local(2, 9), 40 * HOUR, local(6, 17)),
    ],
    ids=[
        "within one day",
        "a working day is the same time tomorrow",
        "what is left of it comes the next morning",
        "before the door opens",
        "after it has closed",
        "over the weekend",
        "sent on a Saturday",
        "up to closing time",
        "a whole week",
    ],
)
def test_only_open_hours_count(at, span, then):
    assert hours().after(at, span) == then


def test_nothing_left_is_now_or_when_the_door_opens():
    assert hours().after(local(2, 10), timedelta()) == local(2, 10)
    assert hours().after(local(7, 10), timedelta()) == local(9, 9)


def test_a_closed_day_counts_as_a_sunday():
    easter = hours(closed=["2026-04-03", "2026-04-06"])

    assert easter.after(local(2, 16, month=4), 2 * HOUR) == local(7, 10, month=4)


def test_days_may_have_hours_of_their_own():
    short = [["10:00", "14:00"], None, ["08:30", "12:00"], None, None, ["10:00", "12:00"], None]

    assert hours(short).after(local(2, 13), 2 * HOUR) == local(4, 9, 30)
    assert hours(short).after(local(4, 11), 2 * HOUR) == local(7, 11)


def test_when_the_clocks_change_the_door_still_opens_at_nine():
    friday = local(27, 16, zone=BERLIN)  # summer time begins on Sunday 29 March

    assert hours(zone=BERLIN).after(friday, 2 * HOUR) == local(30, 10, zone=BERLIN)


def test_a_night_in_which_the_clocks_go_forward_is_an_hour_shorter():
    nights = [["00:00", "06:00"]] * 7

    open_for = hours(nights, zone=BERLIN).between(
        local(29, 0, zone=BERLIN), local(29, 12, zone=BERLIN)
    )

    assert open_for == 5 * HOUR


def test_moments_on_the_clinics_own_clock_are_counted_as_any_others():
    nights = hours([["00:00", "06:00"]] * 7, zone=BERLIN)

    assert nights.between(local(29, 1, zone=BERLIN), local(29, 4, zone=BERLIN)) == 2 * HOUR


def test_a_night_in_which_the_clocks_go_back_is_an_hour_longer():
    nights = [["00:00", "06:00"]] * 7
    night, noon = (datetime(2026, 10, 25, hour, tzinfo=BERLIN) for hour in (0, 12))

    assert hours(nights, zone=BERLIN).between(night, noon) == 7 * HOUR


def test_a_day_whose_hours_the_clocks_leave_out_is_closed():
    gap = [["02:00", "02:30"]] * 7
    night = local(29, 0, zone=BERLIN)

    assert hours(gap, zone=BERLIN).between(night, night + 6 * HOUR) <= HOUR / 2


def test_time_between_two_moments_leaves_out_the_night():
    assert hours().between(local(2, 16), local(3, 10)) == 2 * HOUR
    assert hours().between(local(6, 18), local(9, 8)) == timedelta()
    assert hours().between(local(3, 10), local(2, 16)) == timedelta()


@pytest.mark.parametrize(
    "week",
    [
        [None] * 7,
        [["09:00", "17:00"]] * 6,
        [["17:00", "09:00"], *[None] * 6],
        [["09:00", "09:00"], *[None] * 6],
        [["nine", "17:00"], *[None] * 6],
        [["09:00"], *[None] * 6],
    ],
    ids=["never open", "six days", "backwards", "no time at all", "no time", "no end"],
)
def test_hours_that_cannot_be_are_refused(week):
    with pytest.raises(BadHours):
        hours(week)


def test_a_closed_day_that_is_no_day_is_refused():
    with pytest.raises(BadHours):
        hours(closed=["2026-02-30"])


def spans():
    minute = st.integers(0, 24 * 60 - 1)
    ends = st.tuples(minute, minute).filter(lambda pair: pair[0] != pair[1]).map(sorted)
    return ends.map(lambda pair: [f"{at // 60:02}:{at % 60:02}" for at in pair])


def days():
    """A day as it is stored: stretches in order, or as it was before there were breaks."""
    ends = st.lists(st.integers(0, 24 * 60 - 1), unique=True, max_size=8).map(sorted)
    hours = ends.map(lambda found: [f"{at // 60:02}:{at % 60:02}" for at in found])
    return hours.map(
        lambda found: [list(pair) for pair in zip(found[::2], found[1::2], strict=False)]
    )


WEEKS = st.lists(st.none() | spans() | days(), min_size=7, max_size=7).filter(any)
CLOSED = st.sets(st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(date.isoformat), max_size=20)
MOMENTS = st.datetimes(
    datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)
)  # both changes of the clocks are in it
SOME = st.integers(1, 60 * 60).map(lambda minutes: timedelta(minutes=minutes))
ZONES = st.sampled_from(
    [LONDON, BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe")]
)


@given(week=WEEKS, closed=CLOSED, zone=ZONES, at=MOMENTS, span=SOME)
def test_so_much_later_is_so_much_between(week, closed, zone, at, span):
    opening = read_hours(week, closed, zone=zone)

    later = opening.after(at, span)

    assert later > at
    assert opening.between(at, later) == span


@given(week=WEEKS, closed=CLOSED, zone=ZONES, at=MOMENTS, first=SOME, second=SOME)
def test_a_clock_that_pauses_and_goes_on_loses_nothing(week, closed, zone, at, first, second):
    opening = read_hours(week, closed, zone=zone)

    assert opening.after(opening.after(at, first), second) == opening.after(at, first + second)


@given(week=WEEKS, closed=CLOSED, zone=ZONES, at=MOMENTS, span=SOME)
def test_what_is_due_is_due_when_the_clinic_is_open(week, closed, zone, at, span):
    opening = read_hours(week, closed, zone=zone)

    due = opening.after(at, span)

    day = due.astimezone(zone).date()
    assert any(opens < due <= closes for opens, closes in opening.on(day))
    assert day.isoformat() not in closed
