"""How a link reaches a patient, and what is done when it does not, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from intake.models import Invitation, Outbox, Visit
from tests.browser.test_staff_pages import DESKTOP, NARROW, sideways, signed_in
from tests.builders import a_clinic, a_patient, a_receptionist, a_visit

Axe = Callable[[Page], None]


@pytest.fixture
def visit(context: BrowserContext, live_server: Any, settings: Any, tmp_path: Any) -> Visit:
    """A visit in two weeks, and the front desk signed in."""
    settings.TEXT_FILE_PATH, settings.PUBLIC_URL = tmp_path / "texts", live_server.url
    clinic = a_clinic()
    signed_in(context, a_receptionist(clinic), live_server)
    on = timezone.localdate() + timedelta(days=14)
    return a_visit(a_patient(clinic, family_name="Quillfeather"), on=on)


def test_one_key_takes_back_a_link_that_was_just_sent(page: Page, axe: Axe, visit: Visit) -> None:
    page.goto(f"/patients/{visit.patient.code}/")
    page.get_by_role("button", name="E-mail it").click()
    expect(page.get_by_text("The link leaves in three minutes by e-mail.")).to_be_visible()
    axe(page)

    page.keyboard.press("u")

    expect(page.get_by_text("Taken back. Nothing was sent.")).to_be_visible()
    assert not Outbox.objects.waiting().exists()


def test_a_link_goes_by_each_way_and_a_code_is_shown_and_printed(
    page: Page, axe: Axe, visit: Visit, settings: Any
) -> None:
    page.goto(f"/patients/{visit.patient.code}/")
    for button, said in (("E-mail it", "ada@patient.example"), ("Text it", "+447700900123")):
        page.get_by_role("button", name=button).click()
        expect(page.get_by_text(f"The new link goes to {said}")).to_be_visible()
    Outbox.objects.update(due_at=timezone.now())  # the three minutes are over
    call_command("deliver")
    page.reload()
    expect(page.get_by_text("Sent by text").first).to_be_visible()
    assert len(list(settings.TEXT_FILE_PATH.iterdir())) == 1  # the link by e-mail was replaced

    page.get_by_role("button", name="Copy it").click()
    assert "/i/" in page.get_by_label("Link", exact=True).input_value()

    page.goto(f"/patients/{visit.patient.code}/")
    page.get_by_role("button", name="QR code", exact=True).click()
    expect(page.get_by_role("img", name="QR code with the link")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    assert "Quillfeather" not in page.content()
    for size, scheme in ((DESKTOP, "dark"), (NARROW, "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        axe(page)
        assert sideways(page) <= 0
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.get_by_text("For AQ")).to_be_visible()
    ways = Invitation.objects.order_by("pk").values_list("channel", flat=True)
    assert list(ways) == ["email", "text", "copy", "print"]


def test_what_came_back_is_seen_tried_again_and_settled(
    page: Page, axe: Axe, visit: Visit, settings: Any
) -> None:
    page.goto(f"/patients/{visit.patient.code}/")
    page.get_by_role("button", name="E-mail it").click()
    Outbox.objects.update(failed_at=timezone.now(), last_error="SMTPRecipientsRefused")

    page.goto("/queue/?view=unreached")
    page.get_by_role("link", name="Ada Quillfeather").click()
    expect(page.get_by_role("heading", name="Could not be sent")).to_be_visible()
    for size, scheme in ((DESKTOP, "dark"), (NARROW, "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        axe(page)
        assert sideways(page) <= 0
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("It is tried again")).to_be_visible()
    expect(page.get_by_role("heading", name="Could not be sent")).to_be_hidden()

    Outbox.objects.update(failed_at=timezone.now())
    page.reload()
    expect(page.get_by_role("link", name="Call instead")).to_be_visible()
    page.get_by_role("button", name="I reached the patient").click()
    expect(page.get_by_text("Noted.")).to_be_visible()
    page.goto("/queue/?view=unreached")
    expect(page.get_by_text("Nothing here")).to_be_visible()
