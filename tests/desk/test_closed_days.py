"""A visit on a day on which the clinic is closed is booked, and said: it may be a mistake."""

from html import unescape
from typing import Any

import pytest

from clinic.importing.services import try_import
from tests.builders import NOW, VISIT_DAY, a_patient, a_visit

CLOSED = "The clinic is closed on that day."


def text(response: Any) -> str:
    return unescape(response.content.decode())


@pytest.fixture
def holiday(rae: Any) -> str:
    """The day of the visit, on which the clinic is closed."""
    rae.clinic.closed_days = [VISIT_DAY.isoformat()]
    rae.clinic.save()
    return VISIT_DAY.isoformat()


@pytest.mark.parametrize("channel", ["later", "copy"])
def test_a_visit_booked_for_a_closed_day_is_said(desk, holiday, channel):
    patient = a_patient()
    given = {"on": holiday, "at_time": "", "channel": channel}

    page = desk.post(f"/patients/{patient.code}/visit/", given, follow=True)

    assert CLOSED in text(page)
    assert patient.visits.count() == 1


def test_so_is_one_that_is_moved_there(desk, holiday):
    visit = a_visit(on=VISIT_DAY.replace(day=17))

    page = desk.post(f"/visits/{visit.code}/move/", {"on": holiday}, follow=True)

    assert CLOSED in text(page)


def test_so_is_one_in_a_file(rae, holiday):
    sheet = f"First name,Last name,Date of birth,Day of visit\nNora,Vale,1990-04-05,{holiday}"

    (line,) = try_import(rae.clinic, sheet, by=rae, at=NOW).lines

    assert line.note == CLOSED


def test_an_open_day_says_nothing(desk, holiday):
    visit = a_visit()

    page = desk.post(f"/visits/{visit.code}/move/", {"on": "2026-03-17"}, follow=True)

    assert CLOSED not in text(page)
