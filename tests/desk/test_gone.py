"""What the front desk does about a visit that is over, or to which nobody came."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from clinic.attending.services import mark_attendance
from intake.journey import Stage
from intake.models import Clinic, Intake
from intake.services import cancel_visit
from tests.builders import NOW, TODAY, a_patient, a_visit, an_intake, decided
from tests.desk.test_queue import names, words

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
AFTERWARDS = NOW + 5 * HOUR
PHONE = "Phone, or mark “Did not come”"
AGAIN = "Plan another visit, or close The patient did not come"
RED = {"SX_NOW": ["WEAK"], "SX_ONSET": "NEW"}


def somebody(name: str = "Vale", *, on: date = TODAY, **given) -> Intake:
    """Somebody who comes at half past ten."""
    patient = a_patient(given_name="Pat", family_name=name)
    return an_intake(visit=a_visit(patient, on=on), **given)


def said(desk, intake: Intake, view: str = "all") -> str:
    """What a view of the queue says from somebody's line on."""
    told = words(desk.get(f"/queue/?view={view}"))
    return told.partition(f"Pick {intake.patient.read_identity().name}")[2]


def missed(intake: Intake, rae) -> Intake:
    mark_attendance(intake.visit, came=False, by=rae, at=AFTERWARDS)
    return intake


@pytest.mark.parametrize("stage", [Stage.INVITED, Stage.STARTED])
def test_on_its_day_nobody_is_told_to_resend_a_link(desk, stage):
    told = said(desk, somebody(stage=stage))

    assert "Phone, or fill in on arrival" in told and "Resend" not in told


def test_once_the_hour_has_passed_there_is_nothing_to_chase(desk, clock):
    intake = somebody(stage=Stage.INVITED)
    somebody("Later", on=TODAY + DAY, stage=Stage.INVITED)
    clock.move_to(AFTERWARDS)

    assert f"{PHONE} Not started. The hour of the visit has passed" in said(desk, intake)
    chased = desk.get("/queue/?view=chase")
    assert names(chased) == ["Pat Later"]
    assert "1 not sent, visit near" in words(chased)


def test_before_the_hour_a_visit_of_today_is_still_chased(desk):
    somebody(stage=Stage.INVITED)

    assert names(desk.get("/queue/?view=chase")) == ["Pat Vale"]


def test_a_visit_without_an_hour_is_over_on_the_next_day(desk, clock, rae):
    visit = a_visit(a_patient(given_name="Pat", family_name="Vale"), on=TODAY, at_time=None)
    intake = an_intake(visit=visit, stage=Stage.INVITED)
    clock.move_to(AFTERWARDS)
    assert "Phone, or fill in on arrival" in said(desk, intake)
    assert names(desk.get("/queue/?view=chase")) == ["Pat Vale"]

    missed(intake, rae)

    assert names(desk.get("/queue/?view=chase")) == []


def test_nobody_waits_for_a_patient_whose_visit_was_yesterday(desk, clock, rae):
    intake = somebody(stage=Stage.STARTED)
    clock.move_to(AFTERWARDS + DAY)
    desk.force_login(rae)

    told = said(desk, intake)

    assert "yesterday" in told and f"{PHONE} Started, not sent. The visit is over" in told
    assert "Wait for the patient" not in told


@pytest.mark.parametrize("stage", [Stage.INVITED, Stage.STARTED, Stage.AWAITING_PATIENT])
def test_who_did_not_come_is_not_sent_another_link(desk, clock, rae, stage):
    intake = missed(somebody(stage=stage), rae)
    clock.move_to(AFTERWARDS)

    assert AGAIN in said(desk, intake)
    assert AGAIN in words(desk.get(f"/queue/{intake.code}/"))


def test_who_came_after_all_is_told_apart_from_who_did_not(desk, clock, rae):
    intake = missed(somebody(stage=Stage.INVITED), rae)
    mark_attendance(intake.visit, came=True, by=rae, at=AFTERWARDS + HOUR)
    clock.move_to(AFTERWARDS + HOUR)

    assert "Fill in by phone, or close Not started." in said(desk, intake)


def test_no_slot_is_kept_for_a_visit_that_is_over(desk, clock, rae):
    to_triage = somebody("Triage")
    to_read = somebody("Read", stage=Stage.AWAITING_REVIEW)
    clock.move_to(AFTERWARDS)

    assert "Send to a clinician The hour of the visit has passed" in said(desk, to_triage)
    assert "Wait for a clinician The hour of the visit has passed" in said(desk, to_read)

    for intake in (to_triage, to_read):
        missed(intake, rae)

    assert AGAIN in said(desk, to_triage)
    assert "Plan another visit The patient did not come" in said(desk, to_read)


@pytest.mark.parametrize(
    ("given", "script"), [(RED, "A clinician phones now"), ({"NMD": ["MG"]}, "No treatment slot")]
)
def test_what_does_not_hang_on_the_slot_is_done_though_nobody_came(desk, clock, rae, given, script):
    intake = missed(somebody(**given), rae)
    clock.move_to(AFTERWARDS)

    assert script in said(desk, intake)


@pytest.mark.parametrize(
    ("outcome", "more", "over", "not_there"),
    [
        ("suitable", {}, "The visit is over", "Plan another visit The patient did not come"),
        (
            "not_suitable",
            {},
            "The visit is over A clinician phones the patient",
            "The patient did not come A clinician phones the patient",
        ),
        (
            "defer",
            {"defer_until": date(2026, 4, 14)},
            "Plan another visit On 14 Apr 2026 or later",
            "Plan another visit On 14 Apr 2026 or later",
        ),
    ],
)
def test_a_decision_about_a_visit_that_is_over(desk, clock, rae, outcome, more, over, not_there):
    intake = somebody(stage=Stage.AWAITING_REVIEW)
    decided(intake, outcome=outcome, **more)
    clock.move_to(AFTERWARDS + DAY)
    desk.force_login(rae)
    assert over in said(desk, intake, "decided")

    missed(intake, rae)

    assert not_there in said(desk, intake, "decided")


def test_a_question_about_a_visit_that_is_over_is_not_waited_for(desk, clock):
    intake = somebody(stage=Stage.AWAITING_PATIENT)
    clock.move_to(AFTERWARDS)

    assert "Phone, or close The hour of the visit has passed" in said(desk, intake, "awaiting")


def test_what_was_never_sent_for_a_visit_called_off_is_closed(desk, rae):
    intake = somebody(stage=Stage.INVITED, on=TODAY + DAY)
    cancel_visit(intake.visit, by=rae, at=NOW)

    told = words(desk.get(f"/queue/{intake.code}/"))

    assert "Close the intake The visit is called off" in told


def test_where_answers_are_only_collected_the_same_is_said(desk, clock, rae):
    intake = somebody(HSV=...)
    Clinic.objects.update(mode=Clinic.Mode.INTAKE_ONLY)
    clock.move_to(AFTERWARDS)
    assert "Help by phone Answers are missing" in said(desk, intake)

    missed(intake, rae)

    assert AGAIN in said(desk, intake)
