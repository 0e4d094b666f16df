"""Another language in a real browser: nothing typed is lost, and Arabic fits a phone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from intake.questionnaire.editions import CURRENT, by_language
from tests.browser.filling import fill, go_on, place, press, tick, type_day
from tests.builders import BORN, CLEAN
from tests.support.axe import assert_accessible

pytestmark = pytest.mark.drawn


@pytest.fixture
def begun(opened: Page, link: Any) -> Any:
    """A phone on the first page of questions."""
    return link


def speak(page: Page, language: str) -> None:
    """Press the button of a language and wait for the page in it."""
    page.locator(f"#languages [value={language}]").click()
    expect(page.locator("html")).to_have_attribute("lang", language.replace("en", "en-gb"))
    page.wait_for_load_state()


def test_a_half_filled_page_keeps_every_answer(page: Page, begun: Any) -> None:
    tick(page.locator("#q-SX_NOW"), ["NONE"])
    with page.expect_response("**/keep/"):  # saved while typing
        tick(page.locator("#q-FILLER"), ["SELF"])

    for language in ("ar", "es", "en"):
        speak(page, language)
        expect(page.locator("[name=SX_NOW][value=NONE]")).to_be_checked()
        expect(page.locator("[name=FILLER][value=SELF]")).to_be_checked()

    go_on(page)
    assert place(page) == CURRENT.pages[1].slug


def test_what_is_not_saved_yet_comes_along(page: Page, begun: Any) -> None:
    tick(page.locator("#q-SX_NOW"), ["NONE"])
    speak(page, "es")  # sooner than the page saves itself

    expect(page.locator("[name=SX_NOW][value=NONE]")).to_be_checked()
    assert begun.intake.__class__.objects.get(pk=begun.intake.pk).draft["SX_NOW"] == ["NONE"]


def test_back_to_a_page_whose_language_was_changed_shows_it_with_its_answers(
    page: Page, begun: Any
) -> None:
    fill(page, CURRENT.page("today"), CLEAN)
    speak(page, "es")
    with page.expect_navigation():
        page.locator("form#here .actions button").click()

    page.go_back()

    assert place(page) == "today"
    expect(page.locator(f"[name=FILLER][value={CLEAN['FILLER']}]")).to_be_checked()
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "es")


def test_enter_goes_on_and_does_not_change_the_language(page: Page, start: str) -> None:
    page.goto(start)
    type_day(page.locator("#q-DOB"), BORN.isoformat())
    page.locator("[name=DOB_year]").press("Enter")

    expect(page.locator("#q-SX_NOW")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en-gb")


def test_a_date_typed_on_the_start_page_outlasts_a_change_of_language(
    page: Page, start: str
) -> None:
    page.goto(start)
    type_day(page.locator("#q-DOB"), BORN.isoformat())
    for language in ("ar", "en"):
        page.locator(f"#languages [value={language}]").click()
        expect(page.locator("html")).to_have_attribute("lang", language.replace("en", "en-gb"))

    expect(page.locator("[name=DOB_year]")).to_have_value(str(BORN.year))
    press(page, "Start")
    expect(page.locator("#q-SX_NOW")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_arabic_runs_from_right_to_left_and_fits(page: Page, begun: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    speak(page, "ar")
    edition = by_language(CURRENT)["ar"]

    for asked in edition.pages[:4]:
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert_accessible(page)
        fill(page, asked, CLEAN)
        with page.expect_navigation():
            page.locator("form#here .actions button").click()


@pytest.fixture
def goals(page: Page, begun: Any) -> Page:
    """The page with the face, in Arabic."""
    speak(page, "ar")
    edition = by_language(CURRENT)["ar"]
    for asked in edition.pages[:3]:
        fill(page, asked, CLEAN)
        with page.expect_navigation():
            page.locator("form#here .actions button").click()
    return page


def test_a_line_in_english_runs_from_left_to_right_while_it_is_typed(goals: Page) -> None:
    box = goals.locator("#q-GOAL_TEXT textarea")

    assert box.evaluate("one => getComputedStyle(one).unicodeBidi") == "plaintext"
    assert box.evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_the_face_is_not_mirrored(goals: Page) -> None:
    """The patient's right is on the left in every language."""
    page = goals
    right, left = (page.locator(f"[data-zone=CHEEK_{side}]").bounding_box() for side in "RL")
    assert right and left and right["x"] < left["x"]
