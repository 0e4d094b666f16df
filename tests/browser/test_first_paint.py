"""A page stands still: what a script hides or adds is decided before anything is seen."""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.filling import skip_to
from tests.browser.test_patient_journey import GIVEN

pytestmark = pytest.mark.drawn

WATCH = """window.shift = 0;
new PerformanceObserver((list) => list.getEntries().forEach((one) => { shift += one.value; }))
  .observe({ type: "layout-shift", buffered: true });"""
LATE = 0.5  # seconds, many times what a page takes to be painted


SETTLED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))"


def late(route: Route) -> None:
    time.sleep(LATE)
    route.continue_()


def test_a_question_that_does_not_arise_is_never_seen_however_late_the_script(
    opened: Page, link: Any
) -> None:
    skip_to(opened, link, GIVEN, until="treatments")
    opened.add_init_script(WATCH)
    opened.route("**/js/patient*.js", late)

    opened.reload()

    expect(opened.locator("#q-TOX_EVER")).to_be_visible()
    expect(opened.locator("#q-TOX_LAST")).to_be_hidden()
    opened.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))"
    )
    assert opened.evaluate("shift") == 0


def test_a_page_whose_script_never_comes_is_still_shown_and_answered(opened: Page) -> None:
    opened.route("**/js/*.js", lambda route: route.abort())

    opened.reload()

    expect(opened.locator("#q-SX_ONSET")).to_be_visible()
    opened.locator("#q-SX_NOW input[value=NONE]").check()
    opened.locator("#q-FILLER input").first.check()
    opened.get_by_role("button", name="Continue").click()
    opened.wait_for_url("**/conditions/")
