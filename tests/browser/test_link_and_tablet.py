"""The link on a second browser, after it ran out, on the clinic's tablet, and after sending."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect

from intake.models import Browser as Known
from intake.models import Intake, Outbox
from intake.questionnaire.editions import CURRENT
from intake.services import hand_over, invite, record_view, set_pin, submit
from tests.browser.filling import fill_at_once, give_birth_date, go_on
from tests.builders import (
    CLEAN,
    NOW,
    a_receptionist,
    answers,
    fill_in,
)
from tests.support.pictures import encoded

Axe = Callable[[Page], None]
BACKEND = "clinic.staff.backend.WithClinic"
PIN = "2580"
PRINTING = 60_000  # milliseconds; the first PDF of a process loads its fonts


@pytest.fixture
def laptop(browser: Browser, live_server: Any) -> Iterator[Page]:
    """A browser that nobody used yet, on a bigger screen."""
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 1280, "height": 800},
        reduced_motion="reduce",
        locale="en-GB",
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def begin(page: Page, link: Any) -> None:
    page.goto(f"/i/{link.token}/")
    give_birth_date(page)


def prove(page: Page) -> None:
    """Give the birth date where there was no start page."""
    give_birth_date(page, button="Continue")


def answer(page: Page, slug: str) -> None:
    fill_at_once(page, CURRENT.page(slug), CLEAN)
    go_on(page)


def test_enter_in_a_box_of_the_start_page_says_that_it_opens(page: Page, link: Any) -> None:
    page.goto(f"/i/{link.token}/")
    page.evaluate("window.addEventListener('submit', (event) => event.preventDefault())")
    page.locator("[name=DOB_year]").press("Enter")

    expect(page.locator("main .actions .button")).to_have_text("Opening…")


def mailed() -> str:
    return str(Outbox.objects.filter(kind="code").latest("pk").read()["digits"])


def test_a_second_browser_is_asked_for_the_code_and_carries_on(
    page: Page, laptop: Page, link: Any, axe: Axe
) -> None:
    begin(page, link)
    answer(page, "today")

    begin(laptop, link)
    expect(laptop.get_by_role("heading", level=1)).to_have_text("You are on another device")
    axe(laptop)
    box = laptop.get_by_label("Your code")
    box.fill("12")
    go_on(laptop)
    expect(laptop.locator("#error-summary")).to_contain_text("Type the six digits")
    axe(laptop)
    box.fill(f"{mailed()[:3]} {mailed()[3:]}")
    go_on(laptop)

    expect(laptop).to_have_url(re.compile("/conditions/$"))
    page.reload()
    expect(page).to_have_url(re.compile("/conditions/$"))


def test_an_old_link_sends_a_new_one_and_keeps_nothing_here(
    page: Page, link: Any, axe: Axe
) -> None:
    invite(link.intake.visit, channel="copy", by=a_receptionist(), at=NOW)

    page.goto(f"/i/{link.token}/")
    axe(page)
    page.get_by_role("button", name="Send a new link to the address we have").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Look in your messages")
    axe(page)
    assert not page.context.cookies()
    token = Outbox.objects.get(kind="link").read()["token"]
    page.goto(f"/i/{token}/")
    expect(page.get_by_role("button", name="Start")).to_be_visible()


@pytest.fixture
def tablet(page: Page, link: Any, live_server: Any) -> Page:
    """The clinic's tablet, on which a member of staff opened the patient's intake."""
    rae = a_receptionist(link.intake.clinic)
    set_pin(link.intake.clinic, pin=PIN, by=rae, at=NOW)
    staff = Client()
    staff.force_login(rae, backend=BACKEND)
    page.context.add_cookies(
        [{"name": "sessionid", "value": staff.cookies["sessionid"].value, "url": live_server.url}]
    )
    page.set_viewport_size({"width": 820, "height": 1180})
    page.goto(f"/queue/{link.intake.code}/")
    page.get_by_role("button", name="Fill in on this tablet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is this you?")
    return page


def test_back_shows_nothing_of_the_patient_once_the_tablet_is_given_back(
    tablet: Page, link: Any, axe: Axe
) -> None:
    prove(tablet)
    answer(tablet, "today")
    axe(tablet)
    seen = tablet.url
    tablet.get_by_role("button", name="I am done, clear this device").click()
    expect(tablet.get_by_role("heading", level=1)).to_contain_text("give the tablet back")
    axe(tablet)

    for _ in range(4):
        tablet.go_back()
        tablet.wait_for_load_state()
        assert "Lovell" not in tablet.content()
        assert not tablet.locator("#q-DOB, #q-FILLER, #q-CONDITIONS").count()
    tablet.goto(seen)
    expect(tablet.locator("#q-CONDITIONS")).to_have_count(0)

    tablet.goto("/sign-in/")
    expect(tablet.get_by_role("heading", level=1)).to_contain_text("give the tablet back")
    tablet.get_by_label("PIN").fill(PIN)
    tablet.get_by_role("button", name="Take the tablet back").click()
    expect(tablet).to_have_url(re.compile("/sign-in/$"))
    assert Intake.objects.get().read_draft()["FILLER"] == "SELF"
    assert [cookie["name"] for cookie in tablet.context.cookies()] in ([], ["csrftoken"])


def test_the_staffs_pages_are_gone_while_the_tablet_is_lent(tablet: Page) -> None:
    for _ in range(2):
        tablet.go_back()
        tablet.wait_for_load_state()
        assert "Lovell" not in tablet.content()
        assert not tablet.get_by_role("button", name="Fill in on this tablet").count()


def test_a_tablet_left_alone_warns_and_then_clears_itself(tablet: Page) -> None:
    tablet.clock.install()
    prove(tablet)

    tablet.clock.fast_forward("04:35")
    expect(tablet.get_by_role("alert")).to_contain_text("Are you still there?")
    tablet.keyboard.press("Shift")
    expect(tablet.get_by_role("alert")).to_have_count(0)
    tablet.clock.fast_forward("05:05")

    expect(tablet.get_by_role("heading", level=1)).to_contain_text("give the tablet back")


@pytest.fixture
def unsaved(tablet: Page) -> Page:
    """The tablet with an answer that does not arrive, which a page does not let go easily."""
    tablet.clock.install()
    prove(tablet)
    tablet.on("dialog", lambda asks: asks.dismiss())  # who is asked "Leave page?" stays
    tablet.route("**/keep/", lambda route: route.abort())
    tablet.locator("#q-FILLER input").first.click()
    tablet.clock.fast_forward("00:05")
    expect(tablet.locator("#unsaved")).to_contain_text("Not saved yet.")
    return tablet


def test_nothing_unsaved_holds_up_who_clears_the_tablet(unsaved: Page) -> None:
    unsaved.get_by_role("button", name="I am done, clear this device").click()

    expect(unsaved.get_by_role("heading", level=1)).to_contain_text("give the tablet back")


def test_nothing_unsaved_holds_up_a_tablet_that_clears_itself(unsaved: Page) -> None:
    unsaved.clock.fast_forward("05:05")

    expect(unsaved.get_by_role("heading", level=1)).to_contain_text("give the tablet back")


def test_no_photo_on_its_way_holds_up_who_clears_the_tablet(tablet: Page) -> None:
    prove(tablet)
    tablet.goto(tablet.url.replace("/today/", "/photos/"))
    tablet.on("dialog", lambda asks: asks.dismiss())
    tablet.route("**/photos/", lambda route: None)  # it never arrives
    file = {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": encoded()}
    tablet.locator("#photo-front input[type=file]").set_input_files(file)
    tablet.get_by_role("button", name=re.compile("^Use ")).click()
    expect(tablet.locator("#photo-front progress")).to_be_visible()

    tablet.get_by_role("button", name="I am done, clear this device").click()

    expect(tablet.get_by_role("heading", level=1)).to_contain_text("give the tablet back")


def test_a_phone_hands_over_to_another_device(
    page: Page, laptop: Page, link: Any, axe: Axe
) -> None:
    begin(page, link)
    answer(page, "today")
    page.get_by_role("link", name="Carry on with a phone, tablet or laptop").click()
    axe(page)
    page.get_by_role("button", name="Show the picture").click()
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    axe(page)
    token = hand_over(link.invitation, at=NOW)

    laptop.goto(f"/i/{token}/here/")
    axe(laptop)
    laptop.get_by_role("button", name="It is my own").click()
    prove(laptop)

    expect(laptop).to_have_url(re.compile("/conditions/$"))
    assert not Outbox.objects.filter(kind="code").exists()
    assert set(Known.objects.values_list("way", flat=True)) == {"first", "handed"}


@pytest.fixture
def sent(page: Page, link: Any) -> Page:
    """The status page of answers that a receptionist looked at."""
    begin(page, link)
    fill_in(link.intake, answers())
    submit(link.intake, submission_key=uuid4(), at=NOW)
    rae = a_receptionist(link.intake.clinic)
    record_view(link.intake, what="front desk's page", by=rae, at=NOW)
    page.goto(f"/intake/{link.intake.code}/sent/")
    return page


def test_the_status_page_leads_by_a_code_to_a_copy_and_a_pdf(
    sent: Page, axe: Axe, context: BrowserContext
) -> None:
    expect(sent.locator("[aria-current=step]")).to_contain_text("Received")
    expect(sent.get_by_text("Front desk looked at your contact details")).to_be_visible()
    axe(sent)

    sent.get_by_role("link", name="See or save a copy of your answers").click()
    axe(sent)
    sent.get_by_role("button", name="Send a code").click()
    sent.get_by_label("Your code").fill(mailed())
    go_on(sent)
    expect(sent.get_by_role("heading", level=1)).to_have_text("Your answers")
    axe(sent)

    with sent.expect_download(timeout=PRINTING) as saved:
        sent.get_by_role("link", name="Save as PDF").click(timeout=PRINTING)
    assert saved.value.suggested_filename == "my-answers.pdf"

    sent.get_by_role("link", name="ask us to correct it").click()
    axe(sent)
    sent.get_by_label("Give me everything you hold about me").check()
    sent.get_by_role("button", name="Ask the clinic").click()
    expect(sent.get_by_text("The clinic has your request.")).to_be_visible()
