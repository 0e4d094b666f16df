"""What a clinician reads of the clinic's own questions: the answer, whose question, and when."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.letters.draft import Draft
from clinic.letters.services import compose
from clinic.own_questions.services import reword
from clinic.review.services import locked_decision
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Intake
from intake.services import move_visit
from tests.builders import (
    NOW,
    VISIT_DAY,
    a_manager,
    a_receptionist,
    an_intake,
    an_own_question,
    decided,
    own_question,
)
from tests.review.pages import read, said

pytestmark = pytest.mark.django_db

LIFT = "Do you need the lift?"
HEARD = "Who told you of us?"


@pytest.fixture
def lift(cleo: User) -> Any:
    return an_own_question(cleo.clinic, tell_if=frozenset({"YES"}))


def waiting(**own: Any) -> Intake:
    return an_intake(stage=Stage.AWAITING_REVIEW, **own)


def test_the_answers_are_shown_with_who_added_the_question_and_when(desk, lift):
    page = read(desk, waiting(OWN_1="NO"))

    assert "Asked by this clinic: 1 question" in page
    assert f"{LIFT} Added by Sam Field on 2 Mar 2026 No" in page


def test_the_clinician_is_told_what_the_manager_wanted_told(desk, lift):
    assert f"This clinic asked to be told: {LIFT} Yes" in read(desk, waiting(OWN_1="YES"))
    assert "This clinic asked to be told" not in read(desk, waiting(OWN_1="NO"))


def test_what_is_told_moves_nobody_in_the_queue(lift):
    told, other = waiting(OWN_1="YES"), waiting(OWN_1="NO")

    assert (told.triage, told.risk_rank, told.lane) == (other.triage, other.risk_rank, other.lane)


def test_own_words_are_quoted(desk, lift):
    an_own_question(lift.clinic, "words", HEARD)

    assert "“My aunt”" in read(desk, waiting(OWN_1="NO", OWN_2="My aunt"))


def test_each_answer_stays_with_the_words_it_answered(desk, lift):
    intake = waiting(OWN_1="NO")
    reword(lift, own_question(text="Is the lift of use?"), by=a_manager(name="Kit"), at=NOW)

    page = read(desk, intake)
    assert LIFT in page and "Is the lift of use?" not in page
    later = read(desk, waiting(OWN_1="NO"))
    assert "Is the lift of use? Reworded by Kit on 2 Mar 2026" in later


def test_a_page_without_own_questions_says_nothing_of_them(desk, cleo):
    page = read(desk, waiting())

    assert "Asked by this clinic" not in page


def test_the_answers_stand_among_all_as_they_were_asked(desk, lift):
    assert f"Questions from our clinic {LIFT} Yes" in read(desk, waiting(OWN_1="YES"))


def test_a_past_decision_shows_them_as_they_were(desk, lift):
    intake = waiting(OWN_1="YES")
    made = decided(intake)
    reword(lift, own_question(text="Is the lift of use?"), by=a_manager(), at=NOW)

    page = said(desk.get(f"/reviews/{intake.code}/decisions/{made.code}/"))

    assert f"{LIFT} Added by Sam Field on 2 Mar 2026 Yes" in page


def test_the_letter_for_the_record_holds_them(desk, cleo, lift):
    intake = waiting(OWN_1="YES")
    decided(intake)
    intake.refresh_from_db()

    record = compose(Draft(locked_decision(intake), by=cleo, at=NOW), "internal")

    assert "Do you need the lift" in str(record)


def test_the_answers_are_assessed_again_without_them(lift):
    intake = waiting(OWN_1="YES")

    move_visit(intake.visit, on=VISIT_DAY + timedelta(days=1), by=a_receptionist(), at=NOW)

    intake.refresh_from_db()
    assert "OWN_1" not in str(intake.latest_assessment().document)


def test_the_page_asks_the_database_once_for_whose_questions_they_are(desk, lift):
    intake = waiting(OWN_1="NO")
    read(desk, intake)

    with CaptureQueriesContext(connection) as asked:
        read(desk, intake)

    assert sum("intake_ownwording" in query["sql"] for query in asked) == 1


def test_without_own_questions_the_page_asks_for_none(desk):
    intake = waiting()

    with CaptureQueriesContext(connection) as asked:
        read(desk, intake)

    assert not any("intake_ownwording" in query["sql"] for query in asked)
