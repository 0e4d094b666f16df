"""A page of the queue asks now and then what has changed, and mostly nothing has."""

from __future__ import annotations

from datetime import timedelta

import pytest

from clinic.desk.presence import arrive, leave
from intake.journey import Stage
from intake.models import Event
from intake.services import invite
from tests.builders import NOW, a_clinic, a_patient, a_receptionist, a_visit, an_intake
from tests.desk.test_bulk import somebody

pytestmark = pytest.mark.django_db
PULSE = "/queue/pulse/?view=all"


def again(desk, first):
    return desk.get(PULSE, headers={"if-none-match": first["ETag"]})


def test_where_nothing_happened_there_is_no_answer_and_little_is_asked(
    desk, django_assert_max_num_queries
):
    somebody("One")
    first = desk.get(PULSE)

    with django_assert_max_num_queries(4):
        second = again(desk, first)

    assert (second.status_code, second.content) == (304, b"")


def test_that_colleagues_read_changes_nothing(desk):
    somebody("One")
    first = desk.get(PULSE)
    desk.get("/queue/")

    assert again(desk, first).status_code == 304


def test_what_happens_is_told(desk, rae):
    intake = somebody("One", stage=Stage.INVITED)
    first = desk.get(PULSE)
    invite(intake.visit, channel="email", by=rae, at=NOW)

    assert again(desk, first).status_code == 200


def test_what_happens_elsewhere_is_nothing_here(desk):
    first = desk.get(PULSE)
    an_intake(visit=a_visit(a_patient(a_clinic(name="Theirs"))))

    assert again(desk, first).status_code == 304


def test_a_colleague_who_comes_is_told(desk, rae):
    intake = somebody("One")
    first = desk.get(PULSE)
    arrive(intake, by=a_receptionist(rae.clinic, name="Jo Bell"), at=NOW)

    assert again(desk, first).status_code == 200


def test_what_only_time_changes_is_told_by_the_minute(desk, clock):
    somebody("One")
    first = desk.get(PULSE)
    clock.move_to(NOW + timedelta(minutes=1))

    assert again(desk, first).status_code == 200


def test_another_view_is_another_answer(desk):
    first = desk.get(PULSE)

    other = desk.get("/queue/pulse/?view=new", headers={"if-none-match": first["ETag"]})

    assert other.status_code == 200


def test_a_line_says_at_what_stage_it_is_now(desk):
    intake = somebody("One")
    lines = desk.get(PULSE).json()["lines"]

    assert lines == [
        [str(intake.code), "due Tue 09:30", intake.get_stage_display(), intake.version]
    ]


@pytest.mark.parametrize("query", ["", "?view=mine", "?q=nobody"])
def test_an_empty_list_listens_too(desk, query):
    page = desk.get(f"/queue/{query}").content.decode()

    assert 'id="queue-list"' in page and "data-news" in page
    assert 'id="bulk"' not in page


def test_a_list_that_the_page_renews_by_itself_was_not_read_by_anybody(desk, rae):
    intake = somebody("One")

    desk.get("/queue/", headers={"x-renewed": "1"})

    assert not Event.objects.filter(name="listed").exists()
    kept = Event.objects.get(name="list renewed")
    assert kept.actor is None
    assert kept.detail["for"] == str(rae.code) and kept.detail["intakes"] == [str(intake.code)]


def test_people_found_without_an_intake_are_not_read_when_the_page_renews_itself(desk):
    a_patient(given_name="Sole", family_name="Quill", email="sole@example.org")

    page = desk.get("/queue/?q=sole@example.org", headers={"x-renewed": "1"})

    assert "Sole Quill" in page.content.decode()
    assert not Event.objects.filter(name="listed").exists()


def test_that_a_page_renewed_itself_changes_nothing(desk):
    somebody("One")
    first = desk.get(PULSE)
    desk.get("/queue/", headers={"x-renewed": "1"})

    assert again(desk, first).status_code == 304


def test_a_colleague_who_leaves_is_told(desk, rae):
    intake, jo = somebody("One"), a_receptionist(rae.clinic, name="Jo Bell")
    arrive(intake, by=jo, at=NOW)
    first = desk.get(PULSE)
    leave(intake, by=jo)

    assert again(desk, first).status_code == 200


def test_the_sign_of_life_of_a_colleague_changes_nothing(desk, rae, clock):
    intake, jo = somebody("One"), a_receptionist(rae.clinic, name="Jo Bell")
    arrive(intake, by=jo, at=NOW)
    first = desk.get(PULSE)
    arrive(intake, by=jo, at=NOW + timedelta(seconds=30))

    assert again(desk, first).status_code == 304
