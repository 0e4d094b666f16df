"""Visits that do not happen: called off, or missed. Nobody is reminded, and the fact stays."""

from datetime import time, timedelta
from html import unescape
from typing import Any

import pytest

from intake.journey import Stage
from intake.models import Outbox
from intake.services import ask, cancel_visit, tend_requests
from tests.builders import NOW, TODAY, VISIT_DAY, a_patient, a_receptionist, a_visit, an_intake


def text(response: Any) -> str:
    return unescape(response.content.decode())


def missed(desk, **fields: Any):
    """A visit of today to which the patient did not come."""
    visit = a_visit(on=TODAY, **fields)
    desk.post(f"/visits/{visit.code}/came/", {"came": "no"})
    return visit


def test_an_open_question_is_not_reminded_of_once_the_visit_is_called_off(db):
    intake, rae = an_intake(), a_receptionist()
    given = {"questions": ["MEDS"], "reason": "Which one?", "version": intake.version}
    ask(intake, **given, by=rae, at=NOW)
    cancel_visit(intake.visit, by=rae, at=NOW)
    before = Outbox.objects.count()

    assert tend_requests(NOW + timedelta(days=3)) == (0, 0)

    assert Outbox.objects.count() == before
    assert not Outbox.objects.waiting().filter(intake=intake, kind="question").exists()


def test_what_was_sent_for_a_visit_called_off_is_to_be_closed(desk):
    intake = an_intake()
    cancel_visit(intake.visit, by=a_receptionist(), at=NOW)

    page = text(desk.get(f"/queue/{intake.code}/"))

    assert "Close the intake" in page and "The visit is called off" in page


def test_a_red_flag_is_phoned_though_the_visit_is_called_off(desk):
    intake = an_intake(SX_NOW=["ALLERGY"], SX_ONSET="NEW")
    cancel_visit(intake.visit, by=a_receptionist(), at=NOW)

    assert "A clinician phones now" in text(desk.get(f"/queue/{intake.code}/"))


def test_a_missed_visit_is_not_moved_and_another_is_planned(desk):
    visit = missed(desk)

    page = text(desk.get(f"/patients/{visit.patient.code}/"))
    answer = desk.post(f"/visits/{visit.code}/move/", {"on": VISIT_DAY.isoformat()})

    assert "Plan another visit" in page and ">Move<" not in page and ">Call off<" not in page
    assert "did not come to this visit. Plan another one." in text(answer)
    visit.refresh_from_db()
    assert visit.on == TODAY


def test_a_missed_visit_is_not_called_off_afterwards(desk):
    visit = missed(desk)

    page = text(desk.post(f"/visits/{visit.code}/cancel/", follow=True))

    assert "did not come to this visit" in page
    visit.refresh_from_db()
    assert visit.cancelled_at is None


def test_a_mark_taken_back_lets_the_visit_be_moved(desk):
    visit = missed(desk)
    desk.post(f"/visits/{visit.code}/came/", {"came": "yes"})

    desk.post(f"/visits/{visit.code}/move/", {"on": VISIT_DAY.isoformat()})

    visit.refresh_from_db()
    assert visit.on == VISIT_DAY


def test_nobody_can_have_missed_a_visit_before_its_hour(desk, clock):
    visit = a_visit(on=TODAY, at_time=time(9, 45))
    mark, pages = f"/visits/{visit.code}/came/", ("/patients/", f"/patients/{visit.patient.code}/")
    assert [mark in text(desk.get(page)) for page in pages] == [False, False]

    clock.move_to(NOW + timedelta(minutes=15))

    assert [mark in text(desk.get(page)) for page in pages] == [True, True]


def test_who_did_not_come_is_marked_on_the_list_of_the_day(desk):
    visit = a_visit(a_patient(given_name="Bea"), on=TODAY, at_time=None)
    page = text(desk.get("/patients/"))
    assert f"/visits/{visit.code}/came/" in page

    marked = desk.post(f"/visits/{visit.code}/came/", {"came": "no", "from": "day"})

    assert marked["Location"] == "/patients/"
    assert "Came after all" in text(desk.get("/patients/"))


def test_tomorrows_visits_cannot_be_missed_yet(desk):
    visit = a_visit(on=TODAY + timedelta(days=1))

    assert f"/visits/{visit.code}/came/" not in text(desk.get("/patients/"))


@pytest.mark.parametrize("stage", [Stage.INVITED, Stage.STARTED])
def test_the_list_of_the_day_says_how_far_the_answers_are(desk, stage):
    an_intake(stage=stage, visit=a_visit(on=TODAY))

    assert stage.words in text(desk.get("/patients/"))
