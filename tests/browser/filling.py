"""Answering a page as a person does, by pressing and typing."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from intake.models import Intake
from intake.questionnaire.edition import MergedList
from intake.questionnaire.edition import Page as Asked
from intake.questionnaire.editions import CURRENT
from intake.questionnaire.kinds import Day, Procedures, TeachBack, Words
from tests.builders import BORN, fill_in
from tests.patient.journey import SIGNED, typed

PRESS_AND_TYPE = """(steps) => steps.forEach(([selector, text]) => {
  const control = document.querySelector(selector);
  if (!control || control.disabled) return;
  if (text === null) { if (!control.checked) control.click(); return; }
  control.value = text;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
})"""


def fill_at_once(page: Page, asked: Asked, answers: dict[str, Any]) -> None:
    """Answer a page in one go inside the browser, for tests about what comes after it."""
    steps: list[tuple[str, str | None]] = []
    for name, given in typed(asked, answers).items():
        for value in given if isinstance(given, list) else [given]:
            exact = f"[name='{name}'][value='{value}']"
            typing = re.search("_(day|month|year)$|^signature$", name)
            typing = typing or asked_in_words(asked, name)
            steps.append((f"[name='{name}']", str(value)) if typing else (exact, None))
    # A link was followed, perhaps: the page it leads to has to be there, and its scripts too.
    for first, _ in steps[:1]:
        page.locator(first).first.wait_for(state="attached")
    page.wait_for_load_state("domcontentloaded")
    page.evaluate(PRESS_AND_TYPE, steps)


def asked_in_words(asked: Asked, name: str) -> bool:
    return any(isinstance(item, Words) and item.code == name for item in asked.items)


def fill(page: Page, asked: Asked, answers: dict[str, Any]) -> None:
    """Answer what the page asks; what is not among the answers is left alone."""
    for item in asked.items:
        question = page.locator(f"#q-{item.code}")
        if isinstance(item, MergedList):
            tick(question, item.gather(answers))
        elif isinstance(item, TeachBack):
            tick(question, [answers.get(item.code, item.right)])
        elif item.code not in answers or not question.count() or not question.is_visible():
            continue
        elif isinstance(item, Words):
            question.locator("input, textarea").fill(answers[item.code])
        elif isinstance(item, Day):
            type_day(question, answers[item.code])
        elif isinstance(item, Procedures):
            _procedures(question, answers[item.code])
        else:
            given = answers[item.code]
            tick(question, given if isinstance(given, list) else [given])
    if asked.slug == "agreement" and page.locator("#signature").is_visible():
        page.locator("#signature").fill(SIGNED)


def tick(question: Locator, codes: list[Any]) -> None:
    """Press the cards that are not chosen yet."""
    for code in codes:
        card = question.locator(f"input[value='{code}']").first
        if not card.is_checked():
            card.check()


def type_day(place: Locator, answer: str | None) -> None:
    """Type a day into the three boxes, its month as a name, or tick "I do not know"."""
    if answer is None:
        place.locator("input[name$='_unknown']").check()
        return
    day = date.fromisoformat(answer)
    for box, text in {"day": f"{day.day}", "month": f"{day:%B}", "year": f"{day.year}"}.items():
        place.locator(f"input[name$='_{box}']").fill(text)


def _procedures(question: Locator, days: dict[str, str | None]) -> None:
    tick(question, list(days) or ["NONE"])
    for code, day in days.items():
        card = question.locator(f"input[value='{code}']")
        detail = question.locator(f"[data-when-ticked='{card.get_attribute('id')}']")
        type_day(detail, day)


def go_on(page: Page) -> None:
    """Press Continue and wait for the page that answers it, which may be this one again."""
    press(page, "Continue")


def press(page: Page, button: str) -> None:
    """Press a button and wait for the page that answers it."""
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()


def give_birth_date(page: Page, born: date = BORN, *, button: str = "Start") -> None:
    """Type the birth date on the start page, or on another that asks for it, and go on."""
    type_day(page.locator("#q-DOB"), born.isoformat())
    press(page, button)


def begin(page: Page, start: str) -> Page:
    """From the link to the first page of questions."""
    page.goto(start)
    give_birth_date(page)
    expect(page).to_have_url(re.compile("/today/$"))
    return page


def place(page: Page) -> str:
    """Where the patient is: the last part of the address."""
    return page.url.split("?")[0].split("#")[0].rstrip("/").rsplit("/", 1)[-1]


def answer_all(page: Page, given: dict[str, Any], *, until: str = "check") -> None:
    """Answer every page as it comes, up to one."""
    while (slug := place(page)) != until:
        fill_at_once(page, CURRENT.page(slug), given)
        go_on(page)
        assert place(page) != slug, page.locator("#error-summary").inner_text()


def skip_to(page: Page, link: Any, given: dict[str, Any], *, until: str = "check") -> None:
    """The same without a browser, for tests about what comes after: only its page is opened."""
    intake = Intake.objects.get(pk=link.intake.pk)
    given = {code: answer for code, answer in given.items() if answer is not ...}
    fill_in(intake, given, until="agreement" if until == "check" else until, at=timezone.now())
    page.goto(page.url.replace("/today/", f"/{until}/"))
    assert place(page) == until


def send(page: Page, given: dict[str, Any]) -> None:
    """From the check to the receipt."""
    page.get_by_role("link", name="Continue", exact=True).click()
    fill_at_once(page, CURRENT.page("agreement"), given)
    press(page, "Send my answers")
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your answers")


def continue_(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()


def draft(link: Any) -> dict[str, Any]:
    return Intake.objects.get(pk=link.intake.pk).read_draft()
