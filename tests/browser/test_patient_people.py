"""The 25 fictional patients fill in the pages in a real browser; the form stops some of them."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from playwright.sync_api import Page

from intake.models import Intake
from intake.questionnaire.editions import CURRENT
from tests.browser.filling import answer_all, fill_at_once, give_birth_date, place, press
from tests.patient.people import (
    PATIENTS,
    assert_as_expected,
    assert_assessed,
    born,
    invited,
    too_young,
)

pytestmark = pytest.mark.drawn

STOPPED_AFTER = ("SX_NOW", "SX_ONSET", "DOB", "FILLER")


@pytest.mark.parametrize("patient", PATIENTS, ids=lambda patient: patient["id"])
def test_each_patient_gets_in_a_browser_what_the_core_finds(
    page: Page, live_server: Any, clock: time_machine.Traveller, patient: dict[str, Any]
) -> None:
    link, answers = invited(patient, clock), patient["answers"]
    page.goto(f"{live_server.url}/i/{link.token}/")
    give_birth_date(page, born(patient))
    if too_young(patient):
        assert place(page) == "under-18"
        return

    red = patient["expected"]["triage"] == "RED"
    answer_all(page, answers, until="sent" if red else "check")
    if not red:
        page.get_by_role("link", name="Continue", exact=True).click()
        fill_at_once(page, CURRENT.page("agreement"), answers)
        press(page, "Send my answers")
        page.wait_for_url("**/sent/")

    stored = Intake.objects.get(pk=link.intake.pk).latest_assessment()
    if red:
        assert_assessed(patient, {code: answers[code] for code in STOPPED_AFTER}, stored)
    else:
        assert_as_expected(patient, stored)
