"""Whom a browser speaks for, and for how long."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from clinic.staff.models import User
from tests.builders import CLEAN, NOW, a_link, a_patient, a_receptionist, a_visit
from tests.patient.journey import Phone, words

SLUGS = ["birth-date", "today", "goals", "check", "agreement", "sent", "later"]


@pytest.fixture
def other(opened):
    """Somebody else's phone, opened too."""
    other = Phone(a_link(a_visit(a_patient(given_name="Bea"))))
    other.open()
    return other


@pytest.mark.parametrize("slug", SLUGS)
def test_another_patients_pages_are_not_found(opened, other, slug):
    for method in (opened.client.get, opened.client.post):
        assert method(other.url(slug)).status_code == 404


@pytest.mark.parametrize("slug", SLUGS)
def test_without_a_link_there_is_nothing_to_find(opened, client, slug):
    for code in (opened.link.intake.code, uuid4()):
        assert client.get(f"/intake/{code}/{slug}/").status_code == 404
        assert client.post(f"/intake/{code}/{slug}/").status_code == 404


def test_a_receptionist_is_not_the_patient(opened, client):
    client.force_login(a_receptionist(opened.intake.clinic))

    assert client.get(opened.url("today")).status_code == 404


def test_opening_a_second_link_leaves_the_first(opened):
    second = a_link(a_visit(a_patient(given_name="Bea")))
    opened.client.post(f"/i/{second.token}/")

    assert opened.get("today").status_code == 404


def test_a_code_sent_along_is_not_looked_at(opened, other):
    sent = {"intake": str(other.intake.code), "code": str(other.intake.code)}

    opened.post("today", {"SX_NOW": "NONE", "FILLER": "SELF"} | sent)

    assert "SX_NOW" in opened.intake.read_draft()
    assert "SX_NOW" not in other.intake.read_draft()


def test_after_30_idle_minutes_the_birth_date_is_asked_and_leads_back(opened, clock):
    opened.answer("today", CLEAN)
    opened.answer("conditions", CLEAN)
    clock.move_to(NOW + timedelta(minutes=31))

    asked = opened.get("conditions")
    page = words(opened.client.get(asked["Location"]))
    back = opened.client.post(
        asked["Location"], {"DOB_day": "15", "DOB_month": "6", "DOB_year": "1992"}
    )

    assert asked["Location"] == opened.url("birth-date") + "?then=conditions"
    assert "Welcome back" in page
    assert "Your answers are saved." in page
    assert back["Location"] == opened.url("conditions")
    assert opened.get("conditions").status_code == 200


def test_a_page_answered_after_a_pause_is_saved_and_shown_to_nobody(opened, clock):
    opened.get("today")
    clock.move_to(NOW + timedelta(minutes=45))

    response = opened.answer("today", CLEAN)

    assert opened.intake.read_draft()["FILLER"] == "SELF"
    assert "birth-date" in opened.client.get(response["Location"])["Location"]


def test_working_without_a_pause_is_never_interrupted_for_four_hours(opened, clock):
    for minutes in range(20, 240, 20):
        clock.move_to(NOW + timedelta(minutes=minutes))
        opened.answer("today", CLEAN)
        assert opened.get("conditions").status_code == 200

    clock.move_to(NOW + timedelta(minutes=241))
    assert "birth-date" in opened.get("conditions")["Location"]


def test_finishing_later_keeps_the_answers_and_asks_for_the_birth_date_again(opened):
    opened.answer("today", CLEAN)

    response = opened.post("later")
    page = words(opened.client.get(response["Location"]))

    assert "Your answers are saved" in page
    assert "It works until Tuesday 17 March." in page
    assert "birth-date" in opened.get("conditions")["Location"]
    assert opened.intake.read_draft()["FILLER"] == "SELF"


def test_opening_the_link_again_carries_on_where_the_patient_stopped(opened):
    opened.answer("today", CLEAN)
    later = Phone(opened.link, client=opened.client)

    assert "Carry on" in words(later.look())
    assert later.open()["Location"] == later.url("conditions")


def plain(response):
    """A page without what differs with every showing."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|csrf[^>]+>|/i/[\w-]+/", "", words(response))


def test_somebody_elses_link_says_the_same_whether_one_began_or_not(opened):
    opened.answer("today", CLEAN)
    new = Phone(a_link(a_visit(a_patient(opened.intake.clinic, given_name="Bea"))))
    begun = Phone(opened.link)

    assert plain(begun.look()) == plain(new.look())
    for stranger in (begun, new):
        stranger.press_start()
    assert plain(begun.get("birth-date")) == plain(new.get("birth-date"))
    wrong = [plain(one.give_birth_date(date(1950, 1, 1))) for one in (begun, new)]
    assert wrong[0] == wrong[1]
    assert "Welcome back" not in wrong[0]
    assert "Your answers are saved" not in wrong[0]


def test_looking_at_a_page_writes_nothing(opened, django_capture_on_commit_callbacks):
    before = opened.client.session.items()
    cookie = opened.client.cookies["sessionid"].value

    opened.get("today")

    assert opened.client.session.items() == before
    assert opened.client.cookies["sessionid"].value == cookie


def test_without_the_pages_token_nothing_is_written_and_nothing_lost(opened):
    opened.answer("today", CLEAN)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = opened.client.cookies

    response = strict.post(opened.url("today"), {"SX_NOW": "EYES"})

    assert response.status_code == 403
    assert opened.intake.read_draft()["SX_NOW"] == ["NONE"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_pages_are_only_looked_at_and_sent(opened, method):
    for url in (f"/i/{opened.link.token}/", *map(opened.url, SLUGS)):
        assert opened.client.generic(method, url).status_code in (405, 302), url


def test_no_page_is_kept_by_a_browser(opened):
    for response in (opened.look(), opened.get("today"), opened.get("birth-date")):
        assert response["Cache-Control"] == "no-store"


def test_a_signed_in_receptionist_stays_one_and_no_more(phone, client):
    user = a_receptionist(phone.intake.clinic)
    phone.client.force_login(user)

    phone.open()

    assert phone.get("today").status_code == 200
    assert User.objects.get(pk=phone.client.session["_auth_user_id"]) == user
