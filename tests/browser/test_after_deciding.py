"""What comes after a decision in a real browser: letters, the past, the room, a second hand."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from clinic.examining.services import examine, state
from intake.journey import Stage
from intake.models import Intake, Letter
from tests.browser.filling import press
from tests.browser.test_staff_pages import DESKTOP, NARROW, Axe, sideways, signed_in
from tests.builders import (
    a_clinic,
    a_clinician,
    a_held_decision,
    a_letter,
    a_patient,
    a_visit,
    an_intake,
    decided,
)


def here_today() -> Intake:
    """Somebody who was found suitable to come, and is here."""
    now = timezone.now()
    visit = a_visit(a_patient(a_clinic()), on=now.date())
    intake = an_intake(stage=Stage.AWAITING_REVIEW, visit=visit)
    decided(intake)
    intake.refresh_from_db()
    examine(intake, on=now.date(), looked_at="Forehead.", by=a_clinician(), at=now)
    state(intake, treatable=True, by=a_clinician(), at=now)
    return intake


def test_every_page_after_deciding_is_accessible_wide_and_narrow(
    page: Page, context: BrowserContext, live_server: Any, axe: Axe
) -> None:
    intake = here_today()
    letter = a_letter(intake, "internal")
    held = a_held_decision()
    signed_in(context, a_clinician(name="Dot Hale"), live_server)
    about, paths = f"/reviews/{intake.code}", ["/", "/letter/", "/letter/?to=doctor", "/room/"]
    paths += [f"/letters/{letter.code}/", f"/decisions/{letter.decision}/"]

    for url in [*(about + path for path in paths), f"/reviews/{held.intake.code}/"]:
        page.set_viewport_size(DESKTOP)
        page.emulate_media(color_scheme="dark")
        page.goto(url)
        opened = "document.querySelectorAll('main details').forEach((fold) => { fold.open = true })"
        page.evaluate(opened)
        axe(page)
        page.set_viewport_size(NARROW)
        page.emulate_media(color_scheme="light")
        axe(page)

        assert sideways(page) <= 0, url


def test_in_the_room_questions_and_findings_are_in_sight_together(
    page: Page, context: BrowserContext, live_server: Any
) -> None:
    visit = a_visit(a_patient(a_clinic()), on=timezone.localdate())
    intake = an_intake(stage=Stage.AWAITING_REVIEW, visit=visit, PREG=["FEEDING"])
    signed_in(context, a_clinician(), live_server)
    page.set_viewport_size(DESKTOP)
    page.goto(f"/reviews/{intake.code}/room/")
    parts = (".person .own-words", "#id_ILL_NOW_0", "[data-finding]", "text=Keep what was told")
    page.locator("#id_ILL_NOW_0").scroll_into_view_if_needed()
    for part in parts:
        expect(page.locator(part).first).to_be_in_viewport()

    page.locator(".as-sent").focus()
    page.keyboard.press("End")
    expect(page.get_by_text("Who did and read what")).to_be_in_viewport()
    expect(page.locator("#id_ILL_NOW_0")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollHeight") <= DESKTOP["height"]


def test_a_letter_is_typed_read_over_and_issued(
    page: Page, context: BrowserContext, live_server: Any
) -> None:
    intake = here_today()
    signed_in(context, a_clinician(), live_server)
    page.goto(f"/reviews/{intake.code}/letter/")

    page.get_by_label("A paragraph of your own").fill("Please bring your list.")
    press(page, "Read it over")
    press(page, "Issue the letter as it stands here")

    page.wait_for_url("**/letters/*/")
    assert "Please bring your list." in Letter.objects.get().read().text
