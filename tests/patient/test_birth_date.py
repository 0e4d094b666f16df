"""The birth date: the proof that a link is in the right hands."""

from datetime import date, timedelta

import pytest

from intake.journey import Stage
from intake.models import Event
from tests.builders import BORN, CLEAN, NOW, a_link, a_patient, a_visit
from tests.patient.journey import Phone, inputs, value_of, words


@pytest.mark.parametrize("month", ["6", "06", "jun", "June"])
def test_the_month_may_be_a_number_or_a_name(phone, month):
    phone.press_start()

    data = {"DOB_day": "15", "DOB_month": month, "DOB_year": "1992"}
    response = phone.post("birth-date", data)

    assert response["Location"] == phone.url("today")


def test_the_boxes_help_the_browser_to_fill_them_in(phone):
    phone.press_start()

    boxes = [one["autocomplete"] for one in inputs(phone.get("birth-date"))]

    assert boxes == ["bday-day", "bday-month", "bday-year"]


def test_what_is_not_a_date_is_no_try(phone):
    phone.press_start()

    response = phone.post("birth-date", {"DOB_day": "15", "DOB_month": "6", "DOB_year": "92"})

    assert response.status_code == 422
    assert "Error: " in words(response)
    assert "write all 4 numbers of the year" in words(response)
    assert value_of(response, "DOB_year") == "92"
    phone.link.invitation.refresh_from_db()
    assert phone.link.invitation.birth_date_failures == 0


def test_a_wrong_date_says_how_many_tries_are_left(phone):
    phone.press_start()

    response = phone.give_birth_date(BORN + timedelta(days=1))

    assert response.status_code == 422
    assert "That is not the date of birth we have. You have 4 tries left." in words(response)


def test_after_five_tries_the_page_says_call_us(phone):
    phone.press_start()
    for left in (4, 3, 2, 1):
        response = phone.give_birth_date(date(1990, 1, left))
        assert f"{left} tr" in words(response)

    locked = phone.give_birth_date(date(1990, 1, 9))

    assert locked.status_code == 403
    assert "Please call us" in words(locked)
    assert phone.give_birth_date(BORN).status_code == 403
    assert phone.get("birth-date").status_code == 403
    assert phone.get("today").status_code == 302


def test_no_question_is_shown_before_the_birth_date_is_given(phone):
    phone.press_start()

    response = phone.get("today")

    assert response["Location"] == phone.url("birth-date") + "?then=today"


def test_the_birth_date_is_kept_and_never_asked_again(opened):
    page = words(opened.get("today"))

    assert opened.intake.read_draft()["DOB"] == BORN.isoformat()
    assert "q-DOB" not in page


def test_the_page_that_the_birth_date_belongs_to_keeps_it_when_saved(opened):
    opened.answer("today", CLEAN)

    assert opened.intake.read_draft()["DOB"] == BORN.isoformat()


@pytest.mark.parametrize("born", [date(2008, 3, 3), date(2008, 3, 16), date(2015, 1, 1)])
def test_under_18_today_ends_the_form_and_keeps_nothing(db, born):
    phone = Phone(a_link(a_visit(a_patient(birth_date=born))))

    response = phone.open(born)
    page = words(phone.client.get(response["Location"]))

    intake = phone.intake
    assert "only for people aged 18 or over" in page
    assert intake.stage == Stage.CLOSED
    assert (intake.draft, intake.draft_words, intake.revision) == ({}, None, None)
    assert phone.get("today")["Location"] == phone.url("under-18")
    assert phone.look().status_code == 404


def test_after_a_pause_the_browser_says_no_more_than_that_the_link_is_closed(db, clock):
    born = date(2012, 1, 1)
    phone = Phone(a_link(a_visit(a_patient(birth_date=born))))
    phone.open(born)
    clock.move_to(NOW + timedelta(hours=1))

    assert phone.get("birth-date").status_code == 404


def test_18_today_is_old_enough(db):
    born = date(2008, 3, 2)
    phone = Phone(a_link(a_visit(a_patient(birth_date=born))))

    assert phone.open(born)["Location"] == phone.url("today")


def test_the_page_for_under_18_is_nobody_elses(opened):
    assert opened.get("under-18").status_code == 404


@pytest.mark.parametrize("then", ["https://evil.example", "//evil.example", "nowhere", "../x"])
def test_the_way_on_is_one_of_our_own_pages(phone, then):
    phone.press_start()

    response = phone.give_birth_date(then=then)

    assert response["Location"] == phone.url("today")


def test_a_right_date_is_written_down_as_confirmed(opened):
    assert Event.objects.filter(name="birth date confirmed").count() == 1


@pytest.mark.parametrize(
    ("typed", "box"),
    [
        (("3", "Foo", "1990"), "month"),
        (("3", "March", "90"), "year"),
        (("3", "", "1990"), "month"),
        (("31", "2", "1990"), "day"),
    ],
)
def test_the_problem_leads_to_the_box_that_is_wrong(phone, typed, box):
    phone.press_start()
    named = dict(zip(("DOB_day", "DOB_month", "DOB_year"), typed, strict=True))

    page = phone.post("birth-date", named).content.decode()

    assert f'href="#id_DOB_{box}"' in page
    assert 'id="error-summary" role="alert" tabindex="-1" autofocus' in page, "also without scripts"
