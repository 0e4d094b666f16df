"""Red flags in a browser: the page that says whom to call is reached, whatever else is so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from intake.journey import Stage
from intake.models import Intake
from intake.questionnaire.editions import CURRENT
from intake.services import correct_patient
from tests.browser.filling import fill_at_once, place
from tests.browser.network import lose_the_first
from tests.browser.test_patient_journey import GIVEN
from tests.builders import a_receptionist

FLAG = GIVEN | {"SX_NOW": ["BREATH"], "SX_ONSET": "NEW"}


@pytest.fixture
def underage(opened: Page, link: Any) -> Page:
    """The first page of somebody whose birth date the clinic corrects just then."""
    by = a_receptionist(link.intake.clinic)
    correct_patient(link.intake.patient, birth_date=date(2012, 6, 15), by=by, at=timezone.now())
    return opened


def is_told_whom_to_call(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Please stop here")
    expect(page.get_by_role("main").get_by_role("link", name="Call 999")).to_be_visible()
    assert Intake.objects.get().stage == Stage.CLOSED


def test_who_turns_out_to_be_under_18_is_told_whom_to_call(underage, axe):
    fill_at_once(underage, CURRENT.page("today"), FLAG)
    underage.get_by_role("button", name="Continue").click()

    is_told_whom_to_call(underage)
    axe(underage)
    underage.reload()
    is_told_whom_to_call(underage)


def test_also_where_the_first_answer_never_came_back(underage):
    fill_at_once(underage, CURRENT.page("today"), FLAG)
    lost = lose_the_first(underage, "**/today/")
    underage.get_by_role("button", name="Continue").click()

    is_told_whom_to_call(underage)
    assert lost and place(underage) == "under-18"
