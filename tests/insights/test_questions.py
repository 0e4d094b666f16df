"""What each question takes, and which are answered otherwise later: from our own timestamps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from clinic.insights.monday import monday
from clinic.insights.pages import Paced
from clinic.insights.period import Period
from clinic.insights.questions import NUMBERS
from clinic.staff.models import User
from intake.models import Clinic, Intake
from intake.services import erase_patient, save_answers, stop_underage
from intake.services.answering import codes_of
from intake.step import Step
from tests.builders import NOW, TODAY, a_clinic, a_link, a_patient, a_receptionist, a_visit
from tests.review.pages import said

MANY = 12
PAGE = "/insights/"
SKIN = {"SKIN_NOW": ["NONE"], "KELOID": "NO", "HSV": "NO"}


def saved(intake: Intake, *, after: float, key: str = "one", number: int = 0, **told) -> Intake:
    """What stands on the page about the skin is saved, so many seconds after the first."""
    codes, at = codes_of(intake, "skin"), NOW + timedelta(seconds=after)
    step = Step(key, number, "one")
    return save_answers(intake, codes, page="skin", answers=told, step=step, at=at)


def answered(clinic: Clinic, *, seconds: int = 10) -> Intake:
    """Scars at once, cold sores after so many seconds, as a script saves them."""
    intake = saved(a_link(a_visit(a_patient(clinic))).intake, after=0, KELOID="NO")
    return saved(intake, after=seconds, number=1, KELOID="NO", HSV="NO")


def told(clinic: Clinic) -> dict[str, Paced]:
    found = monday(clinic, Period(TODAY, 1, clinic.zone), at=NOW).questions
    return {one.people.key: one for one in found}


def key(code: str, figure: str = "question") -> str:
    return f"{figure}:{NUMBERS[code]}"


def test_each_question_has_a_time_of_its_own_where_a_script_saves(office: Client, sam: User):
    for n in range(MANY):
        intake = answered(sam.clinic, seconds=30 if n > 9 else 10)
        if n < 11:
            saved(intake, after=40, key="two", KELOID="YES", HSV="NO")

    sores, scars = told(sam.clinic)[key("HSV")], told(sam.clinic)[key("KELOID")]

    assert (sores.people.count, sores.median, sores.slow) == (MANY, "10 s", "30 s")
    assert (sores.again.count, scars.again.count) == (0, 11)
    assert "Question by question" in said(office.get(f"{PAGE}?from={TODAY}&weeks=1"))


def test_a_question_of_few_people_is_left_out(sam: User):
    for _ in range(9):
        answered(sam.clinic)

    assert told(sam.clinic) == {}


def test_so_is_one_that_all_but_a_few_of_a_page_answered(sam: User):
    for n in range(MANY):
        intake = answered(sam.clinic)
        if n:
            saved(intake, after=20, number=2, **SKIN)

    assert key("SKIN_NOW") not in told(sam.clinic)
    assert key("HSV") in told(sam.clinic)


@pytest.mark.parametrize("figure", ["question", "altered"])
def test_its_rows_name_nobody(office: Client, sam: User, figure: str):
    for _ in range(MANY):
        saved(answered(sam.clinic), after=40, key="two", KELOID="YES", HSV="YES")

    asked = {"figure": key("HSV", figure), "from": TODAY, "weeks": 1}
    rows = office.get(f"{PAGE}rows/", asked).content.decode()

    assert rows.count("2026-W10") == MANY
    assert "HSV" not in key("HSV", figure)
    assert "Maria" not in rows


def test_another_clinics_patients_are_not_counted(sam: User):
    for _ in range(MANY):
        answered(a_clinic(name="Theirs"))

    assert told(sam.clinic) == {}


@pytest.mark.parametrize(
    "end",
    [
        lambda intake: stop_underage(intake, at=NOW),
        lambda intake: erase_patient(
            intake.patient, by=a_receptionist(intake.clinic), at=NOW, reason="asked"
        ),
    ],
)
def test_with_the_answers_goes_what_tells_which_questions_arose(sam: User, end):
    intake = answered(sam.clinic)
    end(intake)

    assert Intake.objects.get(pk=intake.pk).draft_pace == {}
