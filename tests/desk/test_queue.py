"""The queue: what waits, the most urgent first, and what to do about it."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse

from intake.journey import Stage
from intake.models import Event, Intake
from intake.services import cancel_visit, submit
from tests.builders import (
    NOW,
    TODAY,
    a_clinic,
    a_clinician,
    a_patient,
    a_visit,
    an_intake,
    answers,
    fill_in,
)

pytestmark = pytest.mark.django_db

HIGH = {"NMD": ["MG"]}
WAIT = {"TOX_EVER": "YES", "TOX_LAST": "2026-02-14", "TOX_BRAND": "ONA"}
WAIT |= {"TOX_WHY": ["COSMETIC"], "TOX_WHO": "CLINIC", "TOX_PROBLEM": ["NONE"]}


def words(response) -> str:
    """What the page says, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def names(response) -> list[str]:
    return re.findall(r'class="patient-name"[^>]*>([^<]+)<', response.content.decode())


def somebody(name: str, *, days: int = 14, **given) -> Intake:
    patient = a_patient(given_name="Pat", family_name=name)
    return an_intake(visit=a_visit(patient, on=TODAY + timedelta(days=days)), **given)


@pytest.mark.parametrize("said", ["15 6 1992 {}", "{} 15 6 1992"])
def test_a_search_of_very_many_words_finds_nobody(desk, said):
    assert desk.get("/queue/", {"q": said.format("a " * 600)}).status_code == 200


def test_a_surname_of_several_words_is_found_after_all_the_first_names(desk):
    somebody("de la Cruz y Vega")

    found = desk.get("/queue/", {"q": "15 6 1992 Ana Maria Luisa Pat de la Cruz y Vega"})

    assert names(found) == ["Pat de la Cruz y Vega"]


def test_a_telephone_is_found_with_the_country_in_front(desk):
    somebody("Maria")

    assert names(desk.get("/queue/", {"q": "+44 7700 900123"})) == ["Pat Maria"]


def test_a_row_says_who_when_what_to_do_and_by_when(desk, clock):
    somebody("Maria", days=2)

    told = words(desk.get("/queue/"))

    assert "Routine Pat Maria 15 Jun 1992, 33 ID not asked" in told
    assert "Wed 4 Mar 10:30 in 2 days First visit Keep the slot" in told
    assert "due Tue 09:30 To triage" in told


def test_what_is_late_says_by_how_much(desk, clock):
    somebody("Priya", SX_NOW=["WEAK"], SX_ONSET="NEW")
    clock.move_to(NOW + timedelta(hours=1, minutes=12))

    assert "12 min late" in words(desk.get("/queue/"))


def test_what_is_due_within_the_hour_says_so(desk, clock):
    somebody("Priya", SX_NOW=["WEAK"], SX_ONSET="NEW")
    clock.move_to(NOW + timedelta(minutes=20))

    assert "due in 40 min" in words(desk.get("/queue/"))


def test_a_wait_names_the_day_after_which_a_slot_can_be_booked(desk):
    somebody("Maria", **WAIT)

    assert "Book talk only Or a slot after 14 May 2026" in words(desk.get("/queue/"))


def test_a_wait_without_a_day_says_so(desk):
    somebody("Maria", PREG=["FEEDING"])

    assert "Book talk only No date yet for more" in words(desk.get("/queue/"))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"NMD": ["MG"]}, "No treatment slot A clinician phones within 2 working days"),
        ({"SX_NOW": ["WEAK"], "SX_ONSET": "NEW"}, "A clinician phones now Do not discuss answers"),
        ({"BSV": ["SWALLOW"]}, "Keep the slot unconfirmed Until a clinician has read the form"),
        ({"HSV": ...}, "Resend the link or help by phone"),
    ],
)
def test_each_triage_word_has_its_script(desk, given, said):
    somebody("Maria", **given)

    assert said in words(desk.get("/queue/"))


@pytest.mark.parametrize(
    ("view", "stage"),
    [
        ("new", Stage.AWAITING_TRIAGE),
        ("awaiting", Stage.AWAITING_PATIENT),
        ("review", Stage.AWAITING_REVIEW),
        ("decided", Stage.DECIDED),
        ("closed", Stage.CLOSED),
    ],
)
def test_a_view_shows_its_stage_and_no_other(desk, view, stage):
    for other in Stage:
        somebody(other.name.title(), stage=other)

    assert names(desk.get(f"/queue/?view={view}")) == [f"Pat {stage.name.title()}"]


def test_each_view_says_how_many_it_holds(desk):
    somebody("A")
    somebody("B")
    somebody("C", stage=Stage.AWAITING_REVIEW)
    somebody("D", stage=Stage.INVITED)

    told = words(desk.get("/queue/"))

    for line in ("All open 4", "New 2", "Awaiting patient 0", "To review 1", "Not sent yet 1"):
        assert line in told
    assert "2 new" in told


def test_what_was_not_sent_for_a_near_visit_is_to_be_chased(desk):
    somebody("Near", days=1, stage=Stage.STARTED)
    somebody("Far", days=9, stage=Stage.STARTED)

    response = desk.get("/queue/?view=chase")

    assert names(response) == ["Pat Near"]
    assert "Resend the link, or phone" in words(response)


def test_a_visit_called_off_is_not_waited_for(desk, rae):
    intake = somebody("Gone", stage=Stage.INVITED)
    cancel_visit(intake.visit, by=rae, at=NOW)

    assert names(desk.get("/queue/")) == []


def test_an_answer_to_a_question_comes_back_as_replied(desk):
    intake = somebody("Maria", stage=Stage.AWAITING_PATIENT)
    send_again(intake)

    assert "Replied Pat Maria" in words(desk.get("/queue/?view=replied"))


def send_again(intake: Intake) -> None:
    fill_in(intake, answers(HSV="YES"), at=NOW)
    submit(intake, submission_key=uuid4(), at=NOW)


def test_while_the_patient_is_asked_the_clock_is_paused(desk):
    somebody("Maria", stage=Stage.AWAITING_PATIENT)

    assert "paused" in words(desk.get("/queue/"))


def test_an_empty_queue_says_what_to_do(desk):
    assert "Nothing is waiting" in words(desk.get("/queue/"))


def test_an_unknown_view_or_page_is_the_first(desk):
    somebody("Maria")

    assert names(desk.get("/queue/?view=x&after=none")) == ["Pat Maria"]


def test_the_number_of_queries_does_not_grow_with_the_queue(
    desk, django_assert_max_num_queries, django_assert_num_queries
):
    somebody("A")
    desk.get("/queue/")  # notes the session
    with django_assert_max_num_queries(14) as few:
        desk.get("/queue/")
    for number in range(12):
        somebody(f"B{number}")
    with django_assert_num_queries(len(few)):
        desk.get("/queue/")


def test_who_looked_at_the_queue_is_recorded_with_what_it_showed(desk, rae):
    intake = somebody("Maria")

    desk.get("/queue/")

    event = Event.objects.get(name="listed")
    assert event.actor == rae
    assert event.detail == {"what": "queue", "intakes": [str(intake.code)]}


def test_another_clinics_queue_is_not_seen(desk):
    theirs = a_patient(a_clinic(name="Theirs"), given_name="Their", family_name="Quill")
    an_intake(visit=a_visit(theirs))

    assert names(desk.get("/queue/")) == []


def test_a_clinic_that_only_collects_answers_sees_stages_and_no_word(desk, rae):
    somebody("Flagged", days=5, **HIGH)
    somebody("Clean", days=3)
    somebody("Short", days=4, HSV=...)
    rae.clinic.mode = "intake_only"
    rae.clinic.save()

    response = desk.get("/queue/")

    assert names(response) == ["Pat Clean", "Pat Short", "Pat Flagged"]
    assert "chip-" not in response.content.decode()
    told = words(response)
    assert "Complete Ready for a clinician" in told
    assert "Resend the link, or help by phone Answers are missing" in told
    assert "Block" not in told and "No treatment slot" not in told


def test_a_clinician_sees_the_queue_too(client):
    client.force_login(a_clinician())
    somebody("Maria")

    assert names(client.get(reverse("desk:queue"))) == ["Pat Maria"]


def test_a_line_offers_to_ask_the_patient_unless_a_clinician_phones_first(desk):
    clean, red = somebody("Clean"), somebody("Red", SX_NOW=["BREATH"], SX_ONSET="NEW")
    assert red.triage == "RED"

    page = desk.get("/queue/").content.decode()

    assert f'data-ask="/queue/{clean.code}/ask/"' in page
    assert f"/queue/{red.code}/ask/" not in page
