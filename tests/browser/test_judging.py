"""A clinician judges findings by keys alone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from clinic.judging.models import Judgement
from intake.journey import Stage
from tests.browser.test_staff_pages import DESKTOP, signed_in
from tests.builders import a_clinic, a_clinician, an_intake

pytestmark = pytest.mark.drawn


def test_each_finding_is_judged_by_one_key(
    page: Page, context: BrowserContext, live_server: Any
) -> None:
    cleo = a_clinician(a_clinic())
    intake = an_intake(stage=Stage.AWAITING_REVIEW, PREG=["FEEDING"], HSV="YES")
    signed_in(context, cleo, live_server)
    page.set_viewport_size(DESKTOP)
    page.goto(f"/reviews/{intake.code}/")

    expect(page.locator("[data-finding]").first).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("c")
    expect(page.get_by_text("Confirmed. Cleo Marsh")).to_be_visible()
    expect(page.locator("[data-finding]:focus")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("n")
    page.keyboard.press("2")
    expect(page.get_by_text("Not relevant: Tolerated before")).to_be_visible()

    verdicts = Judgement.objects.order_by("pk").values_list("verdict", "rule")
    assert [verdict for verdict, _ in verdicts] == ["confirmed", "not_relevant"]
    assert len({rule for _, rule in verdicts}) == 2


def test_keys_that_are_off_or_under_the_list_of_keys_judge_nothing(
    page: Page, context: BrowserContext, live_server: Any
) -> None:
    cleo = a_clinician(a_clinic())
    intake = an_intake(stage=Stage.AWAITING_REVIEW, PREG=["FEEDING"])
    signed_in(context, cleo, live_server)
    page.set_viewport_size(DESKTOP)
    page.goto(f"/reviews/{intake.code}/")
    page.keyboard.press("c")
    expect(page.locator("[data-finding]:focus")).to_be_visible()

    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("c")
    expect(page.locator("[data-finding]:focus")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()

    type(cleo).objects.update(keys_off=True)
    page.reload()
    page.locator("[data-finding]").first.focus()
    page.keyboard.press("c")
    page.locator("[data-finding] .set-aside summary").first.click()
    page.keyboard.press("2")
    expect(page.locator("[data-finding] .set-aside[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("[data-finding] .set-aside[open]")).to_have_count(0)

    assert not Judgement.objects.exists()
