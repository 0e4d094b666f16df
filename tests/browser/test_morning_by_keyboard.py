"""The front desk's morning by keyboard alone: no pointer is ever used, and the focus is seen."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from clinic.desk.teamwork import Assignment, Note
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Intake, Visit
from tests.builders import a_clinic, a_patient, a_receptionist, a_visit, an_intake

MOST_TABS = 120
PASSWORD = "fourteen linden trees"  # noqa: S105, of nobody

FOCUS = """() => {
  const one = document.activeElement;
  const label = one.labels && one.labels.length ? one.labels[0].textContent : "";
  const ringed = (which) => {
    const style = getComputedStyle(which);
    return style.outlineStyle !== "none" || style.boxShadow !== "none";
  };
  const box = one.getBoundingClientRect();
  return {
    name: one.name || "",
    says: (one.getAttribute("aria-label") || label || one.textContent || "").trim(),
    ringed: ringed(one) || ringed(one.parentElement),
    picker: ["date", "time"].includes(one.type),  // whose parts have rings of the browser's own
    inside: box.top >= 0 && box.top <= innerHeight,
  };
}"""


class Keyboard:
    """Somebody who works without a mouse."""

    def __init__(self, page: Page) -> None:
        self.page, self.press = page, page.keyboard.press

    def to(self, wanted: str) -> None:
        """Tab to what has this name or says this; each stop on the way is seen."""
        for _ in range(MOST_TABS):
            self.press("Tab")
            focus = self.page.evaluate(FOCUS)
            if focus["says"]:
                assert focus["ringed"] or focus["picker"], f"The focus is not seen on {focus}."
                assert focus["inside"], f"The focus is off the screen on {focus}."
            if wanted in (focus["name"], focus["says"]):
                return
        raise AssertionError(f"Tab does not come to {wanted}.")

    def write(self, field: str, words: str) -> None:
        self.to(field)
        self.page.keyboard.type(words)

    def goes(self, *keys: str) -> None:
        """Press what leads to another page."""
        with self.page.expect_navigation():
            for key in keys:
                self.press(key)

    def told(self, words: str) -> None:
        expect(self.page.get_by_role("status").filter(has_text=words)).to_be_visible()


@pytest.fixture
def rae(live_server: Any) -> User:
    rae = a_receptionist(a_clinic())
    rae.set_password(PASSWORD)
    rae.save()
    return rae


@pytest.fixture
def waiting(rae: User) -> dict[str, Intake]:
    names = ("Ana", "Bea", "Cora")
    return {
        name: an_intake(
            visit=a_visit(a_patient(rae.clinic, given_name=name, family_name=f"{name}son"))
        )
        for name in names
    }


def test_from_signing_in_to_signing_out(
    page: Page, rae: User, waiting: dict[str, Intake], axe: Any
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    hands = Keyboard(page)

    page.goto("/sign-in/")
    hands.write("login", rae.email)
    hands.write("password", PASSWORD)
    hands.goes("Enter")
    page.goto("/queue/")

    hands.goes("Enter")
    ana = page.get_by_role("heading", level=1).inner_text().split()[0]
    hands.goes("1")
    hands.told("Sent to a clinician.")
    hands.goes("u")
    waiting[ana].refresh_from_db()
    assert waiting[ana].stage == Stage.AWAITING_TRIAGE

    page.keyboard.press("n")
    page.keyboard.type("Asked for a morning.")
    hands.to("Keep the note")
    hands.goes("Enter")
    assert Note.objects.get().read_text() == "Asked for a morning."

    page.keyboard.press("a")
    page.keyboard.type("Rae")
    hands.to("Assign")
    hands.goes("Enter")
    assert Assignment.objects.get().to == rae

    hands.goes("1")
    hands.told("Sent to a clinician.")
    axe(page)

    page.keyboard.press("j")
    hands.goes("2")
    page.keyboard.press("1")
    hands.goes("p")
    hands.goes("s")
    hands.told("The patient is asked.")
    assert Intake.objects.filter(stage=Stage.AWAITING_PATIENT).count() == 1

    page.keyboard.press("/")
    page.keyboard.type("Cora")
    hands.goes("Enter")
    hands.to("Cora Corason")
    hands.goes("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cora Corason")

    page.goto("/patients/new/")
    hands.write("given_name", "Dita")
    hands.write("family_name", "Roe")
    hands.write("birth_date_day", "4")
    hands.write("birth_date_month", "5")
    hands.write("birth_date_year", "1988")
    hands.write("email", "dita.roe@example.org")
    hands.to("on")
    page.keyboard.type(f"0101{timezone.localdate().year + 1}")
    hands.to("channel")
    page.keyboard.press("Space")
    hands.to("Book the visit")
    hands.goes("Enter")
    axe(page)
    assert Visit.objects.count() == 4
