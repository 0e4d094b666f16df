"""A clinician compares photos under one zoom, and plans on the drawing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from clinic.planning.models import Plan
from intake.journey import Stage
from intake.models import Intake
from tests.browser.filling import press
from tests.browser.test_staff_pages import signed_in
from tests.builders import TODAY, a_clinic, a_clinician, a_patient, a_photo, a_visit, an_intake

Axe = Callable[[Page], None]


@pytest.fixture
def intake(live_server: Any, page: Page, context: BrowserContext) -> Intake:
    """Of a patient who came before, with photos of both times, read by a clinician."""
    patient = a_patient(a_clinic())
    first = an_intake(stage=Stage.AWAITING_REVIEW, visit=a_visit(patient))
    earlier = first.created_at - timedelta(days=90)
    Intake.objects.filter(pk=first.pk).update(created_at=earlier)
    second = an_intake(
        stage=Stage.AWAITING_REVIEW, visit=a_visit(patient, on=TODAY + timedelta(days=9))
    )
    for one in (first, second):
        a_photo(one)
    signed_in(context, a_clinician(second.clinic), live_server)
    return second


def test_both_photos_grow_and_move_together(page: Page, axe: Axe, intake: Intake) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"/reviews/{intake.code}/photos/")
    last, now = (page.get_by_role("img", name=f"Front, {when}") for when in ("last time", "now"))
    expect(now).to_have_js_property("naturalWidth", 800)
    axe(page)

    for _ in range(3):
        page.get_by_role("button", name="Larger").click()
    frame = page.get_by_role("group", name="Front, now")
    frame.focus()
    frame.press("ArrowRight")
    moved = now.evaluate("image => image.style.transform")
    assert "scale(1.95" in moved
    assert last.evaluate("image => image.style.transform") == moved

    box = frame.bounding_box()
    assert box
    page.mouse.move(box["x"] + 100, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 140, box["y"] + 120, steps=4)
    page.mouse.up()
    dragged = now.evaluate("image => image.style.transform")
    assert dragged != moved
    assert last.evaluate("image => image.style.transform") == dragged
    axe(page)

    page.get_by_role("button", name="Whole photos").click()
    expect(page.locator(".zoom output")).to_have_text("100%")


def test_two_clinicians_at_one_review_see_each_other(
    page: Page, browser: Browser, live_server: Any, intake: Intake
) -> None:
    """The claim is made by a sign of life, two seconds after the page opened."""
    with page.expect_response("**/here/**"):
        page.goto(f"/reviews/{intake.code}/")
    with browser.new_context(base_url=live_server.url) as second:
        signed_in(second, a_clinician(intake.clinic, name="Nia Roe"), live_server)
        other = second.new_page()
        other.goto(f"/reviews/{intake.code}/")
        expect(other.get_by_text("Cleo Marsh is here.")).to_be_visible()
        press(other, "Take over")
        expect(other.get_by_text("It is yours. Cleo Marsh is told.")).to_be_visible()
        expect(other).to_have_url(f"{live_server.url}/reviews/{intake.code}/")


def test_a_phone_shows_the_pair_without_scrolling_sideways(page: Page, intake: Intake) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"/reviews/{intake.code}/photos/")

    expect(page.get_by_role("img", name="Front, now")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [320, 1280])
def test_taps_on_the_drawing_become_the_plan(
    page: Page, axe: Axe, intake: Intake, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/reviews/{intake.code}/plan/")
    axe(page)
    page.locator(".plan [data-zone=FOREHEAD]").click()
    page.get_by_role("checkbox", name="Neck").check()
    axe(page)
    page.get_by_role("button", name="Keep the plan").click()

    expect(page.get_by_text("The plan is kept.")).to_be_visible()
    expect(page.get_by_text("Forehead (1 place); Neck.")).to_be_visible()
    made = Plan.objects.get()
    assert (made.zones, [zone for zone, _, _ in made.points]) == (
        ["FOREHEAD", "NECK"],
        ["FOREHEAD"],
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe(page)


def test_the_plan_can_be_made_by_keyboard_alone(page: Page, intake: Intake) -> None:
    page.goto(f"/reviews/{intake.code}/plan/")
    page.get_by_role("checkbox", name="Chin").press("Space")
    page.get_by_role("button", name="Keep the plan").press("Enter")

    expect(page.get_by_text("The plan is kept.")).to_be_visible()
    assert Plan.objects.get().zones == ["CHIN"]
