"""Understanding, one tick for five, and a name under it, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from intake.models import Consent, Signature, TeachBackTry
from intake.questionnaire.editions import CURRENT
from tests.browser.filling import (
    begin,
    fill,
    fill_at_once,
    go_on,
    place,
    press,
    skip_to,
    tick,
)
from tests.builders import CLEAN

pytestmark = pytest.mark.drawn

Axe = Callable[[Page], None]


@pytest.fixture
def asked(opened: Page, link: Any) -> Page:
    """The page that asks what was understood."""
    skip_to(opened, link, CLEAN, until="understanding")
    return opened


def to_agreement(page: Page) -> None:
    """From the page on understanding to the agreement, all right."""
    fill_at_once(page, CURRENT.page("understanding"), CLEAN)
    go_on(page)
    page.get_by_role("link", name="Continue", exact=True).click()


def send(page: Page) -> None:
    press(page, "Send my answers")
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your answers")


def draw(page: Page) -> None:
    """A line with a bend, as with a finger."""
    canvas = page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    left, middle = box["x"] + 30, box["y"] + box["height"] / 2
    page.mouse.move(left, middle)
    page.mouse.down()
    page.mouse.move(left + 80, middle - 30, steps=6)
    page.mouse.move(left + 200, middle + 20, steps=8)
    page.mouse.up()


def test_an_explanation_comes_also_where_the_address_has_an_end(asked: Page) -> None:
    asked.evaluate("location.hash = 'content'")
    fill_at_once(asked, CURRENT.page("understanding"), CLEAN | {"TB_SWALLOW": "WAIT"})
    asked.get_by_role("button", name="Continue").click()

    expect(asked.get_by_role("status")).to_contain_text("Let us say that again.")


def test_wrong_then_right_then_one_tick_and_a_typed_name(asked: Page, axe: Axe) -> None:
    axe(asked)
    for code, answer in {"TB_WHO": "BOTH", "TB_LABEL": "OFF", "TB_SWALLOW": "WAIT"}.items():
        tick(asked.locator(f"#q-{code}"), [answer])
    go_on(asked)

    assert place(asked) == "understanding"
    expect(asked.get_by_role("status")).to_contain_text("Let us say that again.")
    expect(asked.locator("#q-TB_SWALLOW")).to_contain_text("Do not wait, and do not email.")
    expect(asked.locator("#q-TB_WHO input:checked")).to_have_value("BOTH")
    expect(asked.locator("#error-summary")).to_have_count(0)
    axe(asked)
    tick(asked.locator("#q-TB_SWALLOW"), ["CALL"])
    go_on(asked)
    assert place(asked) == "check"
    asked.get_by_role("link", name="Continue", exact=True).click()

    axe(asked)
    press(asked, "Send my answers")
    axe(asked)
    asked.get_by_role("checkbox", name="I agree to all five").check()
    asked.locator("#signature").fill("Ada Lovell")
    send(asked)
    assert Consent.objects.count() == 5
    assert Signature.objects.get().read().name == "Ada Lovell"
    assert TeachBackTry.objects.count() == 4


def test_a_name_is_drawn_cleared_and_drawn_again(asked: Page, axe: Axe) -> None:
    to_agreement(asked)
    asked.get_by_role("checkbox", name="I agree to all five").check()
    asked.locator("#signature_drawn").check()
    expect(asked.locator("#signature")).to_be_hidden()
    axe(asked)

    draw(asked)
    asked.get_by_role("button", name="Clear the box").click()
    assert asked.locator("[name=signature_strokes]").input_value() == ""
    draw(asked)
    send(asked)

    signed = Signature.objects.get().read()
    assert signed.drawn and len(signed.strokes) == 1
    assert len(signed.strokes[0]) >= 16


def test_a_drawing_is_still_there_after_another_problem(asked: Page) -> None:
    to_agreement(asked)
    asked.locator("#signature_drawn").check()
    draw(asked)
    drawn = asked.locator("[name=signature_strokes]").input_value()

    press(asked, "Send my answers")

    expect(asked.locator("#error-summary")).to_contain_text("Read the five points")
    expect(asked.locator("canvas")).to_be_visible()
    assert asked.locator("[name=signature_strokes]").input_value() == drawn
    asked.get_by_role("checkbox", name="I agree to all five").check()
    send(asked)
    assert Signature.objects.get().drawn


def test_without_javascript_the_name_is_typed(browser: Browser, start: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = begin(context.new_page(), start)
    url = page.url.rsplit("/", 2)[0]
    for asked in CURRENT.pages[:-1]:
        if place(page) != asked.slug:
            continue
        fill(page, asked, CLEAN)
        go_on(page)
    page.goto(f"{url}/agreement/")

    expect(page.locator("canvas")).to_be_hidden()
    expect(page.locator("#signature_drawn")).to_be_hidden()
    page.get_by_role("checkbox", name="I agree to all five").check()
    page.locator("#signature").fill("Ada Lovell")
    send(page)
    assert not Signature.objects.get().drawn
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_of_it_is_wider_than_the_screen(asked: Page, width: int) -> None:
    asked.set_viewport_size({"width": width, "height": 800})
    tick(asked.locator("#q-TB_WHO"), ["FORM"])
    tick(asked.locator("#q-TB_LABEL"), ["OFF"])
    tick(asked.locator("#q-TB_SWALLOW"), ["CALL"])
    go_on(asked)
    assert asked.evaluate("document.documentElement.scrollWidth") <= width
    to_agreement(asked)
    asked.locator("#signature_drawn").check()
    assert asked.evaluate("document.documentElement.scrollWidth") <= width

    heights = asked.evaluate(
        "[...document.querySelectorAll('main .option, main button, main input[type=text]')]"
        ".filter((one) => one.offsetParent).map((one) => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44
