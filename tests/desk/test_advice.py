"""What the front desk does once a clinician has decided, or while the patient is asked."""

from __future__ import annotations

from datetime import date

import pytest

from intake.journey import Stage
from intake.models import Intake
from intake.services import cancel_visit, move_visit
from tests.builders import NOW, a_patient, a_visit, an_intake, decided
from tests.desk.test_queue import words

pytestmark = pytest.mark.django_db

REASON = "Written for colleagues only."
LATER = date(2026, 4, 14)
OUTCOMES = {
    "suitable": ({}, "Keep the visit"),
    "conditions": ({"conditions": REASON}, "Keep the visit The clinician has conditions"),
    "defer": ({"defer_until": LATER}, "Move the visit To 14 Apr 2026 or later"),
    "not_suitable": ({}, "Call off the visit A clinician phones the patient"),
    "refer": ({}, "Call off treatment A clinician refers the patient"),
    "needs_information": ({}, "Wait for the patient A clinician asked for more"),
}


def after(outcome: str, **given) -> Intake:
    intake = an_intake(stage=Stage.AWAITING_REVIEW, visit=a_visit(a_patient()))
    decided(intake, outcome=outcome, reason=REASON, **OUTCOMES[outcome][0])
    return intake


def on_the_queue(desk, view: str) -> str:
    return words(desk.get(f"/queue/?view={view}"))


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_decision_says_what_to_do_and_no_reason(desk, outcome):
    intake, said = after(outcome), OUTCOMES[outcome][1]

    asked = outcome == "needs_information"
    queue = on_the_queue(desk, "awaiting" if asked else "decided")

    assert said in queue
    page = words(desk.get(f"/queue/{intake.code}/"))
    assert ("Wait for the patient A question waits for its reply" if asked else said) in page
    assert REASON not in queue + page


def test_a_visit_moved_late_enough_is_kept(desk, rae):
    intake = after("defer")
    move_visit(intake.visit, on=LATER, by=rae, at=NOW)

    assert "Keep the visit" in on_the_queue(desk, "decided")


def test_what_was_decided_for_a_visit_called_off_is_closed(desk, rae):
    intake = after("suitable")
    cancel_visit(intake.visit, by=rae, at=NOW)

    assert "Close the intake The visit is called off" in on_the_queue(desk, "decided")


def test_while_the_patient_is_asked_the_desk_waits(desk):
    an_intake(stage=Stage.AWAITING_PATIENT)

    assert "Wait for the patient The form is open again" in on_the_queue(desk, "awaiting")


def test_a_red_flag_that_went_back_is_still_to_be_phoned(desk):
    an_intake(stage=Stage.AWAITING_PATIENT, SX_NOW=["WEAK"], SX_ONSET="NEW")

    assert "A clinician phones now" in on_the_queue(desk, "awaiting")


def test_the_number_of_queries_does_not_grow_with_decisions(desk, django_assert_num_queries):
    after("refer")
    on_the_queue(desk, "decided")  # notes the session
    with django_assert_num_queries(10):
        on_the_queue(desk, "decided")
    for outcome in ("suitable", "defer", "refer"):
        after(outcome)
    with django_assert_num_queries(10):
        on_the_queue(desk, "decided")
