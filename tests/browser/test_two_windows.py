"""The same form in two windows: neither undoes the other unseen, and each says what it is."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from intake.questionnaire.editions import CURRENT
from tests.browser.filling import (
    continue_,
    draft,
    fill,
    go_on,
    place,
    send,
    skip_to,
    type_day,
)
from tests.browser.network import asks_before_leaving
from tests.browser.test_patient_journey import GIVEN
from tests.builders import BORN


def test_a_second_window_is_told_instead_of_overwriting(opened, link):
    fill(opened, CURRENT.page("today"), GIVEN)
    go_on(opened)
    other = opened.context.new_page()
    for window in (opened, other):
        window.goto(opened.url.replace("conditions", "today"))

    opened.locator("#q-FILLER input").nth(1).check()
    continue_(opened)
    expect(opened).to_have_url(re.compile("/conditions/$"))
    other.locator("#q-FILLER input").nth(2).check()
    continue_(other)

    expect(other.get_by_role("alert")).to_contain_text("You changed this page in another window.")
    expect(other.locator("#q-FILLER input").nth(2)).to_be_checked()
    continue_(other)
    expect(other).to_have_url(re.compile("/conditions/$"))
    assert draft(link)["FILLER"] == "OTHER"


def test_a_second_window_hears_at_once_that_its_change_was_not_kept(opened, link):
    other = opened.context.new_page()
    other.goto(opened.url)
    for window, number in ((opened, 0), (other, 1)):
        with window.expect_response("**/today/keep/"):
            window.locator("#q-FILLER input").nth(number).check()

    expect(other.locator("#unsaved")).to_contain_text("Not saved. You changed this page in another")
    expect(other.locator("#saved")).to_be_hidden()
    assert asks_before_leaving(other)
    expect(opened.locator("#saved")).to_be_visible()
    assert not asks_before_leaving(opened)


def test_a_second_window_is_not_told_saved_at_of_the_first(opened, link):
    fill(opened, CURRENT.page("today"), GIVEN)
    go_on(opened)
    one, other = opened, opened.context.new_page()
    for window in (one, other):
        window.goto(opened.url.replace("conditions", "today"))
        expect(window.locator("#saved")).to_be_visible()
    for window, number in ((one, 1), (other, 2)):
        with window.expect_response("**/today/keep/"):
            window.locator("#q-FILLER input").nth(number).check()

    expect(other.locator("#unsaved")).to_contain_text("You changed this page in another")
    expect(other.locator("#saved")).to_be_hidden()
    expect(other.locator("#q-FILLER input").nth(2)).to_be_checked()


def test_a_page_opened_a_moment_ago_does_not_undo_what_another_changed_since(opened, link):
    one, other = opened, opened.context.new_page()
    with one.expect_response("**/today/keep/"):
        one.locator("#q-FILLER input").nth(0).check()
    other.goto(one.url)
    with one.expect_response("**/today/keep/"):
        one.locator("#q-FILLER input").nth(1).check()
    with other.expect_response("**/today/keep/"):
        other.locator("#q-FILLER input").nth(2).check()

    expect(other.locator("#unsaved")).to_contain_text("Not saved. You changed this page in another")
    with one.expect_response("**/today/keep/"):
        one.locator("#q-FILLER input").nth(0).check()
    expect(one.locator("#saved")).to_be_visible()


def test_a_page_whose_birth_date_is_due_again_stays_and_is_saved_after_it(opened, link):
    pause_in_another_window(opened)
    fill(opened, CURRENT.page("today"), GIVEN)

    with opened.expect_response("**/today/"):
        continue_(opened)

    expect(opened.locator("#unsaved")).to_contain_text("Give your date of birth again")
    expect(opened.locator("#saved")).to_be_hidden()
    expect(opened.locator("#q-FILLER input:checked")).to_have_count(1)
    with opened.expect_popup() as asked:
        opened.locator("#unsaved").get_by_role("link", name="Your date of birth").click()
    type_day(asked.value.locator("#q-DOB"), BORN.isoformat())
    go_on(asked.value)
    asked.value.close()
    with opened.expect_response("**/today/keep/"):
        opened.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(opened.locator("#unsaved")).to_be_empty()
    assert draft(link)["FILLER"] == GIVEN["FILLER"]


def pause_in_another_window(page: Page) -> None:
    """What "Save and close" of another window does to this browser."""
    page.evaluate(
        """() => fetch(location.pathname.replace("/today/", "/later/"), {
          method: "POST", body: new URLSearchParams(new FormData(document.getElementById("here"))),
        })"""
    )


def test_a_page_left_open_after_sending_says_that_its_change_was_not_sent(opened, link):
    old = opened.context.new_page()
    old.goto(opened.url)
    skip_to(opened, link, GIVEN)
    send(opened, GIVEN)

    with old.expect_response("**/today/keep/"):
        old.locator("#q-FILLER input").nth(2).check()
    expect(old.locator("#unsaved")).to_contain_text("sent already, and this change was not")
    with old.expect_response("**/today/"):
        continue_(old)

    expect(old.get_by_role("button", name="Continue")).to_be_visible()
    expect(old.locator("#q-FILLER input").nth(2)).to_be_checked()
    assert place(old) == "today" and asks_before_leaving(old)
    assert old.locator("#unsaved a").get_attribute("href").endswith("/sent/")
