"""The front desk plans, moves and calls off visits, and looks after their links."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command

from intake.events import SYSTEM
from intake.models import Event, Invitation
from intake.services import LinkClosed, cancel_visit, find_link
from tests.builders import NOW, VISIT_DAY, a_link, a_patient, a_visit, an_intake
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

    assert "This visit was cancelled." in text(moved)
    assert "This visit was cancelled." in text(asked)
    assert not Invitation.objects.exists()


def test_a_link_is_mailed_again_and_the_older_one_closes(desk):
    visit = a_visit()
    older = a_link(visit)

    page = text(desk.post(f"/visits/{visit.code}/invite/", {"channel": "email"}, follow=True))
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
