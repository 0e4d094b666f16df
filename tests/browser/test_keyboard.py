"""The whole form by keyboard alone: Tab, Space, arrows, letters and Enter, from link to receipt."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from intake.models import Intake
from tests.builders import BORN, CLEAN
from tests.walk.answering import SIGNED, slug_of

pytestmark = pytest.mark.drawn

MOST_TABS = 150  # to get past any page of ours
MOST_ARROWS = 12

FOCUSED = """() => {
  const one = document.activeElement;
  const shown = one.matches("[type=radio], [type=checkbox]") ? one.labels[0] : one;
  const box = shown.getBoundingClientRect();
  const middle = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
  const there = document.elementFromPoint(...middle);
  return {
    tag: one.tagName, type: one.type || "", name: one.name || "", value: one.value || "",
    checked: Boolean(one.checked), main: one.matches("main .actions .button"),
    ringed: getComputedStyle(shown).outlineStyle !== "none",
    inside: box.top >= 0 && box.bottom <= innerHeight + 1 || box.height > innerHeight,
    covered: !there || !(one.contains(there) || shown.contains(there)),
  };
}"""


@pytest.fixture
def begun(page: Page, start: str) -> Page:
    """The page behind the link."""
    page.goto(start)
    return page


def wanted(focused: dict[str, Any]) -> list[str]:
    """What a healthy patient chooses in the group that has the focus."""
    given = CLEAN.get(focused["name"]) or ["NONE"]
    if focused["name"] == "CON_ALL":
        return ["YES"]
    return given if isinstance(given, list) else [str(given)]


def typed(name: str) -> str:
    day = {"DOB_day": BORN.day, "DOB_month": BORN.month, "DOB_year": BORN.year}
    return SIGNED if name == "signature" else str(day.get(name, ""))


def answer_what_has_focus(page: Page, focused: dict[str, Any]) -> None:
    keys = page.keyboard
    if focused["type"] == "checkbox" and focused["value"] in wanted(focused):
        if not focused["checked"]:
            keys.press("Space")
    elif focused["type"] == "radio" and focused["name"] in CLEAN:
        for _ in range(MOST_ARROWS):
            now = page.evaluate(FOCUSED)
            if now["value"] in wanted(focused):
                break
            keys.press("ArrowDown")
        if not page.evaluate(FOCUSED)["checked"]:
            keys.press("Space")
    elif focused["type"] == "text":
        keys.type(typed(focused["name"]))


def fill_by_keyboard(page: Page) -> list[str]:
    """Go through a page by Tab, answer it, and press Enter on its button.

    Returns where the focus was lost, had no ring, or stood behind or below what is in sight.
    """
    lost = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        place = f"{slug_of(page)}: {focused['tag']} {focused['name']} {focused['value'][:20]}"
        if focused["tag"] == "BODY":
            lost.append(f"{slug_of(page)}: the focus was lost")
            continue
        lost += [
            f"{place} {problem}"
            for problem, is_so in (
                ("has no ring", not focused["ringed"]),
                ("is out of sight", not focused["inside"]),
                ("is covered", focused["covered"]),
            )
            if is_so
        ]
        if focused["main"]:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return lost
        answer_what_has_focus(page, focused)
    raise AssertionError(f"No button was reached on {page.url}")


def test_the_whole_form_is_filled_in_and_sent_by_keyboard(begun: Page, link: Any) -> None:
    lost, seen = [], []
    while slug_of(begun) != "sent":
        seen.append(slug_of(begun))
        lost += fill_by_keyboard(begun)
        assert slug_of(begun) != seen[-1], begun.locator("main").inner_text()

    expect(begun.get_by_role("heading", level=1)).to_have_text("We have your answers")
    assert not lost, "\n".join(lost)
    sent = Intake.objects.get(pk=link.intake.pk).revision.read_answers().document()
    assert {code: sent[code] for code in CLEAN} == CLEAN


def test_problems_are_reached_and_left_by_keyboard(begun: Page) -> None:
    fill_by_keyboard(begun)
    begun.locator("main .actions .button").press("Enter")

    expect(begun.locator("#error-summary")).to_be_focused()
    begun.keyboard.press("Tab")
    first = begun.evaluate("document.activeElement.hash.slice(1)")
    begun.keyboard.press("Enter")
    begun.wait_for_function("id => document.activeElement.id === id", arg=first)
    assert re.match("id_SX_NOW", first)


def test_the_first_tab_leads_past_the_head_of_the_page(begun: Page) -> None:
    begun.keyboard.press("Tab")
    expect(begun.locator(".skip")).to_be_focused()
    begun.keyboard.press("Enter")

    expect(begun.locator("#content")).to_be_focused()
    begun.keyboard.press("Tab")
    assert begun.evaluate("document.querySelector('main').contains(document.activeElement)")
