"""The start page says how long the form takes: as long as it is measured to take."""

from __future__ import annotations

from math import ceil

import pytest

from intake.duration import TAKES, minutes
from intake.personas import CLEAN, START, TYPICAL, answered, everybody, walk
from intake.questionnaire.editions import CURRENT, ORIGINALS
from intake.route import Route


@pytest.mark.parametrize("edition", ORIGINALS.values(), ids=ORIGINALS)
def test_no_edition_is_said_to_be_shorter_than_it_is_measured(edition):
    assert TAKES[edition.name] == tuple(ceil(e.seconds / 60) for e in everybody(edition))


@pytest.mark.parametrize("persona", [CLEAN, TYPICAL], ids=lambda persona: persona.who)
def test_the_minutes_left_on_the_first_page_are_those_measured(persona):
    route = Route(CURRENT, answered(CURRENT, persona.told))
    after_the_birth_date = walk(CURRENT, persona).seconds - START.seconds

    assert route.minutes_from(route.pages[0]) * 60 == pytest.approx(after_the_birth_date, abs=61)


def test_a_translation_takes_as_long_as_what_it_translates():
    assert minutes("2027-03-ar") == minutes("2027-03") == (8, 11, 3)
