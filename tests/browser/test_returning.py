"""Coming back, and one question back, in a real browser on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from intake import notices
from intake.journey import Stage
from intake.models import Intake, Outbox
from intake.questionnaire.origins import How
from tests.browser.filling import give_birth_date, press, tick, type_day
from tests.browser.test_whole_journey import clinic, phone, phone_runs_scripts, sign_in  # noqa: F401
from tests.builders import BORN, a_clinician, a_link, a_receptionist, a_return, an_intake

Axe = Callable[[Page], None]


class Hand:
    """Somebody who presses, and counts how often."""

    def __init__(self, page: Page, look: Axe) -> None:
        self.page, self.look, self.taps = page, look, 0

    def press(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()
        self.taps += 1

    def choose(self, code: str, option: str) -> None:
        tick(self.page.locator(f"#q-{code}"), [option])
        self.taps += 1

    def answer_what_is_asked_first(self, link: Any) -> None:
        """From the link to what was told last time."""
        self.page.goto(f"/i/{link.token}/")
        type_day(self.page.locator("#q-DOB"), BORN.isoformat())
        self.press("Start")
        for code in ("SX_NOW", "PREG", "SKIN_NOW"):
            self.choose(code, "NONE")
        for code, option in (("ILL_NOW", "NO"), ("VACC", "NO"), ("FILLER", "SELF")):
            self.choose(code, option)
        self.press("Continue")
        self.choose("MEDS", "NONE")
        self.choose("TOX_EVER", "NO")
        self.press("Continue")

    def agree(self) -> None:
        """One tick, and the name."""
        self.choose("CON_ALL", "YES")
        self.page.locator("#signature").fill("Ada Lovell")
        self.taps += 1


def test_somebody_who_comes_back_confirms_and_is_done(phone: BrowserContext, axe: Axe) -> None:  # noqa: F811
    told_at = timezone.now() - timedelta(days=90)
    link = a_return(on=timezone.localdate() + timedelta(days=7), told_at=told_at)
    link = a_link(link.intake.visit, at=timezone.now())
    look: Axe = axe if phone_runs_scripts(phone) else lambda page: None
    page = phone.new_page()
    hand = Hand(page, look)

    page.goto(f"/i/{link.token}/")
    type_day(page.locator("#q-DOB"), BORN.isoformat())
    hand.press("Start")
    expect(page.get_by_role("heading", level=1)).to_have_text("Today")
    look(page)
    for code in ("SX_NOW", "PREG", "SKIN_NOW"):
        hand.choose(code, "NONE")
    for code, option in (("ILL_NOW", "NO"), ("VACC", "NO"), ("FILLER", "SELF")):
        hand.choose(code, option)
    hand.press("Continue")
    look(page)
    hand.choose("MEDS", "NONE")
    hand.choose("TOX_EVER", "NO")
    hand.press("Continue")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Still right since "))
    look(page)
    hand.press("All still right")
    look(page)
    hand.agree()
    hand.press("Send my answers")
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your answers")

    assert hand.taps <= 15
    intake = Intake.objects.get(pk=link.intake.pk)
    came = intake.revision.origins.read()
    assert came["ALLERGY"].how is How.CONFIRMED
    assert came["SX_NOW"].how is How.AGAIN


def test_what_was_agreed_before_is_behind_one_line_and_the_button_is_in_sight(
    phone: BrowserContext,  # noqa: F811
    axe: Axe,
) -> None:
    link = a_return(on=timezone.localdate() + timedelta(days=7), told_at=timezone.now())
    look: Axe = axe if phone_runs_scripts(phone) else lambda page: None
    page = phone.new_page()
    hand = Hand(page, look)
    hand.answer_what_is_asked_first(link)
    hand.press("All still right")

    expect(page.locator("main")).to_contain_text(", word for word.")
    expect(page.get_by_role("button", name="Send my answers")).to_be_in_viewport(ratio=1)
    point = page.get_by_text("I will report changes before my visit.")
    expect(point).to_be_hidden()
    expect(page.get_by_role("checkbox", name="I agree to all five")).not_to_be_checked()
    summary = page.locator("summary")
    assert (summary.bounding_box() or {})["height"] >= 44
    summary.click()
    expect(point).to_be_visible()
    look(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    hand.press("Send my answers")
    expect(page.locator("#error-summary")).to_contain_text("Read the five points")
    look(page)
    hand.agree()
    hand.press("Send my answers")
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your answers")


def test_a_list_in_short_is_opened_and_answered_by_keyboard(page: Page, axe: Axe) -> None:
    link = a_return(on=timezone.localdate() + timedelta(days=7), told_at=timezone.now())
    page.goto(f"/i/{link.token}/")
    give_birth_date(page)
    signs = page.locator("#q-SX_NOW")
    none = signs.get_by_role("checkbox", name="No", exact=True)
    trouble = signs.get_by_role("checkbox", name="Hard to swallow")
    expect(trouble).to_be_hidden()

    none.focus()
    page.keyboard.press("Space")
    expect(none).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(trouble).to_be_visible()
    expect(none).not_to_be_checked()
    axe(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")

    expect(trouble).to_be_checked()
    expect(none).not_to_be_checked()
    expect(page.locator("#q-SX_ONSET")).to_be_visible()
    signs.locator("summary").first.click()
    expect(trouble).to_be_visible()
    none.check()
    expect(trouble).not_to_be_checked()
    expect(page.locator("#q-SX_ONSET")).to_be_hidden()


def test_a_sign_on_the_list_stops_the_form_at_once(page: Page) -> None:
    link = a_return(on=timezone.localdate() + timedelta(days=7), told_at=timezone.now())
    page.goto(f"/i/{link.token}/")
    give_birth_date(page)
    signs = page.locator("#q-SX_NOW")

    signs.get_by_text("Yes: show the list").click()
    signs.get_by_role("checkbox", name="Hard to breathe").check()
    page.locator("#q-SX_ONSET").get_by_role("radio", name="Yes, new").check()
    press(page, "Continue")

    expect(page.get_by_role("heading", level=1)).to_have_text("Please stop here")


def test_a_card_is_changed_and_the_rest_confirmed(phone: BrowserContext) -> None:  # noqa: F811
    link = a_return(on=timezone.localdate() + timedelta(days=7), told_at=timezone.now())
    page = phone.new_page()
    hand = Hand(page, lambda page: None)
    hand.answer_what_is_asked_first(link)

    page.get_by_role("button", name=re.compile("Still right.*First, your safety")).click()
    page.get_by_role("link", name=re.compile("Change.*hick scars")).click()
    expect(page.locator("#q-HSV input[value='NO']")).to_be_checked()
    tick(page.locator("#q-HSV"), ["YES"])
    hand.press("Continue")
    hand.press("All still right")
    hand.agree()
    hand.press("Send my answers")

    revision = Intake.objects.get(pk=link.intake.pk).revision
    assert revision.answers["HSV"] == "YES"
    assert revision.origins.read()["HSV"].how is How.CHANGED


def test_an_answer_is_changed_from_the_check_while_the_page_saves_itself(
    phone: BrowserContext,  # noqa: F811
) -> None:
    link = a_return(on=timezone.localdate() + timedelta(days=7), told_at=timezone.now())
    saves_itself = phone_runs_scripts(phone)
    page = phone.new_page()
    hand = Hand(page, lambda page: None)
    hand.answer_what_is_asked_first(link)
    hand.press("All still right")

    def turn(option: str, *, on: bool) -> None:
        box = page.locator(f"#q-ALLERGY input[value='{option}']")
        if not saves_itself:
            box.set_checked(on)
            return
        with page.expect_response(re.compile("/conditions/keep/")) as kept:
            box.set_checked(on)
        assert kept.value.ok

    page.locator("a.back").click()
    page.locator("a[href*='/conditions/']:visible").first.click()
    turn("NONE", on=False)
    turn("MILK", on=True)
    hand.press("Continue")

    expect(page).to_have_url(re.compile("/check/"))
    expect(page.locator("main")).to_contain_text("Cow's milk protein")
    assert Intake.objects.get(pk=link.intake.pk).read_draft()["ALLERGY"] == ["MILK"]


def test_a_question_goes_from_the_desk_to_the_patient_and_back(
    phone: BrowserContext,  # noqa: F811
    page: Page,
    clinic: Any,  # noqa: F811
    axe: Axe,
) -> None:
    rae, cleo = a_receptionist(clinic), a_clinician(clinic)
    intake = an_intake(at=timezone.now())
    look: Axe = axe if phone_runs_scripts(phone) else lambda page: None

    sign_in(page, rae.email, axe)
    page.goto(f"/queue/{intake.code}/")
    page.get_by_role("link", name="Ask the patient").click()
    axe(page)
    page.get_by_role("checkbox", name="Medicines").check()
    page.get_by_label("Please give the names and doses of your medicines.").check()
    page.get_by_role("button", name="See what the patient will see").click()
    axe(page)
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".toast")).to_contain_text("The patient is asked.")
    axe(page)

    message = Outbox.objects.get(kind=notices.QUESTION)
    mine = phone.new_page()
    mine.goto(f"/i/{message.read()['token']}/")
    look(mine)
    give_birth_date(mine, button="Carry on")
    expect(mine.locator("main")).to_contain_text("names and doses of your medicines")
    look(mine)
    tick(mine.locator("#q-MEDS"), ["THIN"])
    mine.locator("#q-MEDS input[value='NONE']").set_checked(False)
    mine.locator("#q-MEDS_TEXT textarea").fill("Warfarin 3 mg")
    press(mine, "Send my answers")
    expect(mine.get_by_role("heading", level=1)).to_have_text("We have your answers")

    intake.refresh_from_db()
    assert intake.stage == Stage.AWAITING_TRIAGE
    page.goto(f"/queue/{intake.code}/")
    expect(page.locator("main")).to_contain_text("2 answers changed")
    page.locator("details.me summary").click()
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, cleo.email, axe)
    page.goto(f"/reviews/{intake.code}/")
    expect(page.locator("main")).to_contain_text("None of these → Blood thinners")
    expect(page.locator("main")).to_contain_text("Warfarin 3 mg")
    axe(page)
