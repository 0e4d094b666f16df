"""The clinic's tablet: one patient's questions, nothing kept, and taken back under a PIN."""

from datetime import timedelta

import pytest
from django.test import Client

from intake.models import Browser, Event, Invitation, Sitting
from intake.services import set_pin
from tests.builders import (
    CLEAN,
    NOW,
    a_clinic,
    a_link,
    a_manager,
    a_patient,
    a_receptionist,
    a_visit,
    answers,
)
from tests.patient.journey import Phone, words
from tests.patient.test_other_browser import give, mailed

PIN = "2580"


@pytest.fixture
def lent(db):
    """A tablet on which staff opened a patient's questions."""
    clinic = a_clinic()
    rae = a_receptionist(clinic)
    set_pin(clinic, pin=PIN, by=rae, at=NOW)
    tablet = Phone(a_link(a_visit(a_patient(clinic)), by=rae))
    tablet.client.force_login(rae)
    tablet.client.post(f"/queue/{tablet.intake.code}/tablet/")
    return tablet


@pytest.fixture
def filling(lent):
    """The same, once the patient gave the birth date."""
    lent.give_birth_date()
    return lent


def pin_page(phone):
    return f"/tablet/{Sitting.objects.get().code}/"


def test_lending_signs_the_member_of_staff_out(lent):
    assert "_auth_user_id" not in lent.client.session
    assert words(lent.get("birth-date")).count("Is this you?") == 1


def test_lending_is_written_down_with_who_lent_it(lent):
    event = Event.objects.filter(name="invited").last()

    assert (event.detail, event.actor.name) == ({"channel": "tablet"}, "Rae Okoro")
    assert Sitting.objects.get().begun_by.name == "Rae Okoro"


def test_the_patients_own_link_stays_open(lent):
    assert Phone(lent.link).look().status_code == 200


@pytest.mark.parametrize("path", ["/", "/queue/", "/patients/", "/sign-in/", "/home/"])
def test_there_is_no_way_to_anything_else(filling, path):
    assert filling.client.get(path)["Location"] == pin_page(filling)


def test_another_patients_link_does_not_open_on_it(filling):
    other = a_link(a_visit(a_patient(given_name="Bea")))

    assert filling.client.post(f"/i/{other.token}/")["Location"] == pin_page(filling)


def test_the_patient_confirms_the_birth_date_and_answers(filling):
    filling.answer("today", CLEAN)

    assert filling.intake.read_draft()["FILLER"] == "SELF"
    assert "I am done, clear this device" in words(filling.get("conditions"))
    assert "browser" not in filling.client.cookies


def test_after_five_idle_minutes_the_birth_date_is_asked_again(filling, clock):
    clock.move_to(NOW + timedelta(minutes=6))

    assert "birth-date" in filling.get("today")["Location"]
    filling.give_birth_date()
    assert filling.get("today").status_code == 200
    assert Browser.objects.count() == 1


def test_what_was_sent_from_it_says_that_it_was_filled_in_at_the_clinic(filling, client):
    filling.walk(answers())
    filling.send(CLEAN)
    page = words(filling.get("sent"))

    sent = Event.objects.get(name="submitted")
    client.force_login(a_receptionist(filling.intake.clinic))
    assert sent.detail["place"] == "clinic"
    assert "We have your answers" in page
    assert "Who opened your answers" not in page
    assert "filled in at the clinic" in words(client.get(f"/queue/{filling.intake.code}/"))


def test_from_a_patients_own_phone_it_does_not(opened):
    opened.walk(answers())
    opened.send(CLEAN)

    assert "place" not in Event.objects.get(name="submitted").detail


def test_giving_it_back_clears_the_browser_and_closes_what_it_opened(filling):
    response = filling.post("leave")

    assert response["Location"] == pin_page(filling)
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not filling.client.session.get("patient")
    assert filling.get("today").status_code == 404
    assert Sitting.objects.get().ended_at == NOW
    assert Invitation.objects.get(channel="tablet").revoked_at == NOW


def test_the_waiting_tablet_shows_nothing_of_the_patient(filling):
    filling.answer("today", CLEAN)
    response = filling.client.get(filling.post("leave")["Location"])
    page = words(response)

    assert "Please give the tablet back" in page
    assert "Ada" not in page
    assert response["Cache-Control"] == "no-store"


def test_the_waiting_tablet_leads_nowhere_until_the_pin_is_given(filling):
    place = filling.post("leave")["Location"]
    filling.client.get(place)

    assert filling.client.get("/sign-in/")["Location"] == place
    response = filling.client.post(place, {"pin": PIN})
    assert response["Location"] == "/sign-in/"
    assert filling.client.get("/sign-in/").status_code == 200


def test_the_pin_alone_signs_nobody_in(filling):
    filling.client.post(filling.post("leave")["Location"], {"pin": PIN})

    assert filling.client.get("/queue/")["Location"].startswith("/sign-in/")


def test_after_five_wrong_pins_only_the_password_helps(filling):
    place = filling.post("leave")["Location"]
    filling.client.get(place)
    for left in (4, 3, 2, 1):
        assert f"You have {left} tr" in words(filling.client.post(place, {"pin": "0000"}))

    locked = filling.client.post(place, {"pin": "0000"})

    assert locked.status_code == 403
    assert "Sign in with your password." in words(locked)
    assert filling.client.post(place, {"pin": PIN}).status_code == 403
    assert filling.client.get("/sign-in/").status_code == 200


def test_taking_it_back_while_the_patient_still_fills_in_ends_that(filling):
    filling.client.post(pin_page(filling), {"pin": PIN})

    assert filling.get("today").status_code == 404
    assert Sitting.objects.get().ended_at


def test_what_was_begun_on_the_tablet_needs_a_code_elsewhere(filling):
    filling.answer("today", CLEAN)
    phone = Phone(filling.link)

    assert phone.open()["Location"] == phone.url("code")
    assert give(phone, mailed(phone))["Location"] == phone.url("conditions")


def test_without_a_pin_no_tablet_is_lent(db, client):
    link = a_link()
    client.force_login(a_receptionist(link.intake.clinic))

    page = client.post(f"/queue/{link.intake.code}/tablet/", follow=True)

    assert "The tablet has no PIN yet." in words(page)
    assert not Sitting.objects.exists()
    assert client.get("/queue/").status_code == 200


def test_a_manager_sets_the_pin_and_only_a_hash_is_kept(db, client):
    clinic = a_clinic()
    client.force_login(a_manager(clinic))

    assert "A PIN is 4 to 8 digits" in words(client.post("/settings/tablet/", {"pin": "12"}))
    client.post("/settings/tablet/", {"pin": PIN})

    clinic.refresh_from_db()
    assert clinic.tablet_pin
    assert PIN not in clinic.tablet_pin
    assert "PIN of the tablet set" in words(client.get("/settings/history/"))


def test_a_stranger_cannot_leave_for_somebody_else(filling):
    assert Client().post(filling.url("leave")).status_code == 404
    assert Sitting.objects.get().ended_at is None
