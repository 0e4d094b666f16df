"""What lies over the queue leaves its lines and buttons free."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.test_staff_pages import signed_in
from tests.builders import a_clinic, a_patient, a_receptionist, a_visit, an_intake

WIDTHS = (390, 1280, 1920)


def is_free(found: Locator) -> bool:
    """Whether a press on its middle reaches it."""
    return bool(
        found.evaluate(
            """one => {
                const box = one.getBoundingClientRect();
                const there = document.elementFromPoint(
                    box.x + box.width / 2, box.y + box.height / 2);
                return one === there || one.contains(there);
            }"""
        )
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("key", ["1", "3"])
def test_what_was_just_done_does_not_lie_over_what_is_to_be_done_next(
    page: Page, context: BrowserContext, live_server: Any, width: int, key: str
) -> None:
    clinic = a_clinic()
    for _ in range(12):
        an_intake(visit=a_visit(a_patient(clinic)), at=timezone.now() - timedelta(hours=1))
    signed_in(context, a_receptionist(clinic), live_server)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/queue/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/queue/*-*/")
    page.keyboard.press(key)
    page.wait_for_url("**/queue/")
    expect(page.locator(".toast")).to_be_visible()

    page.locator(".pick").first.click()

    buttons = page.locator(".bulk button")
    assert [is_free(buttons.nth(place)) for place in range(buttons.count())] == [True] * 4
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    assert is_free(buttons.first)
    last = page.locator(".views a").last
    last.scroll_into_view_if_needed()
    assert is_free(last)
