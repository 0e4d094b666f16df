"""The tables of figures: whole on a laptop, and on a phone each row keeps its name."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from intake.journey import Stage
from tests.browser.test_staff_pages import signed_in
from tests.builders import a_clinic, a_manager, an_intake

pytestmark = pytest.mark.drawn

MONDAY = "/insights/?from=2026-03-02&weeks=4"


@pytest.fixture
def figures(page: Page, context: BrowserContext, live_server: Any) -> Page:
    """The Monday page, as a manager sees it."""
    a_clinic()
    an_intake(stage=Stage.DECIDED)
    signed_in(context, a_manager(), live_server)
    return page


@pytest.mark.parametrize("width", [1280, 1100, 900])
def test_no_table_is_cut_off_on_a_laptop(figures: Page, width: int) -> None:
    figures.set_viewport_size({"width": width, "height": 800})
    figures.goto(MONDAY)
    assert figures.locator("#weeks + .wide tbody tr").count() == 1
    cut = "tables => tables.filter(t => t.scrollWidth > t.clientWidth).map(t => t.ariaLabel)"
    assert figures.locator(".wide").evaluate_all(cut) == []


def test_a_week_stays_in_sight_when_its_row_is_moved_on_a_phone(figures: Page) -> None:
    figures.goto(MONDAY)
    weeks = figures.locator("#weeks + .wide")
    assert weeks.evaluate("one => { one.scrollLeft = 9999; return one.scrollLeft }") > 0
    name, frame = weeks.locator("tbody th").bounding_box(), weeks.bounding_box()
    assert name and frame
    assert abs(name["x"] - frame["x"]) < 1
