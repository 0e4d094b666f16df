"""Every page a patient may meet, in every state, at every size: accessible, and nothing cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import listen
from tests.builders import a_clinic
from tests.support.axe import COLOURS, SIZES, bring_axe, violations
from tests.walk.fields import wrong_fields
from tests.walk.measuring import EVERY, LARGE_TEXT, USUAL, look_with, moving, unfit
from tests.walk.patients import Cast
from tests.walk.views import LEGS, View, Walk

pytestmark = pytest.mark.drawn

MENDING = ("-drawing", "-filled")  # pages with problems on which somebody is at work already


@pytest.fixture
def walk(
    browser: Browser, browser_context_args: dict[str, Any], live_server: Any, complaints: list[str]
) -> Iterator[Walk]:
    opened: list[BrowserContext] = []

    def open_page() -> Page:
        context = browser.new_context(**browser_context_args)
        listen(context, live_server.url, complaints)
        opened.append(context)
        return context.new_page()

    yield Walk(Cast.of(a_clinic()), live_server.url, open_page)
    for context in opened:
        context.close()


@pytest.mark.parametrize("leg", LEGS, ids=lambda leg: leg.__name__)
def test_every_page_and_state_can_be_used_by_everybody(walk: Walk, leg: Any) -> None:
    found = [words for view in leg(walk) for words in wrong_with(view)]

    assert not found, "\n".join(found)


def wrong_with(view: View) -> Iterator[str]:
    """What is wrong with a page: by all rules as a phone shows it, else by those of the look."""
    page = view.page
    look_with(page, USUAL)
    bring_axe(page)
    once = (*violations(page), *moving(page), *wrong_fields(page), *lost_problems(view))
    yield from (f"{view.name}: {words}" for words in once)
    for setting in (*EVERY, *LARGE_TEXT):
        look_with(page, setting)
        only = {("light", 100): COLOURS + SIZES, ("dark", 100): COLOURS, ("light", 200): SIZES}
        # All rules were asked as a phone shows it.
        found = violations(page, *only[setting.scheme, setting.text]) if setting != USUAL else []
        yield from (f"{view.name} at {setting}: {words}" for words in (*found, *unfit(page)))
    look_with(page, USUAL)


def lost_problems(view: View) -> Iterator[str]:
    """A page that comes back with problems says so first, and has its reader at their list."""
    summary = view.page.locator("#error-summary")
    if not summary.count():
        return
    if not view.page.title().startswith("Error: "):
        yield "the title does not say that there is a problem"
    at_it = view.name.endswith(MENDING)
    if not at_it and not summary.evaluate("one => one === document.activeElement"):
        yield "the list of problems has no focus"
