"""A patient with a phone, from the link to the receipt, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from intake.journey import Stage
from intake.models import Intake, Revision
from intake.questionnaire.editions import CURRENT
from tests.browser.filling import (
    answer_all,
    begin,
    fill,
    give_birth_date,
    go_on,
    press,
    send,
    skip_to,
    tick,
)
from tests.builders import NOW, a_clinic, a_clinician, a_link, a_patient, a_visit, answers

Axe = Callable[[Page], None]

GIVEN = answers(
    GOALS=["OIL", "PORES", "RED"],
    GOAL_TEXT="Less shine by lunchtime.",
    ZONES=["FOREHEAD", "NOSE"],
    TEX_NOW=...,
    BOTHER_TEXTURE=...,
    RED_NOW=2,
    RED_FLUSH=1,
    RED_DX="SELF",
    RED_SPOTS="NO",
    RED_EYES="NO",
    RED_THICK="NO",
    RED_BODY=["NONE"],
    BOTHER_RED=2,
    PORE_NOW=2,
    BOTHER_PORES=3,
    TOX_EVER="YES",
    TOX_LAST="2025-09-14",
    TOX_BRAND="ONA",
    TOX_WHY=["COSMETIC"],
    TOX_WHO="CLINIC",
    TOX_PROBLEM=["NONE"],
    PROCS={"FILLER": "2025-11-01", "LIGHT": None},
    MEDS=["AMINO"],
    AMINO_END="2026-03-20",
    APP_WORRY=2,
    APP_TIME="LT1",
    APP_UPSET=1,
    APP_AVOID=0,
    EVENT="2026-12-12",
)


@pytest.fixture
def link(clock: Any, live_server: Any) -> Any:
    clinic = a_clinic()
    doctor = a_clinician(clinic, name="Dr Amara Osei")
    return a_link(a_visit(a_patient(clinic), clinician=doctor))


@pytest.fixture
def scriptless(browser: Browser, start: str) -> Iterator[Page]:
    """The first page of questions in a browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield begin(context.new_page(), start)
    context.close()


def intake_of(link: Any) -> Intake:
    return Intake.objects.get(pk=link.intake.pk)


@pytest.mark.parametrize(
    ("symptoms", "words"), [(["BREATH"], "Call your emergency number now"), (["SPREAD"], "today")]
)
def test_a_red_flag_shows_where_help_is_and_nothing_else(
    opened: Page, link: Any, axe: Axe, symptoms: list[str], words: str
) -> None:
    fill(opened, CURRENT.page("today"), answers(SX_NOW=symptoms, SX_ONSET="NEW"))
    go_on(opened)

    expect(opened.locator("main")).to_contain_text(words)
    expect(opened.locator("main").get_by_role("link", name="Call 999")).to_have_attribute(
        "href", "tel:999"
    )
    assert opened.locator("main form").count() == 0
    axe(opened)
    opened.go_back()
    opened.reload()
    expect(opened.get_by_role("heading", level=1)).to_have_text("Please stop here")
    assert intake_of(link).triage == "RED"


def test_under_18_reads_a_kind_page(page: Page, live_server: Any, clock: Any, axe: Axe) -> None:
    born = NOW.date().replace(year=2010)
    link = a_link(a_visit(a_patient(a_clinic(), birth_date=born)))
    page.goto(f"{live_server.url}/i/{link.token}/")
    give_birth_date(page, born)

    expect(page.locator("main")).to_contain_text("only for people aged 18 or over")
    axe(page)
    assert intake_of(link).stage == Stage.CLOSED


def test_none_of_these_and_the_others_exclude_each_other(opened: Page) -> None:
    symptoms = opened.locator("#q-SX_NOW")
    tick(symptoms, ["EYES", "WEAK"])
    tick(symptoms, ["NONE"])
    expect(symptoms.locator("input:checked")).to_have_count(1)

    tick(symptoms, ["EYES"])

    expect(symptoms.locator("input[value=NONE]")).not_to_be_checked()


def test_a_question_appears_and_goes_with_the_answer_it_depends_on(opened: Page) -> None:
    onset = opened.locator("#q-SX_ONSET")
    expect(onset).to_be_hidden()
    tick(opened.locator("#q-SX_NOW"), ["EYES"])
    expect(onset).to_be_visible()
    tick(onset, ["OLD"])
    tick(opened.locator("#q-SX_NOW"), ["NONE"])
    expect(onset).to_be_hidden()
    tick(opened.locator("#q-FILLER"), ["SELF"])

    go_on(opened)

    expect(opened).to_have_url(re.compile("/conditions/$"))


def test_only_the_chosen_goals_are_offered_as_the_one_that_matters_most(
    opened: Page, link: Any
) -> None:
    skip_to(opened, link, GIVEN, until="goals")
    top = opened.locator("#q-GOAL_TOP")
    expect(top).to_be_hidden()

    tick(opened.locator("#q-GOALS"), ["OIL", "NECK"])

    expect(top).to_be_visible()
    expect(top.locator("label:visible")).to_have_text(["Oily or shiny skin", "Neck or jaw skin"])


def test_the_face_can_be_tapped_or_the_list_used(opened: Page, link: Any) -> None:
    skip_to(opened, link, GIVEN, until="goals")
    zones = opened.locator("#q-ZONES")

    zones.locator("[data-zone=FOREHEAD]").click(position={"x": 40, "y": 20})
    tick(zones, ["NOSE"])

    expect(zones.locator("input[value=FOREHEAD]")).to_be_checked()
    expect(zones.locator("[data-count]")).to_have_text("2 chosen: forehead, nose")


def test_dates_may_name_the_month_or_leave_out_the_day(opened: Page, link: Any) -> None:
    skip_to(opened, link, GIVEN, until="treatments")
    fill(opened, CURRENT.page("treatments"), GIVEN)
    last = opened.locator("#q-TOX_LAST")
    last.locator("input[name$=_day]").fill("")
    last.locator("input[name$=_month]").fill("sept")
    go_on(opened)

    expect(opened).to_have_url(re.compile("/skin/$"))
    assert intake_of(link).read_draft()["TOX_LAST"] == "2025-09-30"


def test_the_browsers_back_and_forward_lose_nothing(opened: Page, link: Any) -> None:
    answer_all(opened, GIVEN, until="pregnancy")

    opened.go_back()
    expect(opened.locator("#q-LONG_TERM input[value=NONE]")).to_be_checked()
    opened.go_back()
    expect(opened.locator("#q-FILLER input[value=SELF]")).to_be_checked()
    opened.go_forward()
    opened.go_forward()

    expect(opened).to_have_url(re.compile("/pregnancy/$"))
    opened.get_by_role("link", name="Back").click()
    expect(opened.locator("#q-LONG_TERM input[value=NONE]")).to_be_checked()
    assert intake_of(link).read_draft()["NMD"] == ["NONE"]


def test_a_change_comes_back_to_the_check(opened: Page, link: Any) -> None:
    skip_to(opened, link, GIVEN)

    opened.get_by_role("link", name="Change Greasy to touch").click()
    question = opened.locator("#q-OIL_TOUCH")
    expect(question).to_be_in_viewport()
    tick(question, ["1"])
    go_on(opened)

    expect(opened).to_have_url(re.compile("/check/"))
    row = opened.locator("dl > div", has_text="Greasy to touch")
    expect(row).to_contain_text("A little")
    expect(row).to_be_in_viewport()


def test_two_tabs_send_once_and_show_one_receipt(opened: Page, link: Any) -> None:
    skip_to(opened, link, GIVEN)
    other = opened.context.new_page()
    other.goto(opened.url)
    other.get_by_role("link", name="Continue", exact=True).click()
    fill(other, CURRENT.page("agreement"), GIVEN)
    send(opened, GIVEN)

    press(other, "Send my answers")

    expect(other.get_by_role("heading", level=1)).to_have_text("We have your answers")
    assert other.locator("main").inner_text() == opened.locator("main").inner_text()
    assert Revision.objects.count() == 1


def test_pressing_send_twice_sends_once(opened: Page, link: Any) -> None:
    skip_to(opened, link, GIVEN)
    opened.get_by_role("link", name="Continue", exact=True).click()
    fill(opened, CURRENT.page("agreement"), GIVEN)

    opened.get_by_role("button", name="Send my answers").dblclick(no_wait_after=True)

    expect(opened.get_by_role("heading", level=1)).to_have_text("We have your answers")
    assert Revision.objects.count() == 1


def test_after_sending_the_back_button_shows_no_answer(opened: Page) -> None:
    answer_all(opened, GIVEN)
    send(opened, GIVEN)

    for _ in range(3):
        opened.go_back()
        expect(opened.get_by_role("heading", level=1)).to_have_text("We have your answers")


def test_without_a_script_the_whole_form_works(scriptless: Page, link: Any) -> None:
    expect(scriptless.locator("#q-SX_ONSET")).to_be_visible()

    answer_all(scriptless, GIVEN)
    send(scriptless, GIVEN)

    assert intake_of(link).revision.read_answers().document() == GIVEN


def test_without_a_script_contradictions_are_said_in_words(scriptless: Page) -> None:
    tick(scriptless.locator("#q-SX_NOW"), ["EYES", "NONE"])
    go_on(scriptless)

    problem = scriptless.locator("#error-summary")
    expect(problem).to_contain_text("“None of these” cannot be ticked with another answer")
    expect(scriptless.locator("#q-SX_NOW input:checked")).to_have_count(2)


def test_back_to_a_page_that_had_an_error_shows_the_page(opened: Page) -> None:
    go_on(opened)
    expect(opened.locator("#error-summary")).to_be_visible()
    fill(opened, CURRENT.page("today"), GIVEN)
    go_on(opened)
    expect(opened).to_have_url(re.compile("/conditions/$"))

    opened.go_back()

    expect(opened.get_by_role("heading", level=1)).to_have_text("Today")
    expect(opened.locator("#q-SX_NOW input[value=NONE]")).to_be_checked()
