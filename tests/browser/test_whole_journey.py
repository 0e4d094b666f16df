"""From an empty queue to a signed decision, in a real browser on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from clinic.review.models import Decision
from intake.assessment import Situation, assess
from intake.events import verify
from intake.journey import Stage
from intake.models import Clinic, Intake
from intake.models.event import chain_of
from intake.questionnaire.editions import CURRENT
from tests.browser.filling import fill, give_birth_date, go_on, press, type_day
from tests.builders import (
    BORN,
    PASSWORD,
    a_clinic,
    a_clinician,
    a_receptionist,
    answers,
)

Axe = Callable[[Page], None]
PHONE = {"width": 390, "height": 844}
GIVEN = answers(
    GOALS=["OIL"], GOAL_TOP=..., TEX_NOW=..., BOTHER_TEXTURE=..., MEDS=["THIN"], HSV="YES"
) | {"GOAL_TEXT": "Less shine by lunchtime."}


@pytest.fixture
def clinic(live_server: Any) -> Clinic:
    return a_clinic()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def phone(
    request: pytest.FixtureRequest, browser: Browser, clinic: Clinic, live_server: Any
) -> Iterator[BrowserContext]:
    """A telephone's browser that nobody used yet."""
    context = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=request.param,
        viewport=PHONE,
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    yield context
    context.close()


def test_a_patient_is_invited_answers_is_triaged_and_decided_about(
    phone: BrowserContext, page: Page, clinic: Clinic, axe: Axe
) -> None:
    rae, cleo = a_receptionist(clinic), a_clinician(clinic)
    look: Axe = axe if phone_runs_scripts(phone) else lambda page: None

    sign_in(page, rae.email, axe)
    link = invite(page, axe)
    send_answers(phone.new_page(), link, look)
    intake = Intake.objects.get()
    assert intake.stage == Stage.AWAITING_TRIAGE
    triage(page, axe)
    sign_out(page)
    sign_in(page, cleo.email, axe)
    decide(page, axe)

    intake.refresh_from_db()
    decision = Decision.objects.get()
    assert (intake.stage, decision.outcome) == (Stage.DECIDED, "suitable")
    assert (decision.by, decision.revision) == (cleo, intake.revision)
    assert intake.latest_assessment().document == what_the_core_says(intake)
    assert verify(chain_of(intake)) >= 6


def phone_runs_scripts(phone: BrowserContext) -> bool:
    """axe-core is a script: without JavaScript there is nothing to ask it with."""
    page = phone.new_page()
    page.set_content("<noscript><p>off</p></noscript>")
    off = page.get_by_text("off").count() == 1
    page.close()
    return not off


def sign_in(page: Page, email: str, axe: Axe) -> None:
    page.goto("/sign-in/")
    axe(page)
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill("not this one, surely")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("#error-summary")).to_be_visible()
    axe(page)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    axe(page)


def sign_out(page: Page) -> None:
    page.locator("details.me summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_load_state()


def invite(page: Page, axe: Axe) -> str:
    """Register somebody with a visit in two weeks; gives the path of the link to copy."""
    page.goto("/patients/new/")
    page.get_by_role("button", name="Book the visit").click()
    axe(page)
    page.get_by_label("First name").fill("Ada")
    page.get_by_label("Last name").fill("Lovell")
    type_day(page.locator("#q-birth_date"), BORN.isoformat())
    page.get_by_role("textbox", name="E-mail").fill("ada@patient.example")
    day = (timezone.localdate() + timedelta(days=14)).isoformat()
    page.get_by_label("Day of the visit").fill(day)
    page.get_by_label("Show the link, to copy into a message").check()
    page.get_by_role("button", name="Book the visit").click()
    axe(page)
    return urlsplit(page.locator("#link").input_value()).path


def send_answers(page: Page, link: str, axe: Axe) -> None:
    page.goto(link)
    axe(page)
    press(page, "Start")
    axe(page)
    give_birth_date(page, button="Continue")
    while (slug := place(page)) != "check":
        go_on(page)
        expect(page.locator("#error-summary")).to_be_visible()
        axe(page)
        fill(page, CURRENT.page(slug), GIVEN)
        go_on(page)
        assert place(page) != slug, page.locator("#error-summary").inner_text()
    axe(page)
    page.get_by_role("link", name="Continue", exact=True).click()
    press(page, "Send my answers")
    axe(page)
    fill(page, CURRENT.page("agreement"), GIVEN)
    press(page, "Send my answers")
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your answers")
    axe(page)


def triage(page: Page, axe: Axe) -> None:
    page.goto("/queue/")
    axe(page)
    page.get_by_role("link", name="Ada Lovell").click()
    axe(page)
    page.get_by_label(re.compile("^Note for colleagues")).fill("Keen to be seen soon.")
    page.get_by_role("button", name="To a clinician").click()
    axe(page)


def decide(page: Page, axe: Axe) -> None:
    page.goto("/reviews/")
    axe(page)
    page.get_by_role("link", name="Ada Lovell").click()
    expect(page.locator("main")).to_contain_text("Less shine by lunchtime.")
    expect(page.locator("main")).to_contain_text("Blood thinner, or bleeds easily")
    axe(page)
    page.get_by_role("button", name="Sign").click()
    expect(page.locator("#error-summary")).to_be_visible()
    axe(page)
    page.get_by_role("radio", name="Suitable to come").check()
    page.get_by_role("button", name="Sign").click()
    expect(page.locator("main")).to_contain_text("Decided")
    axe(page)


def place(page: Page) -> str:
    return urlsplit(page.url).path.rstrip("/").rsplit("/", 1)[-1]


def what_the_core_says(intake: Intake) -> dict[str, Any]:
    revision, clinic = intake.revision, intake.clinic
    assert revision is not None
    situation = Situation(
        answers=revision.read_answers(),
        submitted_on=revision.submitted_on,
        visit_on=revision.visit_on,
        jurisdiction=clinic.jurisdiction,
        stocked_brands=frozenset(clinic.stocked_brands),
    )
    return assess(situation, clinic.current_protocol().read()).document
