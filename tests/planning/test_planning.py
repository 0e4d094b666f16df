"""A clinician's plan on the drawing that the patient was asked with."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from clinic.planning.models import Plan
from clinic.planning.services import NoSuchZone, NotPlanned, plan
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Event, Intake
from intake.points import Point, Points
from tests.builders import NOW, a_receptionist, an_intake, decided
from tests.review.pages import address, said

FOREHEAD = Points(places=(Point("FOREHEAD", 50.0, 15.0), Point("CHIN", 50.0, 70.0)))


@pytest.fixture
def sent(db: None) -> Intake:
    return an_intake(stage=Stage.AWAITING_REVIEW)


def drawing(intake: Intake) -> str:
    return reverse("planning:plan", kwargs={"code": intake.code})


def test_the_plan_is_shown_on_the_patients_own_drawing(desk: Client, sent: Intake) -> None:
    kept = desk.post(
        drawing(sent), {"zones": ["FOREHEAD", "NECK"], "points": "face-1 FOREHEAD:50.0,15.0"}
    )

    page = desk.get(kept["Location"])
    assert "Plan: Forehead (1 place); Neck. Cleo Marsh" in said(page)
    assert "plans-FOREHEAD plans-NECK" in page.content.decode()
    assert '<path d="M150.0 54.4m-5 0h10m-5-5v10"/>' in page.content.decode()


def test_it_is_kept_with_the_answers_it_was_made_on_and_written_down(
    sent: Intake, cleo: User
) -> None:
    made = plan(sent, zones={"FOREHEAD"}, points=FOREHEAD, by=cleo, at=NOW)

    assert (made.revision, made.by, made.drawing) == (sent.revision, cleo, "face-1")
    assert Event.objects.filter(name="planned", actor=cleo).count() == 1


def test_a_place_outside_the_chosen_parts_is_not_planned(sent: Intake, cleo: User) -> None:
    made = plan(sent, zones={"FOREHEAD"}, points=FOREHEAD, by=cleo, at=NOW)

    assert made.points == [["FOREHEAD", 50.0, 15.0]]


def test_the_drawing_opens_with_the_plan_that_stands(
    desk: Client, sent: Intake, cleo: User
) -> None:
    plan(sent, zones={"FOREHEAD"}, points=FOREHEAD, by=cleo, at=NOW)

    page = desk.get(drawing(sent)).content.decode()
    assert 'name="zones" value="FOREHEAD" checked' in page
    assert 'name="zones" value="NOSE">' in page
    assert 'value="face-1 FOREHEAD:50.0,15.0"' in page


def test_the_newest_plan_stands_and_an_empty_one_takes_it_back(
    desk: Client, sent: Intake, cleo: User
) -> None:
    plan(sent, zones={"FOREHEAD"}, points=FOREHEAD, by=cleo, at=NOW - timedelta(days=1))
    desk.post(drawing(sent), {"points": ""})

    assert "Plan: nothing any more." in said(desk.get(address(sent)))
    assert Plan.objects.count() == 2


def test_a_past_decision_shows_the_plan_of_that_day(desk: Client, sent: Intake, cleo: User) -> None:
    plan(sent, zones={"CHIN"}, points=FOREHEAD, by=cleo, at=NOW - timedelta(hours=2))
    made = decided(sent, by=cleo, at=NOW - timedelta(hours=1))
    plan(sent, zones={"NECK"}, points=Points(), by=cleo, at=NOW)

    then = desk.get(reverse("review:then", kwargs={"code": sent.code, "decision": made.code}))
    assert "Plan: Chin (1 place)." in said(then)


def test_a_part_that_the_drawing_lacks_is_refused_and_nothing_is_lost(
    desk: Client, sent: Intake, cleo: User
) -> None:
    with pytest.raises(NoSuchZone):
        plan(sent, zones={"ELBOW"}, points=Points(), by=cleo, at=NOW)

    answer = desk.post(drawing(sent), {"zones": ["CHIN", "ELBOW"], "points": ""})
    assert answer.status_code == 422
    assert "Choose parts of the drawing." in said(answer)
    assert 'value="CHIN" checked' in answer.content.decode()


def test_the_front_desk_plans_nothing(sent: Intake) -> None:
    with pytest.raises(NotPlanned):
        plan(sent, zones=(), points=Points(), by=a_receptionist(sent.clinic), at=NOW)


def test_a_plan_is_never_edited(sent: Intake, cleo: User) -> None:
    plan(sent, zones={"CHIN"}, points=Points(), by=cleo, at=NOW)

    with pytest.raises(DatabaseError, match="append-only"):
        Plan.objects.update(zones=[])


def test_opening_the_drawing_is_written_down(desk: Client, sent: Intake, cleo: User) -> None:
    desk.get(drawing(sent))

    assert Event.objects.filter(name="viewed", detail__what="plan", actor=cleo).exists()
