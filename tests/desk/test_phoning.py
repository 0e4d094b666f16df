"""Filling in by phone: staff type what they are told, and read back only what was told now."""

from __future__ import annotations

import re
from typing import Any

import pytest

from clinic.review.told import Told
from intake.journey import Stage
from intake.models import Intake, Origins
from intake.questionnaire.editions import CURRENT
from intake.services import save_page
from tests.builders import (
    CLEAN,
    NOW,
    a_clinician,
    a_link,
    an_intake,
    answers,
)
from tests.patient.journey import checked, typed, words

pytestmark = pytest.mark.django_db


def url(intake: Intake, slug: str = "") -> str:
    return f"/queue/{intake.code}/phone/" + (f"{slug}/" if slug else "")


def tell(client: Any, intake: Intake, given: dict[str, Any], *, until: str = "") -> Any:
    """Type every page as it comes; returns what the last one led to."""
    place = client.post(url(intake))["Location"]
    while (slug := place.rstrip("/").rsplit("/", 1)[-1]) not in ("sent", until):
        response = client.post(place, typed(CURRENT.page(slug), given))
        assert response.status_code == 302, words(response)
        place = response["Location"]
    return client.get(place)


@pytest.fixture
def intake() -> Intake:
    return a_link().intake


def test_the_first_page_says_whose_birth_date_to_ask_for(desk, intake):
    page = words(desk.get(url(intake)))

    assert "Before you begin" in page
    assert "15 Jun 1992" in page


def test_a_whole_form_is_told_and_gets_a_reference_to_read_out(desk, intake, rae):
    last = words(tell(desk, intake, CLEAN))

    intake.refresh_from_db()
    assert intake.stage == Stage.AWAITING_TRIAGE
    assert intake.revision.receipt in last
    assert "Read this out" in last
    came = Origins.objects.get(revision=intake.revision).read()
    assert {origin.told_to for origin in came.values()} == {str(rae.code)}


def test_events_say_that_staff_filled_it_in(desk, intake, rae):
    tell(desk, intake, CLEAN)

    done = {event.name: event.actor for event in intake.events.all()}
    assert done["filled in by phone"] == done["started"] == done["submitted"] == rae


def test_the_clinician_reads_to_whom_it_was_told_and_who_answered(desk, intake):
    tell(desk, intake, answers(FILLER="OTHER"))
    intake.refresh_from_db()
    desk.force_login(a_clinician())

    page = words(desk.get(f"/reviews/{intake.code}/"))

    assert "told by the patient to Rae Okoro" in page
    assert "Someone else, for me" in Told(intake.revision).heard
    assert "spoken on the telephone" in page


def test_what_the_patient_typed_is_not_shown_to_the_front_desk(desk, intake):
    given = {"DOB": CLEAN["DOB"], "SX_NOW": ["NONE"], "FILLER": "HELP"}
    save_page(intake, page="today", answers=given, at=NOW)
    told = {"NMD": ["NONE"], "BSV": ["LUNG"], "ALLERGY": ["MILK"]}
    save_page(intake, page="conditions", answers=told, at=NOW)
    desk.post(url(intake))

    assert not checked(desk.get(url(intake, "today")))
    assert not checked(desk.get(url(intake, "conditions")))


def test_what_was_told_in_this_call_is_shown_and_forgotten_with_the_next(desk, intake):
    tell(desk, intake, answers(ALLERGY=["MILK"]), until="goals")

    assert "ALLERGY=MILK" in checked(desk.get(url(intake, "conditions")))
    desk.post(url(intake))
    assert not checked(desk.get(url(intake, "conditions")))


def test_a_clinician_reads_what_was_typed_before(desk, intake):
    save_page(intake, page="pregnancy", answers={"PREG": ["MAYBE"]}, at=NOW)
    desk.force_login(a_clinician())
    desk.post(url(intake))

    assert checked(desk.get(url(intake, "pregnancy"))) == ["PREG=MAYBE"]


def test_what_is_left_empty_stays_as_the_patient_typed_it(desk, intake, rae):
    told = {"NMD": ["NONE"], "BSV": ["LUNG"], "ALLERGY": ["MILK"]}
    save_page(intake, page="conditions", answers=told, at=NOW)
    desk.post(url(intake))

    desk.post(url(intake, "conditions"), {"ALLERGY": ["LIDO"]})

    intake.refresh_from_db()
    draft = intake.read_draft()
    assert (draft["ALLERGY"], draft["BSV"]) == (["LIDO"], ["LUNG"])
    assert intake.draft_marks["ALLERGY"] == {"told_to": str(rae.code)}
    assert "BSV" not in intake.draft_marks


def test_what_nobody_told_yet_is_asked_for(desk, intake):
    desk.post(url(intake))

    response = desk.post(url(intake, "today"), {"FILLER": "SELF"})

    assert response.status_code == 422
    assert "Tick each sign you have" in words(response)


def test_a_red_flag_stops_the_call_with_what_to_say(desk, intake):
    desk.post(url(intake))
    given = {"SX_NOW": "BREATH", "SX_ONSET": "NEW", "FILLER": "SELF"}

    place = desk.post(url(intake, "today"), given)["Location"]
    page = words(desk.get(place))

    intake.refresh_from_db()
    assert intake.revision.stopped
    assert "Stop here and read this out" in page
    assert "Hard to breathe" not in page


def test_what_is_sent_is_not_typed_over(desk):
    intake = an_intake()

    assert desk.post(url(intake))["Location"] == f"/queue/{intake.code}/"
    assert desk.post(url(intake, "today"), {"FILLER": "HELP"}).status_code == 302
    assert intake.revision.read_answers()["FILLER"] == "SELF"


def test_nobody_types_without_having_begun_a_call(desk, intake):
    response = desk.post(url(intake, "today"), {"FILLER": "HELP"})

    assert response["Location"] == url(intake)
    intake.refresh_from_db()
    assert intake.stage == Stage.INVITED


def test_the_agreement_is_not_read_out_before_all_is_told(desk, intake):
    desk.post(url(intake))

    assert desk.get(url(intake, "agreement"))["Location"].endswith("/today/")


def test_the_desk_page_offers_it_while_the_patient_has_it(desk, intake):
    assert "Fill in by phone" in words(desk.get(f"/queue/{intake.code}/"))


WARFRIN = answers(MEDS=["NONE"], MEDS_TEXT="warfrin")


def said(desk, place, answer):
    """Choose what the caller says to the only question that is read out."""
    (key,) = set(re.findall(r"name=\W(\w{12})\W", desk.get(place).content.decode()))
    return desk.post(place, {key: answer})


def test_a_medicine_typed_on_the_phone_is_read_back_to_the_caller(desk, intake):
    page = words(tell(desk, intake, WARFRIN, until="words"))

    assert "We read “warfrin” as warfarin, a blood thinner. Is that right?" in page
    assert "Read each question out" in page


def test_yes_ticks_it_as_told_to_whoever_typed(desk, intake, rae):
    tell(desk, intake, WARFRIN, until="words")
    place = said(desk, url(intake, "words"), "YES")["Location"]

    intake.refresh_from_db()
    assert place != url(intake, "words")
    assert intake.read_draft()["MEDS"] == ["THIN"]
    assert intake.draft_marks["MEDS"] == {"told_to": str(rae.code)}
    assert intake.events.get(name="read back").actor == rae


def test_the_clinician_reads_what_the_caller_said_and_that_it_was_by_phone(desk, intake):
    tell(desk, intake, WARFRIN, until="words")
    place = said(desk, url(intake, "words"), "NO")["Location"]
    while not place.endswith("/sent/"):
        slug = place.rstrip("/").rsplit("/", 1)[-1]
        place = desk.post(place, typed(CURRENT.page(slug), WARFRIN))["Location"]
    intake.refresh_from_db()
    desk.force_login(a_clinician())

    page = words(desk.get(f"/reviews/{intake.code}/"))

    assert "Typed “warfrin”; we read warfarin; patient said no, by phone." in page


def test_an_answer_that_was_missed_is_asked_for(desk, intake):
    tell(desk, intake, WARFRIN, until="words")

    response = desk.post(url(intake, "words"), {})

    assert response.status_code == 422
    assert "Choose if we read “warfrin” right" in words(response)


def test_nobody_agrees_before_typed_medicines_are_read_back(desk, intake):
    tell(desk, intake, WARFRIN, until="words")
    after = [page.slug for page in CURRENT.pages]
    for slug in after[after.index("medicines") + 1 : after.index("agreement")]:
        desk.post(url(intake, slug), typed(CURRENT.page(slug), WARFRIN))

    assert desk.get(url(intake, "agreement"))["Location"] == url(intake, "words")


def test_medicines_the_patient_typed_alone_are_not_read_to_the_front_desk(desk, intake):
    save_page(intake, page="medicines", answers=medicines(WARFRIN), at=NOW)
    desk.post(url(intake))

    assert desk.get(url(intake, "words"))["Location"] != url(intake, "words")
    place = desk.post(url(intake, "today"), typed(CURRENT.page("today"), WARFRIN))["Location"]
    assert not place.endswith("/words/")


def medicines(given):
    codes = {question.code for question in CURRENT.page("medicines").questions}
    return {code: answer for code, answer in given.items() if code in codes}
