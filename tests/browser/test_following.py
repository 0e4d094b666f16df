"""From a treatment that is recorded to a check-in on a telephone to a warning sign on the queue."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from clinic.following.due import write_due
from intake.following.schedule import REPORT, WEEK_4
from intake.models import Clinic, Outbox, Treatment
from tests.browser.filling import press, tick, type_day
from tests.browser.test_staff_pages import DESKTOP, NARROW, Axe, sideways, signed_in
from tests.builders import (
    BORN,
    SAFE,
    a_check_in,
    a_clinic,
    a_clinician,
    a_receptionist,
    a_treatment,
    an_examined_intake,
)
from tests.following.conftest import at


def test_a_treatment_a_check_in_and_a_warning_sign_on_the_queue(
    page: Page,
    context: BrowserContext,
    browser: Browser,
    browser_context_args: dict[str, Any],
    live_server: Any,
    clock: Any,
) -> None:
    cleo = a_clinician(a_clinic())
    intake = an_examined_intake(by=cleo, at=timezone.now())
    signed_in(context, cleo, live_server)
    page.set_viewport_size(DESKTOP)
    page.goto(f"/reviews/{intake.code}/")
    page.get_by_role("link", name="Record the treatment").click()
    page.get_by_label("Brand").select_option("ONA")
    page.get_by_label("Lot").fill("c1234-a")
    press(page, "Record the treatment")
    expect(page.get_by_text("lot C1234-A")).to_be_visible()

    made = Treatment.objects.get()
    clock.move_to(at(made.on + timedelta(days=2), 10))
    write_due(Clinic.objects.get(), at=timezone.now())
    token = Outbox.objects.get(kind=Outbox.Kind.CHECK_IN).read()["token"]
    phone = browser.new_context(**browser_context_args).new_page()
    phone.goto(f"/i/{token}/")
    press(phone, "Start")
    type_day(phone.locator("#q-DOB"), BORN.isoformat())
    press(phone, "Continue")
    for code, answer in (SAFE | {"FU_WEAK": "YES"}).items():
        tick(phone.locator(f"#q-{code}"), [answer])
    press(phone, "Send my answers")
    expect(phone).to_have_url(re.compile("/check-in/thanks/$"))
    expect(phone.locator("#content").get_by_role("link", name="Call 999")).to_be_visible()
    phone.context.close()

    signed_in(context, a_receptionist(made.clinic), live_server)
    page.goto("/queue/?view=new")
    expect(page.get_by_role("heading", name="a clinician phones now")).to_be_visible()
    assert intake.patient.read_identity().name in page.locator(".alarm").inner_text()


def test_the_course_is_accessible_wide_and_narrow(
    page: Page, context: BrowserContext, live_server: Any, axe: Axe
) -> None:
    cleo, now = a_clinician(a_clinic()), timezone.now()
    then = now - timedelta(days=30)
    treated = a_treatment(an_examined_intake(by=cleo, at=then), by=cleo, at=then)
    a_check_in(treated, WEEK_4, at=now - timedelta(days=2), OIL_SHINE=0, OIL_FEEL=1)
    a_check_in(treated, REPORT, at=now, FU_WEAK="YES", FU_TEXT="My arm")
    empty = an_examined_intake(by=cleo, at=now)
    signed_in(context, cleo, live_server)

    codes = (treated.intake.code, empty.code)
    for url in [*(f"/reviews/{code}/after/" for code in codes), "/queue/"]:
        page.set_viewport_size(DESKTOP)
        page.emulate_media(color_scheme="dark")
        page.goto(url)
        page.evaluate("document.querySelectorAll('main details').forEach((f) => { f.open = true })")
        axe(page)
        page.set_viewport_size(NARROW)
        page.emulate_media(color_scheme="light")
        axe(page)

        assert sideways(page) <= 0, url
