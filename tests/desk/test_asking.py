"""Asking a patient something again: tick, read it over, send; the desk learns no answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from intake.journey import Stage
from intake.models import InfoRequest, Intake
from intake.services import ask, save_answers, submit, tend_requests
from tests.builders import (
    NOW,
    a_clinician,
    a_patient,
    a_receptionist,
    a_visit,
    an_intake,
)
from tests.patient.journey import words

pytestmark = pytest.mark.django_db

REASON = "Please give the names and doses of your medicines."


def as_person(client: Any, person: Any) -> Any:
    client.force_login(person)
    return client


def url(intake: Intake) -> str:
    return f"/queue/{intake.code}/ask/"


def given(intake: Intake, *keys: str, step: str = "send", **changes: Any) -> dict[str, Any]:
    told = {"questions": keys, "template": REASON, "version": intake.version, "step": step}
    return told | changes


def test_the_front_desk_asks_by_topic_and_about_contact(desk):
    page = words(desk.get(url(an_intake())))

    assert "Medicines" in page
    assert "How can we contact you?" in page
    for kept in ("Pregnancy", "Hopes and feelings", "Do you take or use any of these?", "Spots"):
        assert kept not in page


@pytest.mark.parametrize("who", [a_receptionist, a_clinician])
def test_the_photos_have_a_key_of_their_own_however_many_lines_come_before(client, who):
    page = as_person(client, who()).get(url(an_intake(stage=Stage.AWAITING_REVIEW)))

    assert 'id="id_q_PHOTO" data-key="0" aria-keyshortcuts="0"' in page.content.decode()


@pytest.mark.parametrize("who", [a_receptionist, a_clinician])
def test_photos_are_asked_for_by_a_tick_of_their_own(client, who):
    intake = an_intake(stage=Stage.AWAITING_REVIEW, PHOTO="NO")

    as_person(client, who()).post(url(intake), given(intake, "PHOTO"))
    page = words(client.get(url(an_intake(stage=Stage.AWAITING_REVIEW))))

    assert InfoRequest.objects.get().questions == ["PHOTO"]
    assert "Photos of face and neck" in page
    assert "Would you like to add photos?" not in page


def test_the_front_desk_cannot_ask_a_question_by_its_code(desk):
    intake = an_intake()

    response = desk.post(url(intake), given(intake, "PREG"))

    assert response.status_code == 422
    assert not InfoRequest.objects.exists()


def test_a_topic_asks_its_questions_and_the_page_says_what_happens(desk):
    intake = an_intake()

    response = desk.post(url(intake), given(intake, "medicines"), follow=True)

    request = InfoRequest.objects.get()
    assert request.questions == ["MEDS", "MEDS_TEXT", "BLOODOK"]
    text = words(response)
    assert "The patient is asked." in text
    assert REASON in text
    assert "The patient can reply until 9 Mar 2026." in text
    assert "paused" in text


def test_it_is_read_over_before_it_is_sent(desk):
    intake = an_intake()

    preview = words(desk.post(url(intake), given(intake, "medicines", step="preview")))

    assert "What Ada" in preview
    assert REASON in preview
    assert not InfoRequest.objects.exists()
    again = desk.post(url(intake), given(intake, "medicines", step="edit"))
    assert 'value="medicines" id="id_q_medicines" checked' in words(again)


def test_own_words_are_one_line_for_the_patient(desk):
    intake = an_intake()
    own = {"template": "own", "own": "Which cream\nis it? "}

    desk.post(url(intake), given(intake, "medicines", **own))

    assert InfoRequest.objects.get().read_reason() == "Which cream is it?"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"questions": []}, "Tick at least one question"),
        ({"template": ""}, "Choose a reason, or write one"),
        ({"template": "own", "own": "  "}, "Write the reason in one line"),
    ],
)
def test_what_is_left_out_is_said_and_the_rest_stays(desk, changes, says):
    intake = an_intake()

    response = desk.post(url(intake), given(intake, "goals", step="preview") | changes)

    assert response.status_code == 422
    assert says in words(response)


def test_who_was_slower_is_told_and_the_ticks_stay(desk):
    intake = an_intake()

    response = desk.post(url(intake), given(intake, "goals", version=77))

    assert response.status_code == 409
    assert "Please look again." in words(response)
    assert "checked" in words(response)


def test_without_an_address_the_link_is_shown_to_copy(desk):
    intake = an_intake(visit=a_visit(a_patient(email="", phone="")))

    response = desk.post(url(intake), given(intake, "medicines"))

    assert "/i/" in words(response)


def test_a_red_flag_is_phoned_and_not_asked_by_form(desk):
    intake = an_intake(SX_NOW=["ALLERGY"], SX_ONSET="NEW")

    response = desk.post(url(intake), given(intake, "medicines"))

    assert response.status_code == 409
    assert "phones the patient first" in words(response)
    assert not InfoRequest.objects.exists()


def test_a_clinician_asks_any_question_and_the_desk_does_not_read_which(client):
    intake = an_intake(stage=Stage.AWAITING_REVIEW, PREG=["MAYBE"])
    own = {"template": "own", "own": "Could you be pregnant?"}

    as_person(client, a_clinician()).post(url(intake), given(intake, "PREG", **own))
    mine = words(client.get(f"/reviews/{intake.code}/"))
    theirs = words(as_person(client, a_receptionist()).get(f"/queue/{intake.code}/"))

    assert "Could you be pregnant?" in mine and "Pregnancy and feeding" in mine
    assert "Asked the patient" in theirs
    assert "regnan" not in theirs


def test_the_reply_is_a_change_set_for_the_clinician_and_a_count_for_the_desk(client):
    intake = an_intake()
    asked_and_answered(intake, MEDS=["THIN"])

    review = words(as_person(client, a_clinician()).get(f"/reviews/{intake.code}/"))
    desk = words(as_person(client, a_receptionist()).get(f"/queue/{intake.code}/"))

    assert "None of these → Blood thinners" in review
    assert "The patient replied" in review
    assert "Replied" in desk and "Reply: 1 answer changed." in desk
    assert "Blood thinners" not in desk


def test_after_two_rounds_the_page_says_to_phone(desk):
    intake = an_intake()
    for _ in range(2):
        asked_and_answered(intake, MEDS=["NONE"])

    assert "Phone instead" in words(desk.get(url(intake)))
    assert "Phone instead of asking again" in words(desk.get(f"/queue/{intake.code}/"))
    assert desk.post(url(intake), given(intake, "goals")).status_code == 409


def test_no_reply_in_seven_days_is_noted_at_the_desk(desk, clock):
    intake = an_intake()
    desk.post(url(intake), given(intake, "medicines"))
    later = NOW + timedelta(days=7)
    tend_requests(later)
    clock.move_to(later)
    desk.force_login(a_receptionist())

    page = words(desk.get(f"/queue/{intake.code}/"))

    assert "No reply in seven days. It is back with you." in page


def test_what_is_with_the_patient_cannot_be_asked_now(desk):
    intake = an_intake(stage=Stage.STARTED)

    response = desk.get(url(intake), follow=True)

    assert "This cannot be done now" in words(response)


def asked_and_answered(intake: Intake, **answers: Any) -> None:
    intake.refresh_from_db()
    told = {"questions": list(answers), "reason": REASON, "version": intake.version}
    ask(intake, **told, by=a_receptionist(), at=NOW)
    mark = {"how": "again"}
    save_answers(intake, list(answers), page="reply", answers=answers, at=NOW, mark=mark)
    submit(intake, submission_key=uuid4(), at=NOW)
    intake.refresh_from_db()
