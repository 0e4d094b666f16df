"""Working an intake together: who is on it, notes, whose it is, and tags."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from clinic.desk.teamwork import Presence
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Event, Intake
from tests.builders import NOW, a_clinician, a_patient, a_receptionist, a_visit, an_intake
from tests.desk.test_queue import names, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def maria() -> Intake:
    return an_intake(visit=a_visit(a_patient(given_name="Maria", family_name="Kosta")))


@pytest.fixture
def jo(rae: User) -> User:
    """Rae's colleague at the desk."""
    return a_receptionist(rae.clinic, name="Jo Bell")


@pytest.fixture
def jos_desk(jo: User) -> Client:
    client = Client()
    client.force_login(jo)
    return client


def test_who_opens_an_intake_is_seen_by_a_colleague_on_its_page_and_in_the_queue(
    desk, jos_desk, maria
):
    desk.get(f"/queue/{maria.code}/")

    assert "Rae Okoro is here." in words(jos_desk.get(f"/queue/{maria.code}/"))
    assert "Rae Okoro is here" in words(jos_desk.get("/queue/"))
    assert "is here" not in words(desk.get("/queue/"))


def test_a_page_left_without_a_sign_of_life_lets_go_after_five_minutes(
    desk, jos_desk, maria, clock
):
    desk.get(f"/queue/{maria.code}/")
    clock.move_to(NOW + timedelta(minutes=4))
    desk.post(f"/queue/{maria.code}/here/")
    clock.move_to(NOW + timedelta(minutes=8))
    assert "Rae Okoro is here" in words(jos_desk.get("/queue/"))

    clock.move_to(NOW + timedelta(minutes=10))

    assert "is here" not in words(jos_desk.get("/queue/"))
    jos_desk.get(f"/queue/{maria.code}/")
    assert "Jo Bell is here" in words(desk.get("/queue/"))


def test_a_page_that_is_closed_lets_go_at_once(desk, jos_desk, maria):
    desk.get(f"/queue/{maria.code}/")

    desk.post(f"/queue/{maria.code}/here/", {"leave": "1"})

    assert not Presence.objects.exists()


def test_only_ones_own_claim_is_let_go(desk, jos_desk, maria):
    desk.get(f"/queue/{maria.code}/")

    jos_desk.post(f"/queue/{maria.code}/here/", {"leave": "1"})

    assert Presence.objects.count() == 1


def test_taking_over_tells_the_other_with_a_word(desk, jos_desk, maria):
    desk.get(f"/queue/{maria.code}/")
    url = f"/queue/{maria.code}/take-over/"

    said = words(jos_desk.post(url, {"word": "She is at my desk"}, follow=True))

    assert "It is yours. Rae Okoro is told." in said
    told = words(desk.post(f"/queue/{maria.code}/here/"))
    assert "Jo Bell took this over : “She is at my desk”" in told
    assert b"She is at my desk" not in maria.take_overs.get().word


def test_there_is_nobody_to_take_over_from_any_more(desk, maria):
    said = words(desk.post(f"/queue/{maria.code}/take-over/", {"word": "x"}, follow=True))

    assert "Nobody else is here any more. It is yours." in said
    assert not maria.take_overs.exists()


def test_a_colleague_who_is_second_can_still_triage_and_nothing_is_lost(desk, jos_desk, maria):
    desk.get(f"/queue/{maria.code}/")
    triage = {"outcome": "to_clinician", "note": "", "version": maria.version}

    jos_desk.post(f"/queue/{maria.code}/", triage)
    late = desk.post(f"/queue/{maria.code}/", triage | {"note": "Mine"})

    assert late.status_code == 409
    assert "Jo Bell triaged this" in words(late) and "Mine" in words(late)


def test_a_note_is_read_by_colleagues_and_is_sealed(desk, jos_desk, maria):
    desk.post(f"/queue/{maria.code}/note/", {"text": "Phone after five."})

    assert "Note , Rae Okoro, 09:30: Phone after five." in words(
        jos_desk.get(f"/queue/{maria.code}/")
    )
    assert b"Phone" not in maria.notes.get().text
    assert "Phone" not in str(list(Event.objects.filter(name="noted").values()))


def test_an_empty_note_is_not_kept_and_a_long_one_is_not_lost(desk, maria):
    empty = desk.post(f"/queue/{maria.code}/note/", {"text": " "})
    long = desk.post(f"/queue/{maria.code}/note/", {"text": "Long " * 600})

    assert (empty.status_code, long.status_code) == (422, 422)
    assert "Write the note first" in words(empty)
    assert "Long Long Long" in words(long)
    assert not maria.notes.exists()


def test_a_note_changes_nothing_that_a_page_read_before_would_miss(desk, jos_desk, maria):
    triage = {"outcome": "to_clinician", "note": "", "version": maria.version}
    jos_desk.post(f"/queue/{maria.code}/note/", {"text": "Phone after five."})

    desk.post(f"/queue/{maria.code}/", triage)

    maria.refresh_from_db()
    assert maria.stage == Stage.AWAITING_REVIEW


def test_what_is_assigned_to_me_or_to_my_role_is_mine(desk, rae, maria, jo):
    other, third = an_intake(), an_intake()
    desk.post(f"/queue/{maria.code}/assign/", {"to": str(rae.code)})
    desk.post(f"/queue/{other.code}/assign/", {"to": "front_desk"})
    desk.post(f"/queue/{third.code}/assign/", {"to": str(jo.code)})

    page = desk.get("/queue/?view=mine")

    assert len(names(page)) == 2 and "Maria Kosta" in names(page)
    assert "Mine 2" in words(page)
    assert "Assigned to Jo Bell" in words(desk.get("/queue/"))


def test_an_assignment_is_changed_and_taken_back(desk, rae, jo, maria):
    for to in (str(jo.code), "clinician", ""):
        desk.post(f"/queue/{maria.code}/assign/", {"to": to})

    assert not hasattr(Intake.objects.get(pk=maria.pk), "assignment")
    made = Event.objects.of(maria).filter(name__contains="assigned").values_list("name", "detail")
    assert list(made) == [
        ("assigned", {"to": str(jo.code)}),
        ("assigned", {"to": "clinician"}),
        ("unassigned", {}),
    ]


@pytest.mark.parametrize("leaver", ["elsewhere", "gone", "manager", "nonsense"])
def test_nobody_else_is_given_an_intake(desk, jo, maria, leaver):
    jo.is_active = leaver != "gone"
    jo.role = "manager" if leaver == "manager" else jo.role
    jo.save()
    to = str(jo.code)
    if leaver in ("elsewhere", "nonsense"):
        to = {"elsewhere": str(maria.code), "nonsense": "x"}[leaver]

    said = words(desk.post(f"/queue/{maria.code}/assign/", {"to": to}, follow=True))

    assert "This colleague does not work here any more. Choose another." in said


def test_a_tag_is_put_on_and_taken_off_and_found_by(desk, maria):
    an_intake()
    desk.post(f"/queue/{maria.code}/tag/", {"word": "call_back"})
    desk.post(f"/queue/{maria.code}/tag/", {"word": "call_back"})

    assert names(desk.get("/queue/?tag=call_back")) == ["Maria Kosta"]
    assert "Maria Kosta Call back" in words(desk.get("/queue/"))

    desk.post(f"/queue/{maria.code}/tag/", {"word": "call_back", "off": "1"})
    assert names(desk.get("/queue/?tag=call_back")) == []


def test_what_the_queue_filters_by_person_is_what_they_were_given(desk, jo, maria):
    an_intake()
    desk.post(f"/queue/{maria.code}/assign/", {"to": str(jo.code)})

    assert names(desk.get("/queue/", {"who": str(jo.code)})) == ["Maria Kosta"]
    assert "Maria Kosta" not in names(desk.get("/queue/", {"who": "nobody"}))


def test_a_clinician_is_seen_too(desk, rae, maria):
    cleo = Client()
    cleo.force_login(a_clinician(rae.clinic))

    cleo.get(f"/queue/{maria.code}/")

    assert "Cleo Marsh is here" in words(desk.get("/queue/"))
