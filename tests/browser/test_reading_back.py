"""Typed medicines are asked back, in a real browser on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from intake.questionnaire.editions import CURRENT
from intake.services import save_page
from tests.browser.filling import give_birth_date, go_on
from tests.builders import NOW, a_clinic, a_link, answers


@pytest.fixture
def at_medicines(page: Page, clock: Any, live_server: Any) -> Page:
    """The page of medicines, all before it answered."""
    a_clinic()
    link = a_link()
    for asked in CURRENT.pages:
        if asked.slug == "medicines":
            break
        codes = {question.code for question in asked.questions}
        given = {code: answer for code, answer in answers().items() if code in codes}
        save_page(link.intake, page=asked.slug, answers=given, at=NOW)
    page.goto(f"{live_server.url}/i/{link.token}/")
    give_birth_date(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Medicines")
    return page


def test_a_misspelt_blood_thinner_is_asked_back_and_ticked(
    at_medicines: Page, axe: Callable[[Page], None]
) -> None:
    page = at_medicines
    page.locator("#q-MEDS input[value='NONE']").check()
    page.locator("#q-MEDS_TEXT textarea").fill("warfrin 5mg, metformin, asprin")
    page.locator("#q-BLOODOK input[value='YES']").check()
    go_on(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("Did we read this right?")
    axe(page)
    thinner = page.get_by_role("group", name="We read “warfrin” as warfarin, a blood thinner.")
    go_on(page)
    expect(page.locator("#error-summary")).to_contain_text("Choose if we read “warfrin” right")
    axe(page)
    thinner.get_by_label("Yes, that is right").check()
    page.get_by_role("group", name="We read “asprin” as").get_by_label("I am not sure").check()
    go_on(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("Hopes and feelings")
    page.get_by_role("link", name="Back").click()
    expect(page.locator("#q-MEDS input[value='THIN']")).to_be_checked()
    expect(page.locator("#q-MEDS input[value='NONE']")).not_to_be_checked()
