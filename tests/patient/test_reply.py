"""A reply: only what the clinic asks, with what was told before, and one sending."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from intake.journey import Stage
from intake.medicines import asking
from intake.models import InfoRequest, Intake
from intake.points import read_written
from intake.services import ask
from intake.services.requests import lapse
from tests.builders import NOW, a_receptionist, an_intake
from tests.patient.journey import Phone, checked, hidden, inputs, words

pytestmark = pytest.mark.django_db

WHY = "Please give the names and doses of your medicines."


def asked(*questions: str, **changes: Any) -> Phone:
    """The phone of somebody who is asked this again."""
    intake = an_intake(**changes)
    given = {"questions": questions, "reason": WHY, "version": intake.version}
    return Phone(ask(intake, **given, by=a_receptionist(), at=NOW))


def opened(*questions: str, **changes: Any) -> Phone:
    phone = asked(*questions, **changes)
    phone.open()
    return phone


def test_the_link_says_that_there_is_a_question_and_how_long_it_takes():
    text = words(asked("MEDS").look())

    assert "The clinic has a question for you." in text
    assert "About a minute." in text
    assert WHY not in text


def test_in_a_browser_that_is_known_the_link_says_so_in_less_words():
    phone = opened("MEDS")
    phone.client.cookies.pop("sessionid")

    text = words(phone.look())

    assert "The clinic has a question for you." in text
    assert "About a minute." in text
    assert "Read only by the clinic team" not in text


def test_the_birth_date_leads_to_the_question_with_the_reason_and_the_earlier_answer():
    phone = asked("MEDS", MEDS=["THIN"])

    first = phone.open()
    text = words(phone.get("reply"))

    assert first["Location"].endswith("/reply/")
    assert WHY in text
    assert "You told us before:</span> Blood thinners" in text
    assert "Please reply by Monday 9 March." in text


def test_only_what_is_asked_is_on_the_page_filled_in():
    phone = opened("HSV")

    page = phone.get("reply")

    assert {one["name"] for one in inputs(page)} == {"HSV"}
    assert checked(page) == ["HSV=NO"]


def read_as(phone: Phone) -> str:
    """The key of the only reading that is asked back."""
    (reading,) = asking.readings(phone.intake.read_edition(), phone.intake.read_draft())
    return reading.key


def test_a_medicine_typed_in_a_reply_is_asked_back_before_it_is_sent():
    phone = opened("MEDS_TEXT")

    replied = phone.post("reply", {"MEDS_TEXT": "warfrin 5 mg"})
    page = words(phone.client.get(replied["Location"]))
    sent = phone.post("reply/your-words", {read_as(phone): "YES"})

    assert "We read “warfrin” as warfarin, a blood thinner. Is that right?" in page
    assert sent["Location"] == phone.url("sent")
    assert phone.intake.revision.read_answers().document()["MEDS"] == ["THIN"]
    assert phone.intake.latest_assessment().firings.filter(rule="RS-02").exists()


def test_a_reading_without_an_answer_is_asked_again_and_nothing_sent():
    phone = opened("MEDS_TEXT")
    phone.post("reply", {"MEDS_TEXT": "warfrin 5 mg"})

    again = phone.post("reply/your-words", {})

    assert again.status_code == 422
    assert phone.intake.open_request() is not None


def test_no_medicine_is_asked_back_where_medicines_were_not_asked_for():
    phone = opened("HSV")

    assert phone.post("reply", {"HSV": "YES"})["Location"] != phone.url("reply/your-words")


def test_nothing_is_shown_without_the_birth_date():
    phone = asked("MEDS", MEDS=["THIN"])
    phone.press_start()

    assert phone.get("reply")["Location"].endswith("/birth-date/")


@pytest.mark.parametrize("slug", ["today", "medicines", "check", "agreement", "last-time", "sent"])
def test_every_other_page_leads_to_the_question(slug):
    phone = opened("MEDS")

    assert phone.get(slug)["Location"].endswith("/reply/")


def test_one_page_and_it_is_sent():
    phone = opened("MEDS", "MEDS_TEXT")

    response = phone.post("reply", {"MEDS": "THIN", "MEDS_TEXT": "Warfarin"})

    assert response["Location"].endswith("/sent/")
    assert phone.intake.stage == Stage.AWAITING_TRIAGE
    assert phone.intake.revision.number == 2
    assert phone.intake.revision.read_answers()["MEDS_TEXT"] == "Warfarin"
    assert "We have your answers" in words(phone.get("sent"))


def test_a_second_reply_is_not_taken():
    phone = opened("MEDS")
    phone.post("reply", {"MEDS": "NONE"})

    again = phone.post("reply", {"MEDS": "THIN"})

    assert again["Location"].endswith("/sent/")
    assert phone.intake.revision.number == 2
    assert phone.intake.revision.answers["MEDS"] == ["NONE"]


def test_what_is_left_empty_is_asked_for_and_not_sent():
    phone = opened("HSV")

    response = phone.post("reply", {})

    assert response.status_code == 422
    assert "Choose if you get cold sores" in words(response)
    assert phone.intake.revision.number == 1


def test_a_follow_up_of_what_is_asked_stands_on_the_same_page():
    phone = opened("MEDS")

    assert {one["name"] for one in inputs(phone.get("reply"))} >= {"MEDS", "AMINO_END_month"}


def test_questions_that_arise_by_the_reply_are_asked_before_it_is_sent():
    phone = opened("GOALS")

    goals = {"GOALS": ["OIL", "TEXTURE", "PORES"], "GOAL_TOP": "OIL"}
    first = phone.post("reply", goals)
    page = phone.client.get(first["Location"])

    assert first["Location"].endswith("/reply/more/")
    assert "Nothing is sent yet." in words(page)
    assert {one["name"] for one in inputs(page)} == {"PORE_NOW", "BOTHER_PORES"}
    assert phone.intake.revision.number == 1
    last = phone.client.post(first["Location"], {"PORE_NOW": "2", "BOTHER_PORES": "1"})
    assert last["Location"].endswith("/sent/")
    assert phone.intake.revision.answers["PORE_NOW"] == 2


def test_who_says_yes_to_photos_that_the_clinic_asks_for_comes_to_where_they_are_added():
    phone = opened("PHOTO", PHOTO="NO")

    last = phone.post("reply", {"PHOTO": "YES", "PHOTO_USE": "RECORD"})["Location"]

    assert last.endswith("/photos/")
    assert "Look straight at the camera." in words(phone.client.get(last))
    assert phone.intake.stage == Stage.AWAITING_TRIAGE


def test_who_says_no_to_photos_comes_to_the_receipt():
    phone = opened("PHOTO", PHOTO="NO")

    assert phone.post("reply", {"PHOTO": "NO"})["Location"].endswith("/sent/")


def test_what_was_missing_before_is_not_asked_unless_the_clinic_does():
    phone = opened("MEDS", HSV=...)

    response = phone.post("reply", {"MEDS": "NONE"})

    assert response["Location"].endswith("/sent/")


def test_a_red_flag_in_a_reply_stops_as_in_the_form():
    phone = opened("SX_NOW")

    phone.post("reply", {"SX_NOW": "BREATH", "SX_ONSET": "NEW"})

    assert "Please stop here" in words(phone.get("sent"))
    assert phone.intake.triage == "RED"
    assert phone.intake.revision.stopped
    assert InfoRequest.objects.get().reply == phone.intake.revision


def test_after_seven_days_the_link_is_closed(clock):
    phone = opened("MEDS")
    clock.move_to(NOW + timedelta(days=7))

    assert phone.get("reply").status_code == 404
    assert phone.look().status_code == 404


def test_after_a_pause_a_refused_reply_shows_nothing_of_before(clock):
    phone = opened("HSV", "MEDS", MEDS=["THIN"])
    clock.move_to(NOW + timedelta(hours=1))

    response = phone.post("reply", {"MEDS": "NONE"})

    assert response.status_code == 422
    assert "You told us before" not in words(response)
    assert WHY not in words(response)


GOALS = {"GOALS": ["OIL", "TEXTURE", "PORES"], "GOAL_TOP": "OIL"}


def told(phone: Phone, slug: str, data: dict[str, Any]) -> Any:
    """What a script on the page hears when it sends this."""
    return phone.client.post(phone.url(slug), data, headers={"accept": "application/json"}).json()


def step(page: Any, number: int) -> dict[str, Any]:
    names = ("step_key", "step_after", "submission_key")
    return {name: hidden(page, name) for name in names} | {"step_number": number}


def test_what_is_on_the_page_of_a_reply_so_far_is_kept_and_nothing_sent():
    phone = opened("MEDS", "MEDS_TEXT", MEDS=["NONE"])

    assert told(phone, "reply/keep", {"MEDS": "THIN"}) == {"saved": "Saved at 09:30"}
    page = phone.get("reply")

    assert "MEDS=THIN" in checked(page)
    assert "Saved at 09:30" in words(page)
    assert phone.intake.revision.number == 1
    assert phone.intake.open_request() is not None


def test_half_an_answer_of_a_reply_leaves_the_one_before_and_sends_nothing():
    phone = opened("PROCS", PROCS={"LIGHT": None})
    second = {"PROCS": ["LIGHT", "SURGERY"], "PROCS_LIGHT_unknown": "YES"}

    heard = told(phone, "reply/keep", second)

    assert heard == {"saved": "Saved at 09:30", "partly": True}
    assert phone.intake.read_draft()["PROCS"] == {"LIGHT": None}
    assert phone.post("reply", second).status_code == 422
    assert phone.intake.revision.number == 1


def test_places_marked_before_outlive_a_tick_that_was_a_mistake():
    phone = opened("ZONES", ZONES=["FOREHEAD"])
    points = read_written("face-1 FOREHEAD:50.0,20.0").document()
    Intake.objects.filter(pk=phone.intake.pk).update(draft_points=points)

    told(phone, "reply/keep", {"ZONES": "NOSE"})
    told(phone, "reply/keep", {"ZONES": "FOREHEAD"})

    assert phone.intake.draft_points == points


def test_a_window_whose_questions_are_gone_is_not_told_that_they_were_sent():
    phone = opened("GOALS")
    phone.post("reply", GOALS)
    told(phone, "reply/keep", {"GOALS": ["TEXTURE"]})

    heard = told(phone, "reply/more/keep", {"PORE_NOW": "2"})

    assert heard == {"problem": "You changed this page in another window. Check it, then continue."}


def test_nothing_is_said_to_be_saved_before_anything_of_the_reply_is():
    assert opened("HSV").get("reply").context["saved_at"] == ""


def test_questions_that_the_reply_brought_up_stay_on_their_page_once_answered():
    phone = opened("GOALS")
    phone.post("reply", GOALS)

    told(phone, "reply/more/keep", {"PORE_NOW": "2"})
    page = phone.get("reply/more")

    assert {one["name"] for one in inputs(page)} == {"PORE_NOW", "BOTHER_PORES"}
    assert checked(page) == ["PORE_NOW=2"]
    last = phone.post("reply/more", {"PORE_NOW": "3", "BOTHER_PORES": "1"})
    assert last["Location"].endswith("/sent/")
    assert phone.intake.revision.answers["PORE_NOW"] == 3


def test_a_second_window_of_a_reply_does_not_overwrite_the_first_unseen():
    phone = opened("MEDS", MEDS=["NONE"])
    one, two = (step(phone.get("reply"), 1) for _ in range(2))
    told(phone, "reply/keep", {"MEDS": "THIN"} | one)

    said = told(phone, "reply/keep", {"MEDS": "NONE"} | two)
    sent = phone.post("reply", {"MEDS": "NONE"} | two)

    assert "another window" in said["problem"]
    assert sent.status_code == 409
    assert "You changed this page in another window." in words(sent)
    assert phone.intake.read_draft()["MEDS"] == ["THIN"]


def test_a_reply_that_was_not_saved_as_it_stands_does_not_say_saved():
    phone = opened("MEDS", MEDS=["NONE"])
    one, two = (step(phone.get("reply"), 1) for _ in range(2))
    told(phone, "reply/keep", {"MEDS": "THIN"} | one)

    elsewhere = phone.post("reply", {"MEDS": "NONE"} | two)
    unread = phone.post("reply", step(phone.get("reply"), 1))

    assert (elsewhere.status_code, unread.status_code) == (409, 422)
    for page in (elsewhere, unread):
        assert 'id="saved" hidden' in words(page)


def test_a_second_device_does_not_undo_what_the_first_changed_in_a_reply():
    phone = opened("MEDS", MEDS=["NONE"])
    laptop = step(phone.get("reply"), 1)
    told(phone, "reply/keep", {"MEDS": "THIN"} | laptop)
    other = step(phone.get("reply"), 1)
    told(phone, "reply/keep", {"MEDS": "RELAX"} | laptop | {"step_number": 2})

    assert phone.post("reply", {"MEDS": "NONE"} | other).status_code == 409
    assert phone.intake.read_draft()["MEDS"] == ["RELAX"]


def test_a_window_left_open_after_the_reply_hears_that_its_change_was_not_sent():
    phone = opened("MEDS")
    old = step(phone.get("reply"), 1)
    phone.post("reply", {"MEDS": "NONE"} | step(phone.get("reply"), 1))

    not_sent = {"to": phone.url("sent"), "unsaved": "sent"}
    assert told(phone, "reply/keep", {"MEDS": "THIN"} | old) == not_sent
    assert told(phone, "reply", {"MEDS": "THIN"} | old) == not_sent


def test_a_reply_whose_answer_never_came_back_is_sent_again_and_counts_once():
    phone = opened("MEDS")
    sent = {"MEDS": "NONE"} | step(phone.get("reply"), 1)
    phone.post("reply", sent)

    assert told(phone, "reply", sent | {"step_number": 2}) == {"to": phone.url("sent")}
    assert phone.intake.revision.number == 2


def test_a_script_hears_where_to_go_after_medicines_that_were_asked_back():
    phone = opened("MEDS_TEXT")
    phone.post("reply", {"MEDS_TEXT": "warfrin 5 mg"})

    assert told(phone, "reply/your-words", {read_as(phone): "NO"}) == {"to": phone.url("sent")}


def test_what_was_kept_of_a_reply_that_never_came_is_gone_with_its_question(clock):
    phone = opened("MEDS", MEDS=["NONE"])
    told(phone, "reply/keep", {"MEDS": "THIN"})
    lapse(phone.intake.open_request(), at=NOW)

    intake = phone.intake
    given = {"questions": ["HSV"], "reason": WHY, "version": intake.version}
    ask(intake, **given, by=a_receptionist(intake.clinic), at=NOW)

    assert phone.intake.read_draft()["MEDS"] == ["NONE"]
    assert phone.intake.draft_marks == {}
