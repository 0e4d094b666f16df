"""A triage that was taken back is no triage: it counts for nobody and takes no time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from clinic.desk.models import Triage
from clinic.desk.services import take_back, triage
from clinic.insights.monday import monday
from clinic.insights.people import rows
from clinic.insights.period import Period
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Intake
from tests.builders import NOW, TODAY, a_receptionist, an_intake
from tests.insights.test_monday import MANY, ZONE

WEEKS = Period(TODAY, 4, ZONE)
LATER = NOW + timedelta(days=1)


@pytest.fixture
def undone(sam: User) -> list[Intake]:
    """Ten people whose triage Rae took back after a minute."""
    rae = a_receptionist(sam.clinic)
    intakes = [an_intake() for _ in range(MANY)]
    for intake in intakes:
        sent(intake, rae)
        made, minute = intake.triages.get(), NOW + timedelta(minutes=1)
        take_back(made, version=intake.version, by=rae, at=minute)
    return intakes


def sent(intake: Intake, by: User, *, hours: int = 0) -> None:
    """To a clinician, some hours after the answers came."""
    intake.refresh_from_db()
    at = NOW + timedelta(hours=hours)
    triage(intake, outcome="to_clinician", version=intake.version, by=by, at=at)
    intake.refresh_from_db()


def test_a_triage_that_was_taken_back_is_not_counted(sam: User, undone: list[Intake]) -> None:
    found = monday(sam.clinic, WEEKS, at=LATER)
    assert next(s for s in found.steps if s.name == "Triaged").reached.count == 0
    assert [one.done[1].count for one in found.work if one.done[1].count] == []


def test_only_the_triage_that_stands_counts_and_its_time(sam: User, undone: list[Intake]) -> None:
    rae = Triage.objects.latest("pk").by
    for intake in undone:
        sent(intake, rae, hours=5)
    found = monday(sam.clinic, WEEKS, at=LATER)
    step = next(s for s in found.steps if s.name == "Triaged")
    assert (step.reached.count, step.median) == (MANY, "5 h")
    (done,) = (one.done[1] for one in found.work if one.done[1].count)
    assert done.count == MANY
    assert len(rows(done.key, sam.clinic, WEEKS).lines) == MANY


def test_whoever_only_triaged_is_listed(sam: User) -> None:
    kim = a_receptionist(sam.clinic, name="Kim Adeyemi")
    for _ in range(MANY):
        intake = an_intake(stage=Stage.AWAITING_TRIAGE)
        sent(intake, kim)
    work = monday(sam.clinic, WEEKS, at=LATER).work
    assert [(one.name, one.done[1].count) for one in work if one.name == kim.name] == [
        (kim.name, MANY)
    ]
