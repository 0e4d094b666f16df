"""Working the queue by keyboard, and two people at one intake."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from clinic.desk.services import triage
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Event, Intake
from tests.browser.filling import press
from tests.browser.test_staff_pages import signed_in
from tests.builders import a_clinic, a_patient, a_receptionist, a_visit, an_intake

DESKTOP = {"width": 1280, "height": 800}


@pytest.fixture
def maria() -> Intake:
    patient = a_patient(a_clinic(), given_name="Maria", family_name="Kosta")
    return an_intake(visit=a_visit(patient))


@pytest.fixture
def rae(maria: Intake) -> User:
    return User.objects.filter(role="front_desk").first() or a_receptionist(maria.clinic)


def test_two_keys_send_a_clean_intake_to_a_clinician_and_a_third_takes_it_back(
    page: Page, context: BrowserContext, live_server: Any, maria: Intake, rae: User, axe: Any
) -> None:
    signed_in(context, rae, live_server)
    page.set_viewport_size(DESKTOP)
    page.goto("/queue/")

    page.keyboard.press("Enter")
    page.wait_for_url("**/queue/*-*/")
    axe(page)
    page.keyboard.press("1")
    page.wait_for_url("**/queue/")

    expect(page.get_by_role("status").filter(has_text="Sent to a clinician.")).to_be_visible()
    axe(page)
    maria.refresh_from_db()
    assert maria.stage == Stage.AWAITING_REVIEW

    page.keyboard.press("u")
    page.wait_for_url("**/queue/*-*/")
    maria.refresh_from_db()
    assert maria.stage == Stage.AWAITING_TRIAGE


def test_four_keys_ask_a_patient_about_one_topic(
    page: Page, context: BrowserContext, live_server: Any, maria: Intake, rae: User, axe: Any
) -> None:
    signed_in(context, rae, live_server)
    page.set_viewport_size(DESKTOP)
    page.goto("/queue/")

    page.keyboard.press("2")
    page.wait_for_url("**/ask/")
    page.keyboard.press("1")
    axe(page)
    page.keyboard.press("p")
    expect(page.get_by_role("heading", level=1)).to_have_text("What Maria Kosta will see")
    axe(page)
    page.keyboard.press("s")
    expect(page.get_by_role("status").filter(has_text="The patient is asked.")).to_be_visible()

    maria.refresh_from_db()
    assert maria.stage == Stage.AWAITING_PATIENT


def test_keys_type_in_a_field_and_are_listed_by_a_question_mark(
    page: Page, context: BrowserContext, live_server: Any, maria: Intake, rae: User, axe: Any
) -> None:
    signed_in(context, rae, live_server)
    page.set_viewport_size(DESKTOP)
    page.goto(f"/queue/{maria.code}/")

    page.keyboard.press("n")
    page.keyboard.type("1 of 2? j")
    assert page.locator("[name=text]").input_value() == "1 of 2? j"
    page.locator("h1").click()
    page.keyboard.press("?")

    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    axe(page)
    page.keyboard.press("1")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    page.reload()
    maria.refresh_from_db()
    assert maria.stage == Stage.AWAITING_TRIAGE


def test_two_receptionists_at_one_intake_see_each_other_and_nothing_is_lost(
    page: Page,
    context: BrowserContext,
    browser: Browser,
    live_server: Any,
    maria: Intake,
    rae: User,
    axe: Any,
) -> None:
    signed_in(context, rae, live_server)
    page.goto(f"/queue/{maria.code}/")
    others = browser.new_context(base_url=live_server.url)
    signed_in(others, a_receptionist(maria.clinic, name="Jo Bell"), live_server)
    jo = others.new_page()

    jo.goto(f"/queue/{maria.code}/")
    expect(jo.get_by_text("Rae Okoro is here.")).to_be_visible()
    axe(jo)
    jo.get_by_label("A word to Rae Okoro").fill("She is at my desk")
    press(jo, "Take over")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(page.get_by_text("Jo Bell took this over")).to_be_visible()
    axe(page)
    others.close()


def test_new_lines_wait_for_a_press_while_somebody_works_in_the_list(
    page: Page, context: BrowserContext, live_server: Any, maria: Intake, rae: User, axe: Any
) -> None:
    signed_in(context, rae, live_server)
    page.set_viewport_size(DESKTOP)
    page.goto("/queue/")
    page.keyboard.press("j")
    page.keyboard.press("x")
    an_intake(visit=a_visit(a_patient(maria.clinic, given_name="New", family_name="Comer")))

    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    bar = page.get_by_role("button", name="1 new, show")
    expect(bar).to_be_visible()
    expect(page.get_by_role("link", name="New Comer")).to_have_count(0)
    axe(page)
    bar.click()

    expect(page.get_by_role("link", name="New Comer")).to_be_visible()
    expect(page.get_by_label("Pick Maria Kosta")).to_be_checked()
    expect(bar).to_be_hidden()


def test_an_empty_queue_wakes_when_work_arrives_and_nobody_is_said_to_have_read_it(
    page: Page, context: BrowserContext, live_server: Any, axe: Any
) -> None:
    clinic = a_clinic()
    signed_in(context, a_receptionist(clinic), live_server)
    page.set_viewport_size(DESKTOP)
    page.goto("/queue/")
    expect(page.get_by_text("Nothing is waiting")).to_be_visible()
    an_intake(visit=a_visit(a_patient(clinic, given_name="New", family_name="Comer")))

    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(page.get_by_role("link", name="New Comer")).to_be_visible()
    expect(page.get_by_role("button", name="Remind")).to_be_visible()
    axe(page)
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.get_by_label("Pick New Comer")).to_be_checked()
    assert Event.objects.filter(name="listed").count() == 1  # the empty page
    assert Event.objects.filter(name="list renewed").count() == 1


def test_a_line_says_its_stage_as_it_is_and_waits_for_a_press_to_say_the_rest(
    page: Page, context: BrowserContext, live_server: Any, maria: Intake, rae: User
) -> None:
    signed_in(context, rae, live_server)
    page.set_viewport_size(DESKTOP)
    page.goto("/queue/")
    page.keyboard.press("j")
    triage(maria, outcome="to_clinician", version=maria.version, by=rae, at=timezone.now())

    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(page.locator("[data-state]")).to_have_text(Stage.AWAITING_REVIEW.words)
    page.get_by_role("button", name="A line has changed, show").click()
    expect(page.locator("[data-news]")).to_be_hidden()
    with page.expect_response(lambda told: "/queue/pulse/" in told.url):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.evaluate("() => new Promise((done) => setTimeout(done, 100))")
    expect(page.locator("[data-news]")).to_be_hidden()
