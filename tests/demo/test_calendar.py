"""Whenever the demonstration is filled, its past lies before that moment."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

import pytest

from clinic.demo.calendar import Calendar, slots
from tests.demo.conftest import LONDON, TODAY

HOURS = [0.2, 1.2, 5, 14, 22, 30, 47, 48, 74, 150]
NIGHT_AND_DAY = [
    *(datetime(2026, 3, 10, hour, 5, tzinfo=LONDON) for hour in range(24)),
    datetime(2026, 3, 29, 3, 30, tzinfo=LONDON),  # the clocks have just gone forward
    datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1),  # and back
]


@pytest.mark.parametrize("now", NIGHT_AND_DAY, ids=str)
@pytest.mark.parametrize("hours", HOURS)
def test_what_follows_comes_after_and_never_later_than_now(now, hours):
    calendar = Calendar(now, Random(1))
    sent = calendar.ago(hours)
    triaged = calendar.after(sent)
    read = calendar.after(triaged)

    assert calendar.before(sent, days=2) < sent <= triaged <= read <= now
    assert sent <= calendar.late(sent) <= now


@pytest.mark.parametrize("now", NIGHT_AND_DAY, ids=str)
def test_the_clinic_invites_while_it_is_open(now):
    calendar = Calendar(now, Random(1))

    assert all(9 <= calendar.open_ago(hours).hour <= 17 for hours in HOURS if hours > 4)


def test_a_day_has_each_slot_once_for_each_clinician():
    free = list(slots(TODAY, Random(1)))

    assert len(free) == len(set(free)) == 34
    assert min(free)[0].hour == 9 and (max(free)[0].hour, max(free)[0].minute) == (17, 0)


def test_a_few_days_ago_is_a_day_and_not_an_hour():
    now = datetime(2026, 3, 10, 3, 0, tzinfo=LONDON)

    assert Calendar(now, Random(1)).ago(72).date() == (now - timedelta(days=3)).date()
