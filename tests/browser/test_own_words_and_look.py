"""A manager words a message and chooses a colour, in a real browser; patients meet both."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from clinic.staff.models import User
from intake.models import Outbox, Visit
from intake.notices import write
from intake.services import invite
from tests.browser.filling import press
from tests.browser.test_staff_pages import Axe, signed_in
from tests.browser.test_visit_pages import looked_at
from tests.builders import a_clinic, a_manager, a_patient, a_receptionist, a_visit
from tests.support.pictures import encoded

PLUM = "#7a1f5c"
BRAND = "getComputedStyle(document.documentElement).getPropertyValue('--brand').trim()"


def the_manager(context: BrowserContext, live_server: Any) -> User:
    sam = a_manager(a_clinic())
    signed_in(context, sam, live_server)
    return sam


def a_visit_to_come(sam: User) -> Visit:
    return a_visit(a_patient(sam.clinic), on=timezone.localdate() + timedelta(days=14))


def test_words_are_tried_mended_saved_and_sent(
    page: Page, context: BrowserContext, live_server: Any, axe: Axe
) -> None:
    sam = the_manager(context, live_server)
    page.goto("/settings/messages/")
    page.get_by_role("link", name="Invitation by e-mail: English").click()
    page.get_by_label("Words").fill("Dear {name}, your skin, please.")
    press(page, "See it with a sample")
    expect(page.get_by_role("link", name="Leave out “skin”")).to_be_visible()
    looked_at(page, axe)

    page.get_by_label("Words").fill("Dear {name}, before {date}: {link}")
    press(page, "See it with a sample")
    expect(page.get_by_text("Dear Maria, before 24 September: http")).to_be_visible()
    looked_at(page, axe)
    press(page, "Save")

    expect(page.get_by_text("Your own words are in force.")).to_be_visible()
    visit = a_visit_to_come(sam)
    invite(visit, channel="email", by=sam, at=timezone.now())
    day = f"{visit.on.day} {visit.on:%B}"
    assert write(Outbox.objects.get()).body.startswith(f"Dear Ada, before {day}: http")
    press(page, "Back to the standard words")
    expect(page.get_by_text("The standard words are in force.")).to_be_visible()


def test_a_colour_and_a_logo_are_on_the_patients_pages_in_light_and_dark(
    page: Page, context: BrowserContext, live_server: Any, axe: Axe
) -> None:
    sam = the_manager(context, live_server)
    page.goto("/settings/look/")
    page.get_by_label("Colour").fill("#ffcc00")
    press(page, "Save")
    expect(page.get_by_role("link", name="#806600 would do")).to_be_visible()

    page.get_by_label("Colour").fill(PLUM)
    logo = {"name": "l.png", "mimeType": "image/png", "buffer": encoded(kind="PNG")}
    page.get_by_label("Logo").set_input_files(logo)
    press(page, "Save")
    looked_at(page, axe)

    by = a_receptionist(sam.clinic)
    link = invite(a_visit_to_come(sam), channel="copy", by=by, at=timezone.now())
    page.goto(f"/i/{link.token}/")
    for scheme, brand in (("light", PLUM), ("dark", "#df82c0")):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(BRAND) == brand
        axe(page)
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    assert page.locator("img.logo").evaluate("one => one.naturalWidth") > 0
