"""The pages about visits in a real browser: opening hours, a moved visit, a walk-in, an import."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from intake.events import SYSTEM
from intake.models import Patient, Sitting, Visit
from intake.services import plan_visit, set_pin
from tests.browser.test_staff_pages import DESKTOP, NARROW, Axe, sideways, signed_in
from tests.builders import (
    NOW,
    a_clinic,
    a_clinician,
    a_manager,
    a_patient,
    a_receptionist,
    an_intake,
)

HEADS = "First name,Last name,Date of birth,E-mail,Telephone,Day of visit,Time,With"
TOXIN = {
    "TOX_EVER": "YES",
    "TOX_BRAND": "ONA",
    "TOX_WHY": ["COSMETIC"],
    "TOX_WHO": "CLINIC",
    "TOX_PROBLEM": ["NONE"],
}


def looked_at(page: Page, axe: Axe) -> None:
    """Accessible wide and dark, narrow and light, and never wider than its window."""
    for size, scheme in ((DESKTOP, "dark"), (NARROW, "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        axe(page)
        assert sideways(page) <= 0, page.url


@pytest.fixture
def desk(page: Page, context: BrowserContext, live_server: Any) -> Page:
    rae = a_receptionist(a_clinic())
    set_pin(rae.clinic, pin="2580", by=rae, at=NOW)
    signed_in(context, rae, live_server)
    return page


def chosen(page: Page, folder: Path, *rows: str) -> None:
    file = folder / "patients.csv"
    file.write_text("\n".join([HEADS, *rows]), encoding="utf-8-sig")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="See what it would make").click()


def test_hours_that_cannot_be_are_mended_and_saved(
    page: Page, context: BrowserContext, live_server: Any, axe: Axe
) -> None:
    sam = a_manager(a_clinic())
    signed_in(context, sam, live_server)
    page.goto("/settings/hours/")
    looked_at(page, axe)
    monday = page.get_by_role("group", name="Monday")
    monday.get_by_label("to").first.fill("08:00")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="Monday: the second time must be later")).to_be_visible()
    looked_at(page, axe)

    monday.get_by_label("to").first.fill("18:00")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Saved.")).to_be_visible()
    sam.clinic.refresh_from_db()
    assert sam.clinic.opening_hours[0] == [["09:00", "18:00"]]


def test_a_moved_visit_says_what_changed(
    page: Page, context: BrowserContext, live_server: Any, axe: Axe
) -> None:
    today = timezone.localdate()
    visit_on = today + timedelta(days=14)
    intake = an_intake(visit=a_visit_on(visit_on), at=timezone.now(), TOX_LAST=last(today), **TOXIN)
    signed_in(context, a_clinician(intake.clinic), live_server)
    page.goto(f"/visits/{intake.visit.code}/move/")
    page.get_by_label("Day of the visit").fill((today + timedelta(days=80)).isoformat())
    page.get_by_role("button", name="Move").click()

    expect(page.get_by_role("heading", name="The visit was moved")).to_be_visible()
    expect(page.get_by_role("heading", name="Findings that went")).to_be_visible()
    looked_at(page, axe)


def test_a_walk_in_gets_the_tablet_with_one_form_and_one_press(desk: Page, axe: Axe) -> None:
    desk.goto("/patients/walk-in/")
    looked_at(desk, axe)
    desk.get_by_label("First name").fill("Nora")
    desk.get_by_label("Last name").fill("Vale")
    for label, typed in (("Day", "5"), ("Month", "4"), ("Year", "1990")):
        desk.get_by_label(label, exact=True).fill(typed)

    desk.get_by_role("button", name="Fill in on this tablet").click()

    expect(desk.get_by_text("Is this you?")).to_be_visible()
    assert Sitting.objects.get().intake.visit.on == timezone.localdate()


def test_a_file_is_mended_looked_at_and_imported(desk: Page, axe: Axe, tmp_path: Path) -> None:
    on = timezone.localdate() + timedelta(days=20)
    desk.goto("/import/")
    looked_at(desk, axe)
    chosen(desk, tmp_path, f"Zoë,Vale,5/4/1990,,,{on},9:30,", "Ola,,soon,,,,,")
    expect(desk.get_by_text("Line 3")).to_be_visible()
    looked_at(desk, axe)

    chosen(desk, tmp_path, f"Zoë,Vale,5/4/1990,,,{on},9:30,", "Ola,Berg,1980-01-01,,,,,")
    looked_at(desk, axe)
    desk.get_by_role("button", name="Import 2 new patients and 1 visit").click()

    expect(desk.get_by_text("Imported: 2 new patients and 1 visit.")).to_be_visible()
    assert Visit.objects.get().on == on
    assert {one.read_identity().given_name for one in Patient.objects.all()} == {"Zoë", "Ola"}


def last(today: date) -> str:
    """So long ago that a wait of three months is over in eighty days, and not before."""
    return (today - timedelta(days=30)).isoformat()


def a_visit_on(day: date) -> Visit:
    return plan_visit(a_patient(), on=day, by=SYSTEM, at=timezone.now())
