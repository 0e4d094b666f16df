"""The front desk plans, moves and calls off visits, and looks after their links."""

from datetime import time, timedelta
from html import unescape
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command

from clinic.desk.services import UNDO_FOR
from intake.events import SYSTEM
from intake.models import Event, Invitation, Outbox
from intake.services import LinkClosed, cancel_visit, find_link
from tests.builders import NOW, TODAY, VISIT_DAY, a_link, a_patient, a_visit, an_intake
from tests.desk.test_patients import the_link

LATER = VISIT_DAY + timedelta(7)


def text(response: Any) -> str:
    return unescape(response.content.decode())


def test_another_visit_is_planned_for_somebody_known(desk):
    patient = a_patient()

    given = {"on": LATER.isoformat(), "at_time": "", "channel": "copy"}
    page = text(desk.post(f"/patients/{patient.code}/visit/", given))

    visit = patient.visits.get()
    assert (visit.on, visit.at_time, visit.clinician) == (LATER, None, None)
    assert find_link(the_link(page).split("/")[2], at=NOW).intake.visit == visit


def test_a_visit_is_moved_and_its_answers_are_assessed_anew(desk):
    intake = an_intake()
    before = intake.latest_assessment()

    desk.post(f"/visits/{intake.visit.code}/move/", {"on": LATER.isoformat(), "at_time": "09:00"})

    intake.refresh_from_db()
    assert (intake.visit.on, intake.visit_on) == (LATER, LATER)
    assert intake.latest_assessment() != before


@pytest.mark.parametrize(("on", "sentence"), [("2026-03-01", "in the past"), ("soon", "like 2026")])
def test_a_day_that_cannot_be_is_said_beside_the_field(desk, on, sentence):
    visit = a_visit()

    answer = desk.post(f"/visits/{visit.code}/move/", {"on": on})

    assert answer.status_code == 422
    assert sentence in text(answer)
    visit.refresh_from_db()
    assert visit.on == VISIT_DAY


def test_a_minor_is_not_moved_into_the_time_before_18(desk):
    born = VISIT_DAY.replace(year=VISIT_DAY.year - 18)
    visit = a_visit(a_patient(birth_date=born))

    answer = desk.post(f"/visits/{visit.code}/move/", {"on": "2026-03-10"})

    assert "would be 17 on 10 March 2026" in text(answer)


def test_calling_off_is_asked_first_and_closes_the_links(desk):
    visit = a_visit()
    link = a_link(visit)

    desk.get(f"/visits/{visit.code}/cancel/")
    visit.refresh_from_db()
    assert visit.cancelled_at is None

    page = text(desk.post(f"/visits/{visit.code}/cancel/", follow=True))
    assert "Called off" in page
    with pytest.raises(LinkClosed):
        find_link(link.token, at=NOW)


def test_a_visit_called_off_is_neither_moved_nor_prepared(desk):
    visit = a_visit()
    cancel_visit(visit, by=SYSTEM, at=NOW)

    moved = desk.post(f"/visits/{visit.code}/move/", {"on": LATER.isoformat()})
    asked = desk.post(f"/visits/{visit.code}/invite/", {"channel": "copy"}, follow=True)

    assert "This visit was called off." in text(moved)
    assert "This visit was called off." in text(asked)
    assert not Invitation.objects.exists()


def test_a_link_is_mailed_again_and_the_older_one_closes(desk, clock):
    visit = a_visit()
    older = a_link(visit)

    page = text(desk.post(f"/visits/{visit.code}/invite/", {"channel": "email"}, follow=True))
    clock.move_to(NOW + UNDO_FOR)
    call_command("deliver")

    assert "ada@patient.example" in page
    assert [sent.to for sent in mail.outbox] == [["ada@patient.example"]]
    with pytest.raises(LinkClosed):
        find_link(older.token, at=NOW)


def test_without_an_address_the_page_says_what_to_do(desk):
    visit = a_visit(a_patient(email=""))

    page = text(desk.post(f"/visits/{visit.code}/invite/", {"channel": "email"}, follow=True))

    assert "Add one, or copy the link." in page


def test_what_was_sent_gets_no_new_link(desk):
    intake = an_intake()

    page = text(desk.post(f"/visits/{intake.visit.code}/invite/", {"channel": "copy"}, follow=True))

    assert "These answers have been sent already." in page
    assert "New link to copy" not in page


def test_links_are_closed_by_hand(desk):
    link = a_link()

    desk.post(f"/visits/{link.intake.visit.code}/revoke/")

    with pytest.raises(LinkClosed):
        find_link(link.token, at=NOW)
    assert Event.objects.of(link.intake).last().name == "links closed"


@pytest.mark.parametrize("what", ["invite", "revoke"])
def test_looking_makes_and_closes_no_link(desk, what):
    assert desk.get(f"/visits/{a_visit().code}/{what}/").status_code == 405


def move(desk: Any, visit: Any, **when: str) -> Any:
    return desk.post(f"/visits/{visit.code}/move/", when, follow=True)


@pytest.mark.parametrize("what", ["move", "cancel"])
def test_the_page_names_the_patient_and_the_day_that_was(desk, what):
    visit = a_visit(a_patient(family_name="Quill"))

    page = text(desk.get(f"/visits/{visit.code}/{what}/"))

    assert "Ada Quill, born 15 Jun 1992" in page
    assert "16 March 2026, 10:30" in page
    assert Event.objects.of(visit.patient).last().name == "viewed"


def test_answers_are_spoken_of_only_where_some_were_sent(desk):
    empty, sent = a_visit(), an_intake().visit

    assert "assessed anew" not in text(move(desk, empty, on=LATER.isoformat()))
    assert "assessed anew" not in text(move(desk, sent, on=VISIT_DAY.isoformat(), at_time="11:00"))
    assert "assessed anew" in text(move(desk, sent, on=LATER.isoformat()))
    assert "What was sent" not in text(desk.get(f"/visits/{empty.code}/cancel/"))
    assert "What was sent" in text(desk.get(f"/visits/{sent.code}/cancel/"))


def test_the_button_and_the_history_say_the_same(desk):
    visit = a_visit()

    assert ">Call off</button>" in text(desk.get(f"/visits/{visit.code}/cancel/"))
    assert "Visit called off" in text(desk.post(f"/visits/{visit.code}/cancel/", follow=True))


def test_an_hour_of_today_that_is_over_is_refused_where_the_clinic_is(desk, rae):
    rae.clinic.timezone = "Europe/Berlin"  # an hour ahead of the builders' clock
    rae.clinic.save()
    patient, visit = a_patient(), a_visit()
    given = {"on": TODAY.isoformat(), "at_time": "10:15"}

    planned = desk.post(f"/patients/{patient.code}/visit/", given | {"channel": "later"})
    moved = move(desk, visit, **given)

    for answer in (planned, moved):
        assert answer.status_code == 422
        assert "10:15 today is in the past. Choose a later time." in text(answer)
    assert move(desk, visit, on=TODAY.isoformat(), at_time="10:45").status_code == 200
    visit.refresh_from_db()
    assert visit.at_time == time(10, 45)


def test_a_link_by_mail_says_what_became_of_the_message(desk):
    visit = a_visit()
    page = f"/patients/{visit.patient.code}/"
    desk.post(f"/visits/{visit.code}/invite/", {"channel": "email"})

    assert "On its way by e-mail since 09:30" in text(desk.get(page))
    Outbox.objects.update(failed_at=NOW)
    assert "Could not be sent by e-mail" in text(desk.get(page))
    Outbox.objects.update(failed_at=None, sent_at=NOW)
    assert "Sent by e-mail 09:30, not opened yet" in text(desk.get(page))
