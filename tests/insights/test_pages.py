"""What each page takes, and who comes back to it: from our own timestamps."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from clinic.insights.monday import monday
from clinic.insights.pages import TITLES, Paced
from clinic.insights.period import Period
from clinic.staff.models import User
from intake.models import Clinic, Intake
from intake.services import save_answers
from intake.services.answering import codes_of
from intake.step import Step
from tests.builders import NOW, TODAY, a_clinic, a_link, a_patient, a_visit, answers
from tests.insights.test_rows import lines
from tests.review.pages import said

MANY = 12
PAGE = "/insights/"


def saved(intake: Intake, page: str, *, after: float, key: str = "one", number: int = 0) -> Intake:
    """A page is saved, so many seconds after the first."""
    codes = codes_of(intake, page)
    told = {code: answer for code, answer in answers().items() if code in codes}
    at = NOW + timedelta(seconds=after)
    return save_answers(intake, codes, page=page, answers=told, step=Step(key, number), at=at)


def walked(clinic: Clinic) -> Intake:
    """Today at once, conditions after 40 seconds, pregnancy after 25 more."""
    intake = a_link(a_visit(a_patient(clinic))).intake
    for page, after in (("today", 0), ("conditions", 40), ("pregnancy", 65)):
        intake = saved(intake, page, after=after)
    return intake


def paces(clinic: Clinic) -> dict[str, Paced]:
    period = Period(TODAY, 1, clinic.zone)
    return {page.people.key: page for page in monday(clinic, period, at=NOW).paces}


def noted(intake: Intake, page: str) -> list[Any]:
    return Intake.objects.get(pk=intake.pk).draft_steps[page][2:4]


def test_the_time_of_a_page_is_from_the_saving_before_to_its_own(sam: User) -> None:
    intake = walked(sam.clinic)

    assert noted(intake, "conditions") == [40, 0]
    assert noted(intake, "pregnancy") == [25, 0]


def test_what_is_saved_while_a_page_is_filled_in_adds_up(sam: User) -> None:
    intake = walked(sam.clinic)
    for number, after in enumerate((75, 95), 1):
        intake = saved(intake, "goals", after=after, number=number)

    assert noted(intake, "goals") == [30, 0]


def test_a_long_pause_is_not_time_at_the_page(sam: User) -> None:
    intake = saved(walked(sam.clinic), "goals", after=65 + 300)

    assert noted(intake, "goals") == [0, 0]


def test_who_goes_back_to_a_page_is_counted_and_who_corrects_it_at_once_is_not(sam: User) -> None:
    intake = walked(sam.clinic)
    intake = saved(intake, "conditions", after=70, key="two")
    intake = saved(intake, "conditions", after=80, key="three")

    assert noted(intake, "conditions") == [55, 1]


def test_the_page_shows_half_and_nine_in_ten_and_who_came_back(office: Client, sam: User) -> None:
    for n in range(MANY):
        intake = walked(sam.clinic)
        if n:
            saved(intake, "conditions", after=70 + 60 * (n > 9), key="two")

    told = paces(sam.clinic)["pace:conditions"]

    assert (told.people.count, told.again.count, told.again.hidden) == (MANY, MANY - 1, True)
    assert (told.median, told.slow) == ("45 s", "105 s")
    assert "What each page takes" in said(office.get(f"{PAGE}?from={TODAY}&weeks=1"))


def test_of_few_nothing_is_told(sam: User) -> None:
    walked(sam.clinic)

    told = paces(sam.clinic)["pace:conditions"]
    assert (told.people.hidden, told.median) == (True, "")


def test_at_the_page_saved_first_nobody_is_timed_and_no_time_is_nothing(sam: User) -> None:
    for _ in range(MANY):
        walked(sam.clinic)

    told = paces(sam.clinic)["pace:today"]
    assert (told.people.count, told.median) == (0, "")


def test_behind_a_time_is_how_long_each_took_and_not_who_was_not_timed(
    office: Client, sam: User
) -> None:
    for n in range(MANY):
        saved(walked(sam.clinic), "goals", after=65 + (10 if n else 600))

    asked = {"figure": "pace:goals", "from": TODAY, "weeks": 1}
    told = lines(office.get(f"{PAGE}rows/", asked))
    assert told == [["Week", "Page", "Seconds"], *[["2026-W10", TITLES["goals"], "10"]] * 11]


@pytest.mark.parametrize("figure", ["pace", "again"])
def test_its_rows_name_nobody(office: Client, sam: User, figure: str) -> None:
    for _ in range(MANY):
        saved(walked(sam.clinic), "conditions", after=70, key="two")

    rows = office.get(
        f"{PAGE}rows/", {"figure": f"{figure}:conditions", "from": TODAY, "weeks": 1}
    ).content.decode()
    assert rows.count("2026-W10") == MANY
    assert "Maria" not in rows


def test_another_clinics_patients_are_not_counted(sam: User) -> None:
    walked(a_clinic(name="Theirs"))

    assert paces(sam.clinic) == {}
