"""A manager adds a question, a patient answers it on a phone, and a clinician reads it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from intake.journey import Stage
from intake.models import Intake, OwnWording
from tests.browser.filling import answer_all, begin, go_on, press, send
from tests.browser.test_staff_pages import DESKTOP, NARROW, Axe, sideways, signed_in
from tests.builders import (
    CLEAN,
    a_clinic,
    a_clinician,
    a_link,
    a_manager,
    a_patient,
    a_visit,
    an_own_question,
)

FAINT = "Do you faint at needles?"


def test_a_question_is_written_seen_on_a_phone_answered_and_read(
    page: Page, context: BrowserContext, live_server: Any, clock: Any
) -> None:
    clinic = a_clinic()
    signed_in(context, a_manager(clinic), live_server)
    page.set_viewport_size(DESKTOP)
    page.goto("/settings/questions/")
    page.get_by_role("link", name="Add a question").click()
    page.get_by_role("link", name="Yes or no").click()

    page.get_by_label("Question", exact=True).fill("Is it not unusual that you faint?")
    press(page, "Preview")
    expect(page.locator("#error-summary")).to_contain_text("Say “not” only once")
    page.get_by_label("Question", exact=True).fill(FAINT)
    page.get_by_label("Tell the clinician").nth(1).check()
    press(page, "Preview")
    frame = page.frame_locator("iframe").first
    expect(frame.get_by_role("group", name=FAINT)).to_be_visible()
    expect(frame.get_by_label("I am not sure")).to_be_visible()
    assert not OwnWording.objects.exists()
    press(page, "Add the question")
    expect(page.get_by_role("link", name=FAINT)).to_be_visible()

    intake = answered(page, live_server, a_visit(a_patient(clinic)))

    signed_in(context, a_clinician(clinic), live_server)
    page.set_viewport_size(DESKTOP)
    page.goto(f"/reviews/{intake.code}/")
    told = page.locator(".notice", has_text="This clinic asked to be told")
    expect(told).to_contain_text(f"{FAINT} Yes")
    page.get_by_text("Asked by this clinic: 1 question").click()
    expect(page.locator("details[open] dl").first).to_contain_text("Added by Sam Field on 2 Mar")


def answered(page: Page, live_server: Any, visit: Any) -> Intake:
    """Answer everything on a phone, the clinic's own question last."""
    link = a_link(visit)
    page.set_viewport_size({"width": 390, "height": 844})
    begin(page, f"{live_server.url}/i/{link.token}/")
    answer_all(page, CLEAN, until="clinic")
    expect(page.get_by_role("heading", level=1)).to_have_text("Questions from our clinic")
    page.get_by_label("Yes").check()
    go_on(page)
    expect(page.locator("main")).to_contain_text("Do you faint at needles")
    send(page, CLEAN)
    intake = Intake.objects.get()
    assert intake.stage == Stage.AWAITING_TRIAGE
    return intake


def test_the_managers_pages_are_accessible_wide_and_narrow(
    page: Page, context: BrowserContext, live_server: Any, axe: Axe
) -> None:
    clinic = a_clinic()
    asked = an_own_question(clinic, "several", "What do you fear?", "Pain", "Needles")
    signed_in(context, a_manager(clinic), live_server)
    paths = ["", "new/", "new/?kind=yes_no", "new/?kind=one", f"{asked.code}/"]

    for path in paths:
        page.set_viewport_size(DESKTOP)
        page.emulate_media(color_scheme="dark")
        page.goto(f"/settings/questions/{path}")
        axe(page)
        page.set_viewport_size(NARROW)
        page.emulate_media(color_scheme="light")
        axe(page)

        assert sideways(page) <= 0, path


def test_every_kind_of_own_question_can_be_used_by_everybody(
    page: Page, live_server: Any, clock: Any, axe: Axe
) -> None:
    clinic = a_clinic()
    an_own_question(clinic, "yes_no", FAINT)
    an_own_question(clinic, "one", "How do you come to us?", "By car", "By bus")
    an_own_question(clinic, "several", "What do you fear?", "Pain", "Needles")
    an_own_question(clinic, "words", "Who told you of us?")
    an_own_question(clinic, "number", "How many flights do you climb?")
    link = a_link(a_visit(a_patient(clinic)))
    begin(page, f"{live_server.url}/i/{link.token}/")
    answer_all(page, CLEAN, until="clinic")

    for scheme, width in (("light", 320), ("dark", 1280)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 844})
        axe(page)
        assert sideways(page) <= 0
    page.get_by_label("How many flights do you climb?").fill("many")
    go_on(page)

    expect(page.locator("#error-summary")).to_contain_text("write a whole number from 0 to 999")
    assert page.get_by_label("How many flights do you climb?").input_value() == "many"
    axe(page)
