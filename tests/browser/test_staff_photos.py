"""A clinician looks at photos: none is opened, or written down, before the fold is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from intake.journey import Stage
from intake.models import Event, Intake
from tests.browser.test_staff_pages import signed_in
from tests.builders import a_clinic, a_clinician, a_patient, a_photo, a_visit, an_intake

Axe = Callable[[Page], None]


@pytest.fixture
def intake(live_server: Any) -> Intake:
    clinic = a_clinic()
    return an_intake(stage=Stage.AWAITING_REVIEW, visit=a_visit(a_patient(clinic)))


@pytest.fixture
def review(page: Page, context: BrowserContext, live_server: Any, intake: Intake) -> Page:
    for side in ("front", "left", "right", "neck"):
        a_photo(intake, side=side)
    signed_in(context, a_clinician(intake.clinic), live_server)
    page.goto(f"/reviews/{intake.code}/")
    return page


def openings() -> int:
    return Event.objects.filter(name="photo opened").count()


@pytest.mark.parametrize("width", [320, 1280])
def test_photos_open_with_their_fold(review: Page, axe: Axe, width: int) -> None:
    review.set_viewport_size({"width": width, "height": 800})
    review.wait_for_load_state("networkidle")
    assert openings() == 0

    review.locator(".photos summary").click()

    for side in ("front", "left side", "right side", "neck"):
        picture = review.locator(".photos").get_by_role("img", name=f"Photo by the patient: {side}")
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("naturalWidth", 800)
    assert openings() == 4
    assert review.evaluate("document.documentElement.scrollWidth") <= width
    axe(review)
