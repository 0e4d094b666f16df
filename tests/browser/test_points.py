"""Pointing at the face: a tap marks a place, another takes it away, and a list does so too."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from intake.models import Intake
from intake.questionnaire.editions import CURRENT
from tests.browser.filling import begin, fill_at_once, go_on, skip_to, tick
from tests.builders import answers

pytestmark = pytest.mark.drawn

Axe = Callable[[Page], None]
GIVEN = answers(ZONES=[])


def goals(page: Page, start: str, link: Any) -> Page:
    """The page that asks where, with its other questions answered."""
    skip_to(begin(page, start), link, GIVEN, until="goals")
    fill_at_once(page, CURRENT.page("goals"), GIVEN)
    return page


@pytest.fixture
def where(page: Page, start: str, link: Any) -> Page:
    return goals(page, start, link)


def tap(page: Page, zone: str, x: float, y: float) -> None:
    """Tap a zone, so many pixels from its top left corner."""
    page.locator(f"[data-zone={zone}] .zone").click(position={"x": x, "y": y})


def dots(page: Page) -> Locator:
    return page.locator(".dots circle")


def chosen(page: Page) -> list[str]:
    boxes = page.locator("#q-ZONES input:checked")
    return [box.get_attribute("value") or "" for box in boxes.all()]


def kept(link: Any) -> list[list[Any]]:
    document = Intake.objects.get(pk=link.intake.pk).draft_points
    return document["points"] if document else []


def test_a_tap_ticks_the_zone_and_marks_the_place(where: Page, link: Any, axe: Axe) -> None:
    tap(where, "FOREHEAD", 60, 30)
    tap(where, "FOREHEAD", 100, 30)
    tap(where, "NOSE", 20, 60)

    assert chosen(where) == ["FOREHEAD", "NOSE"]
    expect(dots(where)).to_have_count(3)
    expect(where.locator(".marked p")).to_have_text("3 places marked.")
    expect(where.locator(".marked li").nth(2)).to_contain_text("Place 3: nose")
    axe(where)
    go_on(where)
    expect(where).not_to_have_url(re.compile("/goals/$"))
    places = kept(link)
    assert [zone for zone, _, _ in places] == ["FOREHEAD", "FOREHEAD", "NOSE"]
    assert places[0][1] < places[1][1] and abs(places[0][2] - places[1][2]) < 1
    where.go_back()
    expect(dots(where)).to_have_count(3)


def test_a_place_marked_in_a_zone_that_is_saved_already_goes_along(where: Page, link: Any) -> None:
    with where.expect_response("**/keep/"):
        tap(where, "FOREHEAD", 60, 30)
    expect(where.locator("#saved")).to_be_visible()

    tap(where, "FOREHEAD", 100, 30)
    go_on(where)

    assert [zone for zone, *_ in kept(link)] == ["FOREHEAD", "FOREHEAD"]


def test_a_place_lies_where_the_finger_was(where: Page) -> None:
    tap(where, "NOSE", 20, 60)
    nose = where.locator("[data-zone=NOSE] .zone").bounding_box()
    dot = dots(where).first.bounding_box()

    assert nose and dot
    assert abs(dot["x"] + dot["width"] / 2 - nose["x"] - 20) < 2
    assert abs(dot["y"] + dot["height"] / 2 - nose["y"] - 60) < 2


def test_tapping_a_place_again_takes_it_away_and_unticks_what_the_tap_ticked(where: Page) -> None:
    tap(where, "NOSE", 20, 60)
    tap(where, "NOSE", 22, 61)

    expect(dots(where)).to_have_count(0)
    assert chosen(where) == []
    expect(where.locator(".marked")).to_be_hidden()


def test_a_zone_ticked_in_the_list_stays_ticked_without_places(where: Page) -> None:
    tick(where.locator("#q-ZONES"), ["NOSE"])
    tap(where, "NOSE", 20, 60)
    tap(where, "NOSE", 20, 60)

    assert chosen(where) == ["NOSE"]


def test_unticking_a_zone_takes_its_places_away(where: Page) -> None:
    tap(where, "NOSE", 20, 60)
    tap(where, "FOREHEAD", 60, 30)

    where.locator("#q-ZONES input[value=NOSE]").uncheck()

    expect(where.locator(".marked li")).to_have_count(1)
    expect(where.locator(".marked li")).to_contain_text("forehead")


def test_places_are_removed_by_keyboard(where: Page) -> None:
    tap(where, "FOREHEAD", 60, 30)
    tap(where, "NOSE", 20, 60)

    remove = where.get_by_role("button", name="Remove Place 1: forehead")
    remove.focus()
    expect(dots(where).first).to_have_class("near")
    remove.press("Enter")

    expect(where.get_by_role("button", name="Remove Place 1: nose")).to_be_focused()
    where.keyboard.press("Enter")
    expect(dots(where)).to_have_count(0)
    expect(where.locator("#q-ZONES input[value=NOSE]")).to_be_focused()


def test_thirty_places_are_enough(where: Page) -> None:
    spread = [(x, y) for x in (40, 60, 80, 100) for y in (12, 26, 40)]
    written = " ".join(f"CHIN:{40 + n / 2:.1f},70.0" for n in range(29))
    where.locator("input[name=points]").evaluate(f"field => field.value = 'face-1 {written}'")
    tick(where.locator("#q-ZONES"), ["CHIN"])
    go_on(where)
    where.go_back()
    expect(dots(where)).to_have_count(29)

    for x, y in spread[:2]:
        tap(where, "FOREHEAD", x, y)

    expect(dots(where)).to_have_count(30)
    expect(where.locator(".marked p")).to_have_text(
        "You can mark 30 places. Remove one to mark another."
    )


def test_without_javascript_the_list_is_all_it_takes(
    browser: Browser, where: Page, live_server: Any, link: Any
) -> None:
    tap(where, "NOSE", 20, 60)
    tap(where, "FOREHEAD", 60, 30)
    go_on(where)
    state = where.context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    page = context.new_page()

    page.goto(f"{live_server.url}/intake/{link.intake.code}/goals/")
    expect(page.locator(".marked")).to_be_hidden()
    page.locator("#q-ZONES input[value=NOSE]").uncheck(force=True)
    page.locator("#q-ZONES input[value=CHIN]").check(force=True)
    go_on(page)

    assert Intake.objects.get(pk=link.intake.pk).draft["ZONES"] == ["CHIN", "FOREHEAD"]
    assert [zone for zone, _, _ in kept(link)] == ["FOREHEAD"]
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_face_fits_its_screen(where: Page, width: int) -> None:
    where.set_viewport_size({"width": width, "height": 800})
    tap(where, "NOSE", 20, 60)

    assert where.evaluate("document.documentElement.scrollWidth") <= width
