"""The list of what waits for a clinician."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Event, Intake
from tests.builders import a_clinic, a_patient, a_visit, an_intake
from tests.review.pages import said

REVIEW = Stage.AWAITING_REVIEW


def sent_by(name: str, **answers: Any) -> Intake:
    visit = a_visit(a_patient(given_name=name))
    return an_intake(visit=visit, **{"stage": REVIEW} | answers)


def listed(desk: Client, **query: str) -> str:
    return said(desk.get(reverse("review:list"), query))


def test_the_most_pressing_come_first(desk: Client) -> None:
    sent_by("Clara")
    sent_by("Rita", SX_NOW=["BREATH"], SX_ONSET="NEW")
    sent_by("Holly", PREG=["MAYBE"])
    page = listed(desk)
    assert page.index("Rita") < page.index("Holly") < page.index("Clara")


def test_a_line_says_who_when_how_pressing_and_by_when(desk: Client) -> None:
    sent_by("Clara", HSV="YES")
    page = listed(desk)
    for words in ("Routine", "Clara Lovell", "15 Jun 1992, 33", "Mon 16 Mar 10:30", "1 For inf"):
        assert words in page
    assert "Sent 2 Mar 2026, 09:30" in page


def test_what_the_front_desk_holds_is_not_listed_unless_it_is_red(desk: Client) -> None:
    sent_by("Clara", stage=Stage.AWAITING_TRIAGE)
    sent_by("Rita", stage=Stage.AWAITING_TRIAGE, SX_NOW=["BREATH"], SX_ONSET="NEW")
    page = listed(desk)
    assert "Clara" not in page
    assert "Rita" in page


def test_decided_ones_have_their_own_view(desk: Client) -> None:
    sent_by("Dora", stage=Stage.DECIDED)
    assert "Dora" not in listed(desk)
    assert "Dora" in listed(desk, view="decided")


def test_nothing_waiting_says_so(desk: Client) -> None:
    assert "Nothing is waiting" in listed(desk)


def test_other_clinics_patients_are_not_listed(desk: Client) -> None:
    visit = a_visit(a_patient(a_clinic(name="Elsewhere"), given_name="Elsa"))
    an_intake(visit=visit, stage=REVIEW)
    assert "Elsa" not in listed(desk)


def test_reading_the_list_is_recorded_once_with_all_it_showed(desk: Client, cleo: User) -> None:
    codes = {str(sent_by(name).code) for name in ("Ada", "Bea")}
    listed(desk)
    event = Event.objects.get(name="listed")
    assert event.actor == cleo
    assert set(event.detail["intakes"]) == codes


def test_a_longer_list_asks_the_database_no_more(
    desk: Client, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    sent_by("Ada")
    listed(desk)
    with django_assert_max_num_queries(40) as short:
        listed(desk)
    for name in ("Bea", "Cora", "Dora"):
        sent_by(name)
    with django_assert_num_queries(len(short)):
        listed(desk)
