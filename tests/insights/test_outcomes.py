"""Outcomes by concern are of the decisions of the period, on the page and in its rows."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from clinic.insights.monday import monday, rows_of
from clinic.insights.period import Period
from clinic.review.models import Decision
from clinic.staff.models import User
from intake.journey import Stage
from tests.builders import NOW, TODAY, an_intake, decided
from tests.insights.test_monday import MANY, ZONE

WEEKS = Period(TODAY, 4, ZONE)
LATER = NOW + timedelta(weeks=6)


def test_a_decision_of_another_period_brings_nobody_into_this_one(sam: User) -> None:
    intakes = [an_intake(stage=Stage.AWAITING_REVIEW) for _ in range(2 * MANY)]
    for intake in intakes[:MANY]:
        decided(intake)
    for intake in intakes[MANY:]:
        once = decided(intake, outcome="refer")
        once.pk, once.code, once.outcome, once.at = None, uuid4(), "suitable", LATER
        Decision.objects.bulk_create([once])
    found = monday(sam.clinic, WEEKS, at=LATER)
    suitable = next(row for row in found.concerns if row.title == "Oil").outcomes[0]
    assert suitable.count == MANY
    told = rows_of(suitable.key, sam.clinic, WEEKS, at=LATER)
    suitable_to_come = "Suitable to come for an in-person assessment"
    assert told.lines == [("2026-W10", "Oil", suitable_to_come)] * MANY
