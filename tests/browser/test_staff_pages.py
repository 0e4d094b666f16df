"""The staff's pages in a real browser: accessible, wide and narrow, light and dark, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Intake
from tests.builders import (
    a_clinic,
    a_clinician,
    a_manager,
    a_patient,
    a_receptionist,
    a_visit,
    an_intake,
)

pytestmark = pytest.mark.drawn

Axe = Callable[[Page], None]
DESKTOP = {"width": 1280, "height": 800}
NARROW = {"width": 320, "height": 640}
BACKEND = "clinic.staff.backend.WithClinic"

DESK = [
    "/queue/",
    "/queue/?view=decided",
    "/queue/?q=nobody",
    "/queue/{intake}/",
    "/queue/{unsent}/",
    "/patients/",
    "/patients/new/",
    "/patients/{patient}/",
    "/patients/{patient}/correct/",
    "/patients/{patient}/visit/",
    "/visits/{visit}/move/",
    "/visits/{visit}/cancel/",
    "/sign-in/password/",
    "/sign-in/two-factor/",
    "/sign-in/out/",
    "/keys/",
]
CLINICIAN = ["/reviews/", "/reviews/?view=decided", "/reviews/{intake}/"]
CLINICIAN += ["/reviews/{decided}/", "/insights/rules/"]
MANAGER = [
    "/insights/",
    "/insights/rules/",
    "/people/",
    "/people/new/",
    "/people/{person}/",
    "/settings/",
    "/settings/protocol/",
    "/settings/protocol/new/",
    "/settings/tablet/",
    "/settings/history/",
    "/settings/hours/",
    "/settings/look/",
    "/settings/messages/",
    "/settings/messages/invitation/email/en/",
    "/settings/messages/invitation/text/ar/",
    "/settings/sentences/",
    "/settings/sentences/new/",
    "/settings/keeping/",
]
STRANGER = ["/", "/sign-in/", "/sign-in/password/forgotten/", "/sign-in/password/sent/", "/none/"]


def signed_in(context: BrowserContext, person: User, live_server: Any) -> None:
    client = Client()
    client.force_login(person, backend=BACKEND)
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])


@pytest.fixture
def codes(live_server: Any) -> dict[str, Any]:
    """Somebody at every stage, so that each page has something to show."""
    clinic = a_clinic()
    flagged = an_intake(
        visit=a_visit(a_patient(clinic, family_name="Longer-Surname-Than-Most")),
        stage=Stage.AWAITING_REVIEW,
        PREG=["FEEDING"],
        MEDS=["THIN"],
        HSV="YES",
        ISO=...,
        GOAL_TEXT="Less shine by lunchtime, and smaller pores.",
    )
    return {
        "intake": an_intake(NMD=["MG"]).code,
        "unsent": an_intake(stage=Stage.STARTED).code,
        "decided": an_intake(stage=Stage.DECIDED).code,
        "flagged": flagged.code,
        "patient": flagged.patient.code,
        "visit": flagged.visit.code,
        "person": a_receptionist(clinic).code,
    }


@pytest.fixture
def opened(page: Page, context: BrowserContext, live_server: Any, codes: dict[str, Any]) -> Any:
    """`opened(make, path)`: a page as somebody of that role, or a stranger, sees it."""

    def open_(make: Any, path: str) -> Page:
        if make is not None:
            signed_in(context, make(), live_server)
        page.goto(path.format(**codes))
        return page

    return open_


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


@pytest.mark.parametrize(
    ("make", "paths"),
    [(a_receptionist, DESK), (a_clinician, CLINICIAN), (a_manager, MANAGER), (None, STRANGER)],
    ids=["front desk", "clinician", "manager", "stranger"],
)
def test_every_page_is_accessible_wide_and_dark_and_narrow_and_light(
    opened: Any, axe: Axe, codes: dict[str, Any], make: Any, paths: list[str]
) -> None:
    page = opened(make, paths[0])
    for path in paths:
        page.set_viewport_size(DESKTOP)
        page.emulate_media(color_scheme="dark")
        page.goto(path.format(**codes))
        axe(page)
        page.set_viewport_size(NARROW)
        page.emulate_media(color_scheme="light")
        axe(page)

        assert sideways(page) <= 0, page.url
        assert page.locator("h1").count() == 1, page.url


def test_a_review_with_flags_is_accessible_with_everything_unfolded(opened: Any, axe: Axe) -> None:
    page = opened(a_clinician, "/reviews/{flagged}/")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        axe(page)
    page.set_viewport_size(NARROW)

    assert sideways(page) <= 0


def test_a_clean_review_fits_a_laptop_without_scrolling(
    page: Page, context: BrowserContext, live_server: Any
) -> None:
    intake = an_intake(stage=Stage.AWAITING_REVIEW, visit=a_visit(a_patient(a_clinic())))
    signed_in(context, a_clinician(), live_server)
    page.set_viewport_size(DESKTOP)
    page.goto(f"/reviews/{intake.code}/")

    height = page.evaluate("document.documentElement.scrollHeight")

    assert height <= DESKTOP["height"]


def test_the_queue_is_worked_by_keyboard(opened: Any) -> None:
    page = opened(a_receptionist, "/queue/?view=new")

    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/queue/*-*/?view=new")
    page.keyboard.press("1")
    page.wait_for_url("**/queue/?view=new")

    assert Intake.objects.filter(stage=Stage.AWAITING_REVIEW.value).count() == 2


def test_a_slash_goes_to_the_search(opened: Any) -> None:
    page = opened(a_receptionist, "/queue/")

    page.keyboard.press("/")
    page.keyboard.type("longer")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_contain_text("Found for")
    expect(page.get_by_role("link", name="Longer-Surname")).to_be_visible()


def test_a_key_chooses_a_decision_and_shows_what_goes_with_it(opened: Any) -> None:
    page = opened(a_clinician, "/reviews/{flagged}/")
    page.set_viewport_size(DESKTOP)
    reason, until = (
        page.get_by_label("Reason", exact=True),
        page.get_by_role("textbox", name="Wait until"),
    )
    assert not reason.is_visible() and not until.is_visible()

    page.keyboard.press("4")

    expect(reason).to_be_visible()
    expect(page.locator("#id_defer_until")).to_be_visible()
    expect(page.locator("#id_conditions")).not_to_be_visible()


def test_a_link_is_copied_by_its_button(opened: Any, context: BrowserContext, axe: Axe) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(a_receptionist, "/patients/{patient}/visit/")
    next_month = timezone.localdate() + timedelta(days=30)
    page.get_by_label("Day of the visit").fill(next_month.isoformat())
    page.get_by_label("Show the link").check()
    page.get_by_role("button", name="Book the visit").click()
    link = page.locator("#link").input_value()
    axe(page)

    page.get_by_role("button", name="Copy").click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == link
