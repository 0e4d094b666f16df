"""What a question takes is read off the moments at which answers were saved."""

import pytest

from intake.pacing import paced

CODES = ("KELOID", "HSV", "BLEED")


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ({"KELOID": "NO"}, {"KELOID": [12, 0]}),
        ({"KELOID": "NO", "HSV": "NO"}, {"KELOID": [6, 0], "HSV": [6, 0]}),
        ({"KELOID": "NO", "GOALS": ["OIL"]}, {"KELOID": [12, 0]}),
        ({}, {}),
    ],
)
def test_the_time_since_the_saving_before_is_that_of_what_was_answered_since(now, told):
    assert paced({}, CODES, {}, now, seconds=12, again=False) == told


def test_what_was_answered_before_takes_no_more_time():
    noted = {"KELOID": [12, 0]}
    now = {"KELOID": "NO", "HSV": "YES"}

    after = paced(noted, CODES, {"KELOID": "NO"}, now, seconds=4, again=False)

    assert after == {"KELOID": [12, 0], "HSV": [4, 0]}
    assert noted == {"KELOID": [12, 0]}


@pytest.mark.parametrize(("again", "changes"), [(True, 1), (False, 0)])
def test_another_answer_counts_as_changed_only_where_the_page_was_come_back_to(again, changes):
    before, now = {"KELOID": "NO"}, {"KELOID": "YES"}

    after = paced({"KELOID": [12, 0]}, CODES, before, now, seconds=3, again=again)

    assert after == {"KELOID": [15, changes]}


def test_a_first_answer_to_a_page_come_back_to_is_no_change():
    assert paced({}, CODES, {}, {"HSV": "NO"}, seconds=3, again=True) == {"HSV": [3, 0]}
