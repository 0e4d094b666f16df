"""The course of each concern as a clinician reads it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from clinic.staff.models import User
from intake.following.schedule import DAY_7, MONTH_4, WEEK_2, WEEK_4, WEEK_8
from intake.models import Clinic, Event, Treatment
from tests.builders import TODAY, a_check_in
from tests.following.conftest import at

SALT_WATER = (
    "People in trials who had salt-water injections also felt better."
    " This chart cannot show what caused a change."
)
BETTER = {"OIL_SHINE": 1, "OIL_TOUCH": 1, "OIL_FEEL": 1, "OIL_BLOT": 1, "BOTHER_OIL": 1}


@pytest.fixture
def read(desk: Client, cleo: User, treated: Treatment, clock):
    """Reads the page four months later."""

    def page() -> str:
        clock.move_to(at(TODAY + timedelta(days=125)))
        desk.force_login(cleo)  # the evening ended her session
        return desk.get(
            reverse("following:course", kwargs={"code": treated.intake.code})
        ).content.decode()

    return page


def test_each_concern_has_a_line_and_a_table_that_say_the_same(read, treated: Treatment) -> None:
    a_check_in(treated, WEEK_4, at=at(TODAY + timedelta(28)), **BETTER)

    page = read()

    assert "aria-label='Oily or shiny skin, 0 to 16: 11 before, 4 at week 4'" in page
    assert page.count("<polyline") == 2
    assert '<td class="number">−7</td>' in page


def test_every_chart_says_that_salt_water_helped_too(read) -> None:
    assert SALT_WATER in read()


def test_a_possible_change_is_named_and_no_share_of_cure(read, treated: Treatment) -> None:
    a_check_in(treated, WEEK_4, at=at(TODAY + timedelta(28)), **BETTER)

    page = read()

    assert "Possible meaningful change: Week 4." in page
    assert "%" not in page.split('<h2 id="told">')[0].split("Course of each concern")[1]


def test_worn_off_and_no_response_are_said_as_defined(read, treated: Treatment) -> None:
    for moment in (WEEK_4, WEEK_8):
        a_check_in(treated, moment, at=at(moment.opens(treated.on)))

    page = read()

    assert "No response: no meaningful change at week 4 and at week 8." in page
    assert "Worn off by 27 Apr 2026" in page


def test_the_first_day_of_a_new_consult_is_said(read, treated: Treatment) -> None:
    a_check_in(treated, MONTH_4, at=at(MONTH_4.opens(treated.on)), FU_WORN="YES")

    assert "may be offered from 2 Jul 2026: not within 3 months of any toxin." in read()


def test_a_clinic_that_only_collects_answers_is_shown_numbers_alone(
    read, treated: Treatment
) -> None:
    for moment in (WEEK_4, WEEK_8):
        a_check_in(treated, moment, at=at(moment.opens(treated.on)))
    Clinic.objects.update(mode=Clinic.Mode.INTAKE_ONLY)

    page = read()

    assert "<polyline" in page
    for word in ("No response", "Worn off", "meaningful change:"):
        assert word not in page


def test_side_effects_and_words_are_read_as_they_were_told(read, treated: Treatment) -> None:
    told = {"FU_EFFECTS": ["BRUISE"], "FU_TEXT": "Gone by Friday"}
    a_check_in(treated, DAY_7, at=at(TODAY + timedelta(7)), **told)

    page = read()

    assert "A bruise" in page
    assert "Gone by Friday" in page
    assert "Not answered: Days 2 to 3" in page


def test_a_report_in_other_words_is_escaped(read, treated: Treatment) -> None:
    a_check_in(treated, WEEK_2, at=at(TODAY + timedelta(14)), FU_TEXT="<b>bold</b>")

    assert "<b>bold</b>" not in read()


def test_reading_it_is_written_down_and_the_patient_is_told(read, treated: Treatment) -> None:
    read()

    seen = Event.objects.filter(intake=treated.intake, name="viewed").latest("pk")
    assert seen.detail == {"what": "course after a treatment"}
