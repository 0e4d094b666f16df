"""A reply on trains, in lifts and on old phones: what is typed for the clinic is never lost."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from intake.journey import Stage
from intake.models import Intake
from intake.services import ask
from tests.browser.filling import give_birth_date, place, press
from tests.browser.network import NOT_SAVED, NOTHING_STORED, lose_the_first
from tests.builders import a_receptionist, an_intake

WHY = "Please tell us more about your medicines."


@pytest.fixture
def asked(page: Page, clock: Any, live_server: Any) -> Page:
    """The page of a patient who is asked about medicines."""
    intake, at = an_intake(MEDS=["NONE"]), datetime.now(timezone.get_default_timezone())
    given = {"questions": ["MEDS", "MEDS_TEXT"], "reason": WHY, "version": intake.version}
    link = ask(intake, **given, by=a_receptionist(intake.clinic), at=at)
    page.goto(f"{live_server.url}/i/{link.token}/")
    give_birth_date(page, button="Carry on")
    assert place(page) == "reply"
    return page


def thinner(page: Page) -> Locator:
    return page.locator("#q-MEDS input[value=THIN]")


def intake() -> Intake:
    return Intake.objects.get()


def is_sent(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your answers")
    assert intake().stage == Stage.AWAITING_TRIAGE and intake().revision.number == 2


def test_a_killed_tab_loses_nothing_of_a_reply(asked):
    thinner(asked).check()
    asked.locator("#q-MEDS_TEXT textarea").fill("Warfarin 5 mg")
    expect(asked.locator("#saved", has_text="Saved at 09:3")).to_be_visible()
    url, context = asked.url, asked.context

    asked.close()
    again = context.new_page()
    again.goto(url)

    expect(thinner(again)).to_be_checked()
    expect(again.locator("#q-MEDS_TEXT textarea")).to_have_value("Warfarin 5 mg")
    assert intake().revision.number == 1
    assert again.evaluate(NOTHING_STORED) == [0, 0, 0, 0]


def test_a_reply_filled_in_without_a_network_is_kept_once_it_is_back(asked):
    asked.context.set_offline(True)
    thinner(asked).check()
    expect(asked.locator("#unsaved")).to_contain_text(NOT_SAVED)

    with asked.expect_response("**/reply/keep/"):
        asked.context.set_offline(False)

    expect(asked.locator("#unsaved")).to_be_empty()
    assert intake().read_draft()["MEDS"] == ["THIN"]


def test_a_reply_sent_without_a_network_is_sent_once_it_is_back(asked):
    thinner(asked).check()
    asked.context.set_offline(True)
    asked.get_by_role("button", name="Send my answers").click()
    expect(asked.locator("#unsaved")).to_contain_text(NOT_SAVED)

    asked.context.set_offline(False)

    is_sent(asked)


def test_a_reply_whose_answer_never_came_back_is_sent_again_and_counts_once(asked):
    lost = lose_the_first(asked, "**/reply/")
    asked.get_by_role("button", name="Send my answers").click()

    is_sent(asked)
    assert lost


def test_a_reply_that_was_changed_after_a_lost_answer_is_not_said_to_be_sent(asked):
    asked.route("**/reply/keep/", lambda route: route.abort())

    lose_the_first(asked, "**/reply/")
    asked.get_by_role("button", name="Send my answers").click()
    expect(asked.locator("#unsaved")).to_contain_text(NOT_SAVED)
    thinner(asked).check()
    asked.get_by_role("button", name="Send my answers").click()

    expect(asked.locator("#unsaved")).to_contain_text("sent already, and this change was not")
    expect(thinner(asked)).to_be_checked()


def test_a_second_window_of_a_reply_hears_that_its_change_was_not_kept(asked):
    other = asked.context.new_page()
    other.goto(asked.url)
    with asked.expect_response("**/reply/keep/"):
        thinner(asked).check()
    with other.expect_response("**/reply/keep/"):
        other.locator("#q-MEDS_TEXT textarea").fill("Aspirin")

    expect(other.locator("#unsaved")).to_contain_text("Not saved. You changed this page in another")
    expect(other.locator("#q-MEDS_TEXT textarea")).to_have_value("Aspirin")
    assert intake().read_draft()["MEDS"] == ["THIN"]

    other.get_by_role("button", name="Send my answers").click()
    expect(other.get_by_role("alert")).to_contain_text("You changed this page in another window.")
    expect(other.locator("#q-MEDS_TEXT textarea")).to_have_value("Aspirin")


def test_a_window_left_open_after_the_reply_keeps_what_was_not_sent_in_sight(asked):
    old = asked.context.new_page()
    old.goto(asked.url)
    press(asked, "Send my answers")
    is_sent(asked)

    with old.expect_response("**/reply/keep/"):
        thinner(old).check()

    expect(old.locator("#unsaved")).to_contain_text("sent already, and this change was not")
    expect(thinner(old)).to_be_checked()


def test_a_medicine_that_is_asked_back_in_a_reply_is_sent_by_its_script(asked):
    asked.locator("#q-MEDS_TEXT textarea").fill("warfrin 5 mg")
    press(asked, "Send my answers")
    assert place(asked) == "your-words"
    with asked.expect_response("**/your-words/keep/"):
        asked.get_by_label("Yes, that is right").check()
    asked.reload()
    expect(asked.get_by_label("Yes, that is right")).to_be_checked()

    press(asked, "Continue")

    is_sent(asked)
    assert intake().revision.read_answers().document()["MEDS"] == ["THIN"]
