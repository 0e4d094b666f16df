"""The start page: it asks for the birth date itself, and says less to who read it before."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from intake.events import SYSTEM
from intake.journey import Stage
from intake.models import Browser, Event, OneTimeCode
from intake.services import plan_visit
from tests.builders import BORN, CLEAN, NOW, a_link, a_patient, a_visit
from tests.patient.journey import Phone, inputs, typed_day, value_of, words

EMPTY = {"DOB_day": "", "DOB_month": "", "DOB_year": ""}
NOT_A_DATE = {"DOB_day": "15", "DOB_month": "6", "DOB_year": "92"}
ASKED = "Your date of birth"
READ_BEFORE = (
    "Have to hand",
    "Read only by the clinic team",
    "if you told us before",
    "We save each page",
)


def page_of(response: Any) -> str:
    return response.content.decode()


def failures(phone: Phone) -> int:
    phone.link.invitation.refresh_from_db()
    return phone.link.invitation.birth_date_failures


def asked_again(phone: Phone, typed: dict[str, str]) -> Any:
    """The page that says what is wrong with a date, at an address that holds no link."""
    response = phone.press_start(typed)
    assert response["Location"] == phone.url("birth-date")
    return phone.client.get(response["Location"])


# The date in its boxes


def test_the_page_asks_for_the_birth_date_above_its_button(phone):
    page = phone.look()

    boxes = [(one["autocomplete"], one["labelled"]) for one in inputs(page)]
    assert boxes == [("bday-day", "yes"), ("bday-month", "yes"), ("bday-year", "yes")]
    assert page_of(page).index(ASKED) < page_of(page).index(">Start</button>")


def test_the_right_date_opens_the_link_and_leads_to_the_first_question(phone):
    response = phone.press_start(typed_day("DOB", BORN.isoformat()))

    assert response["Location"] == phone.url("today")
    assert phone.get("today").status_code == 200
    assert phone.intake.read_draft()["DOB"] == BORN.isoformat()
    for name in ("link opened", "birth date confirmed", "started"):
        assert Event.objects.filter(name=name).count() == 1, name


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (EMPTY, "Enter your date of birth"),
        (NOT_A_DATE, "write all 4 numbers of the year"),
        (typed_day("DOB", "1950-01-01"), "You have 4 tries left."),
    ],
)
def test_any_other_date_is_asked_for_again_on_the_page_of_the_birth_date(phone, typed, said):
    response = asked_again(phone, typed)

    assert "Is this you?" in words(response)
    assert said in words(response)
    assert {name: value_of(response, name) for name in typed} == typed
    assert said not in words(phone.get("birth-date")), "it is said once"
    assert phone.give_birth_date()["Location"] == phone.url("today")


def test_what_one_patient_typed_is_never_shown_to_another(phone):
    phone.press_start(NOT_A_DATE)  # and the answer never arrived
    bea = Phone(a_link(a_visit(a_patient(given_name="Bea"))), client=phone.client)
    bea.press_start()

    page = words(bea.get("birth-date"))

    assert "numbers of the year" not in page and "tries left" not in page
    assert value_of(bea.get("birth-date"), "DOB_year") == ""


@pytest.mark.parametrize("typed", [EMPTY, NOT_A_DATE])
def test_what_is_no_date_is_no_try_and_opens_the_link_all_the_same(phone, typed):
    phone.press_start(typed)

    assert failures(phone) == 0
    assert phone.link.invitation.opened_at == NOW


def test_after_five_tries_the_link_is_locked_from_here_too(phone):
    for day in range(1, 5):
        again = asked_again(phone, typed_day("DOB", f"1990-01-0{day}"))
        assert f"You have {5 - day} tr" in words(again)

    for typed in ("1990-01-09", BORN.isoformat()):
        assert asked_again(phone, typed_day("DOB", typed)).status_code == 403
    assert asked_again(phone, EMPTY).status_code == 403
    assert failures(phone) == 5, "what is typed on a locked link is no try"
    assert not phone.intake.read_draft()


def test_who_is_under_18_reads_so_at_once(db):
    born = date(2012, 1, 1)
    phone = Phone(a_link(a_visit(a_patient(birth_date=born))))

    response = phone.press_start(typed_day("DOB", born.isoformat()))

    assert response["Location"] == phone.url("under-18")
    assert phone.intake.stage == Stage.CLOSED


def test_in_another_browser_the_date_leads_to_the_code(opened):
    laptop = Phone(opened.link)

    response = laptop.press_start(typed_day("DOB", BORN.isoformat()))

    assert response["Location"] == laptop.url("code")
    assert OneTimeCode.objects.count() == 1


def test_a_right_date_gives_the_browser_a_new_session_key(phone):
    phone.press_start(typed_day("DOB", "1950-01-01"))
    bound = phone.client.session.session_key

    phone.give_birth_date()

    assert phone.client.session.session_key != bound


def test_without_the_pages_token_the_date_is_not_looked_at(phone):
    strict = Phone(phone.link, client=Client(enforce_csrf_checks=True))

    assert strict.press_start(typed_day("DOB", "1950-01-01")).status_code == 403
    assert failures(phone) == 0


# Where it is not needed


def test_a_browser_that_reads_the_form_now_only_gets_the_button(opened, clock):
    assert not inputs(opened.look())
    assert "Carry on" in words(opened.look())
    assert opened.client.get(opened.press_start()["Location"])["Location"] == opened.url("today")

    clock.move_to(NOW + timedelta(minutes=31))
    assert ASKED in words(opened.look())


def test_a_browser_that_reads_another_form_is_asked(opened):
    other = Phone(a_link(a_visit(a_patient(opened.intake.clinic))), client=opened.client)

    assert ASKED in words(other.look())


def test_once_all_is_sent_no_date_is_asked_here(opened):
    opened.walk(CLEAN)
    opened.send(CLEAN)

    for browser in (opened, Phone(opened.link)):
        assert ASKED not in words(browser.look())


def test_a_page_that_waited_until_all_was_sent_leads_to_where_things_stand(opened):
    opened.walk(CLEAN)
    opened.send(CLEAN)

    assert opened.open()["Location"] == opened.url("sent")


# Another language


def test_a_date_that_is_typed_stays_when_the_language_changes(phone):
    response = phone.press_start(NOT_A_DATE | {"language": "es"})

    assert response.status_code == 200
    assert '<html lang="es">' in page_of(response)
    assert "Su fecha de nacimiento" in words(response)
    assert "error" not in page_of(response)
    assert {name: value_of(response, name) for name in NOT_A_DATE} == NOT_A_DATE
    assert phone.client.cookies["language"].value == "es"


def test_a_change_of_language_neither_opens_nor_tries(phone):
    phone.press_start(typed_day("DOB", "1950-01-01") | {"language": "ar"})
    phone.press_start(typed_day("DOB", BORN.isoformat()) | {"language": "es"})

    assert failures(phone) == 0
    assert phone.link.invitation.opened_at is None
    assert not Session.objects.exists()
    assert not phone.intake.read_draft()


def test_the_boxes_are_asked_for_in_the_language_that_this_browser_chose(phone):
    phone.press_start(EMPTY | {"language": "es"})
    another = Phone(a_link(a_visit(a_patient(phone.intake.clinic))), client=phone.client)

    assert "Su fecha de nacimiento" in words(another.look())


def test_enter_in_a_box_starts_and_changes_no_language(phone):
    page = page_of(phone.look())

    pressed = page.index('<button class="unseen" form="here" tabindex="-1" aria-hidden="true">')
    assert pressed < page.index('name="language"')


def test_a_language_that_nobody_speaks_here_is_no_change_of_language(phone):
    assert "Enter your date of birth" in words(asked_again(phone, EMPTY | {"language": "tlh"}))


# Where it was read before


def short(page: str) -> bool:
    return not any(said in page for said in READ_BEFORE)


def another_visit(phone: Phone, *, browser: Client | None = None) -> Phone:
    """A link for a later visit of the same patient."""
    visit = plan_visit(phone.intake.patient, on=date(2026, 6, 8), by=SYSTEM, at=NOW)
    return Phone(a_link(visit), client=browser or phone.client)


def test_who_began_this_form_here_reads_less_and_goes_on(opened, clock):
    clock.move_to(NOW + timedelta(hours=1))

    page = words(opened.look())

    assert short(page)
    assert "<strong>About 8 to 11 minutes.</strong> </span>" in page
    assert ASKED in page and "Carry on" in page
    assert "Stop reminders" in page and "By phone instead" in page


def test_who_told_us_at_an_earlier_visit_in_this_browser_reads_how_long_it_takes_now(opened):
    opened.walk(CLEAN)
    opened.send(CLEAN)

    page = words(another_visit(opened).look())

    assert short(page)
    assert "<strong>About 3 minutes.</strong> </span>" in page
    assert ASKED in page and "Start<" in page


def test_it_still_says_so_once_the_later_form_is_begun(opened, clock):
    opened.walk(CLEAN)
    opened.send(CLEAN)
    later = another_visit(opened)
    later.open()
    clock.move_to(NOW + timedelta(hours=1))

    assert "<strong>About 3 minutes.</strong>" in words(later.look())
    assert "Carry on" in words(later.look())


def test_who_began_at_an_earlier_visit_and_sent_nothing_reads_the_whole_page(opened):
    assert not short(words(another_visit(opened).look()))


def test_who_told_us_so_long_ago_that_much_is_asked_again_reads_the_whole_page(opened, clock):
    opened.walk(CLEAN)
    opened.send(CLEAN)
    clock.move_to(NOW + timedelta(days=200))
    again = plan_visit(opened.intake.patient, on=date(2026, 10, 1), at_time=None, by=SYSTEM, at=NOW)

    later = Phone(a_link(again, at=NOW + timedelta(days=200)), client=opened.client)

    assert not short(words(later.look()))


def test_what_was_sent_from_another_browser_is_not_told_here(opened):
    """One that only began an earlier form here must not learn that another one was sent."""
    elsewhere = another_visit(opened, browser=Client())
    elsewhere.open()
    elsewhere.walk(CLEAN)
    elsewhere.send(CLEAN)

    assert not short(words(another_visit(opened).look()))


def test_in_any_other_browser_the_page_is_the_same_for_all(opened):
    opened.walk(CLEAN)
    opened.send(CLEAN)
    stranger = Client()
    stranger.cookies["browser"] = "of-somebody-else"

    pages = [
        words(another_visit(opened, browser=stranger).look()),
        words(another_visit(opened, browser=Client()).look()),
        words(Phone(a_link(a_visit(a_patient(opened.intake.clinic)))).look()),
    ]

    assert not any(map(short, pages))
    assert all("Or 3, if you told us before." in page for page in pages)


def test_the_browser_of_another_patient_is_any_other_browser(opened):
    bea = Phone(a_link(a_visit(a_patient(given_name="Bea"))), client=opened.client)

    assert not short(words(bea.look()))


def test_a_browser_that_only_opened_the_link_is_not_known(phone):
    phone.press_start(typed_day("DOB", "1950-01-01"))

    assert not Browser.objects.exists()
    assert not short(words(phone.look()))


def test_to_know_somebody_costs_one_question_more(opened, django_assert_num_queries):
    opened.walk(CLEAN)
    opened.send(CLEAN)
    later = another_visit(opened)
    opened.client.cookies.pop("sessionid")
    stranger = Phone(later.link)
    with django_assert_num_queries(2):
        stranger.look()

    with django_assert_num_queries(3):
        later.look()
