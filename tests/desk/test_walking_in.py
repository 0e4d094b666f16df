"""Somebody stands at the desk without a visit: their questions open in one press."""

from datetime import date, time
from html import unescape
from typing import Any

import pytest

from intake.models import Event, Invitation, Patient, Sitting, Visit
from intake.services import set_pin
from tests.builders import (
    NOW,
    TODAY,
    VISIT_DAY,
    a_clinic,
    a_link,
    a_patient,
    a_visit,
    an_intake,
)

NEW = {
    "given_name": "Nora",
    "family_name": "Vale",
    "birth_date_day": "5",
    "birth_date_month": "4",
    "birth_date_year": "1990",
    "email": "",
    "phone": "07700 900456",
    "language": "",
}


def text(response: Any) -> str:
    return unescape(response.content.decode())


@pytest.fixture(autouse=True)
def pin(rae):
    set_pin(rae.clinic, pin="2580", by=rae, at=NOW)


def test_somebody_known_gets_a_visit_for_now_and_the_tablet_in_one_press(desk):
    patient = a_patient()

    opened = desk.post(f"/patients/{patient.code}/here/", {"way": "tablet"})

    visit = patient.visits.get()
    assert (visit.on, visit.at_time) == (TODAY, time(9, 30))
    assert opened["Location"] == f"/intake/{visit.intake.code}/birth-date/"
    assert "_auth_user_id" not in desk.session
    assert Sitting.objects.get().intake == visit.intake


def test_or_a_code_to_scan(desk):
    patient = a_patient()

    page = text(desk.post(f"/patients/{patient.code}/here/", {"way": "print"}))

    assert "QR code with the link" in page
    link = Invitation.objects.get()
    assert (link.channel, link.intake.visit.on) == ("print", TODAY)


def test_the_tablet_leaves_no_link_behind_but_its_own(desk):
    desk.post(f"/patients/{a_patient().code}/here/", {"way": "tablet"})

    assert [link.channel for link in Invitation.objects.all()] == ["tablet"]


def test_a_visit_of_today_is_used_and_none_is_made(desk):
    visit = a_visit(on=TODAY, at_time=time(15))
    started = a_link(visit)

    desk.post(f"/patients/{visit.patient.code}/here/", {"way": "tablet"})

    assert Visit.objects.get() == visit
    assert Sitting.objects.get().intake == started.intake


def test_a_visit_of_another_day_stays_as_it_is(desk):
    later = a_visit(on=VISIT_DAY)

    desk.post(f"/patients/{later.patient.code}/here/", {"way": "print"})

    assert {visit.on for visit in later.patient.visits.all()} == {TODAY, VISIT_DAY}


def test_answers_that_were_sent_for_today_are_not_asked_again(desk):
    intake = an_intake(visit=a_visit(on=TODAY))

    page = text(desk.post(f"/patients/{intake.patient.code}/here/", {"way": "tablet"}, follow=True))

    assert "These answers have been sent already." in page
    assert "_auth_user_id" in desk.session


def test_somebody_new_is_registered_and_handed_the_tablet_at_once(desk):
    opened = desk.post("/patients/walk-in/", NEW | {"way": "tablet"})

    patient = Patient.objects.get()
    assert patient.read_identity().name == "Nora Vale"
    assert opened["Location"] == f"/intake/{patient.visits.get().intake.code}/birth-date/"
    names = list(Event.objects.of(patient).values_list("name", flat=True))
    assert names[:2] == ["registered", "visit planned"]


def test_without_a_pin_nothing_is_half_made_and_nothing_typed_is_lost(desk, rae):
    type(rae.clinic).objects.update(tablet_pin="")

    answer = desk.post("/patients/walk-in/", NEW | {"way": "tablet"})

    assert answer.status_code == 422
    assert "The tablet has no PIN yet." in text(answer)
    assert 'value="Nora"' in text(answer)
    assert not Patient.objects.exists() and not Visit.objects.exists()


def test_somebody_registered_already_is_shown_with_the_same_two_ways(desk):
    known = a_patient(family_name="Vale", phone=NEW["phone"], birth_date=date(1990, 4, 5))

    answer = desk.post("/patients/walk-in/", NEW | {"way": "print"})

    assert answer.status_code == 409
    assert f"/patients/{known.code}/here/" in text(answer)
    assert not Visit.objects.exists()


def test_a_minor_is_turned_away(desk):
    answer = desk.post("/patients/walk-in/", NEW | {"birth_date_year": "2012", "way": "print"})

    assert "Only people of 18 or over can be booked." in text(answer)
    assert not Patient.objects.exists()


def test_the_ways_are_on_the_pages_where_they_are_looked_for(desk):
    patient = a_patient()

    assert "/patients/walk-in/" in text(desk.get("/patients/"))
    assert f"/patients/{patient.code}/here/" in text(desk.get(f"/patients/{patient.code}/"))


def test_a_way_that_there_is_not_makes_nothing(desk):
    patient = a_patient()

    answer = desk.post(f"/patients/{patient.code}/here/", {"way": "owl"})

    assert answer["Location"] == f"/patients/{patient.code}/"
    assert not Visit.objects.exists()


def test_nobody_walks_in_at_another_clinic(desk):
    stranger = a_patient(a_clinic(name="Elsewhere"))

    assert desk.post(f"/patients/{stranger.code}/here/", {"way": "print"}).status_code == 404
