"""How many keys and clicks a morning takes: `python -m bench.morning`, in a real Chromium.

Fifty intakes wait. A robot that only presses keys and clicks, as a receptionist and then as a
clinician, triages and decides each by the pages. A text that is typed counts as one.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.chromium import FLAGS, MISSING, chromium
from tests.walk.served import served

DESK = {"width": 1280, "height": 800}
CLEAN, FLAGGED, ASKED = 32, 12, 6  # fifty
STOP = {"MEDS": ["AMINO"], "AMINO_END": "2026-03-20"}  # after the visit
GOALS = {
    "triage, clean": 2,
    "triage, flagged": 6,
    "ask one thing": 4,
    "decide, clean": 3,
    "decide against a stop": 6,
}


class Hands:
    """Two hands at one page, which count what they do."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.did = 0

    def key(self, name: str) -> None:
        self.did += 1
        self.page.keyboard.press(name)

    def type(self, words: str) -> None:
        self.did += 1
        self.page.keyboard.type(words)

    def press(self, name: str) -> None:
        self.did += 1
        self.page.get_by_role("button", name=name).click()

    def goes(self, act: Callable[[], None]) -> None:
        """Do what leads to another page, and wait for it."""
        with self.page.expect_navigation():
            act()

    @contextmanager
    def counted(self, what: str, seen: dict[str, list[int]]) -> Iterator[None]:
        before = self.did
        yield
        seen.setdefault(what, []).append(self.did - before)


def main() -> None:
    if not chromium():
        sys.exit(MISSING)
    with served() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        clinic = a_morning()
        seen: dict[str, list[int]] = {}
        front_desk(Hands(signed_in(browser, url, clinic, "front_desk")), url, seen)
        clinician(Hands(signed_in(browser, url, clinic, "clinician")), url, seen)
        browser.close()
    print(f"{CLEAN + FLAGGED + ASKED} intakes, keys and clicks for each (a text counts as one):")
    for what, each in seen.items():
        missed = "" if max(each) <= GOALS[what] else f"  missed (at most {GOALS[what]})"
        print(
            f"  {what:<22} {len(each):3} times, median {median(each):.0f}, most {max(each)}{missed}"
        )


def a_morning() -> Any:
    """A clinic with its answers in; every intake waits for triage."""
    from tests.builders import a_clinic, a_patient, a_visit, an_intake

    clinic = a_clinic()
    for number in range(CLEAN + FLAGGED + ASKED):
        patient = a_patient(clinic, given_name=f"Patient{number:02}")
        given = STOP if number >= CLEAN + ASKED else {}
        an_intake(visit=a_visit(patient), **given)
    return clinic


def front_desk(hands: Hands, url: str, seen: dict[str, list[int]]) -> None:
    """What is flagged comes as it comes: the queue itself says which is first."""
    from intake.journey import Stage
    from intake.models import Intake

    asked = 0
    while waiting := Intake.objects.filter(stage=Stage.AWAITING_TRIAGE).count():
        hands.page.goto(f"{url}/queue/?view=new")
        first = hands.page.locator("[data-intake]").first
        intake = Intake.objects.get(code=first.get_attribute("data-intake"))
        if not flagged(intake) and asked < ASKED:
            with hands.counted("ask one thing", seen):
                hands.goes(lambda: hands.key("2"))
                hands.key("1")
                hands.goes(lambda: hands.key("p"))
                hands.goes(lambda: hands.key("s"))
            asked += 1
        else:
            with hands.counted(f"triage, {'flagged' if flagged(intake) else 'clean'}", seen):
                hands.goes(lambda: hands.key("Enter"))
                hands.goes(lambda: hands.key("1"))
        if Intake.objects.filter(stage=Stage.AWAITING_TRIAGE).count() != waiting - 1:
            raise RuntimeError(f"{hands.page.url} did not take the triage of {intake}")


def clinician(hands: Hands, url: str, seen: dict[str, list[int]]) -> None:
    """Clean ones are suitable; with a stop the clinician goes on, and says why."""
    from intake.journey import Stage
    from intake.models import Intake

    while waiting := Intake.objects.filter(stage=Stage.AWAITING_REVIEW).count():
        hands.page.goto(f"{url}/reviews/")
        address = hands.page.locator("a[data-row]").first.get_attribute("href") or ""
        intake = Intake.objects.get(code=address.strip("/").rpartition("/")[2])
        against = flagged(intake)
        with hands.counted("decide against a stop" if against else "decide, clean", seen):
            hands.goes(lambda: hands.key("Enter"))
            hands.key("1")
            if against:
                hands.key("l")
                hands.page.get_by_label("Reason", exact=True).click()
                hands.did += 1
                hands.type("Stopped a year ago; letter seen.")
                hands.goes(lambda: hands.press("Sign"))
            else:
                hands.goes(lambda: hands.key("Enter"))
        if Intake.objects.filter(stage=Stage.AWAITING_REVIEW).count() != waiting - 1:
            raise RuntimeError(f"{hands.page.url} did not take the decision about {intake}")


def flagged(intake: Any) -> bool:
    assessment = intake.latest_assessment()
    return bool(assessment.triage != "ROUTINE")


def signed_in(browser: Browser, url: str, clinic: Any, role: str) -> Page:
    from django.test import Client

    from tests.builders import a_clinician, a_receptionist

    person = {"front_desk": a_receptionist, "clinician": a_clinician}[role](clinic)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person, backend="clinic.staff.backend.WithClinic")
    context = browser.new_context(viewport=DESK)
    cookie = client.cookies["sessionid"]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": url}])
    return context.new_page()


if __name__ == "__main__":
    main()
