"""The demonstration, filled once for all of these tests and then undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from clinic.demo.seed import seed
from intake.models import Clinic, Intake

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 3, 10, 16, 40, tzinfo=LONDON)  # a Tuesday
EARLIER = NOW.replace(hour=8, minute=5)
TODAY = date(2026, 3, 10)

Said = dict[str, Any]


@pytest.fixture(scope="package")
def twice(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Said, Said]]:
    """What was said when the demonstration was filled earlier that day, and again now."""
    with django_db_blocker.unblock(), transaction.atomic():
        with transaction.atomic():
            seed(at=EARLIER)
            earlier = said()
            transaction.set_rollback(True)
        seed(at=NOW)
        yield earlier, said()
        transaction.set_rollback(True)


@pytest.fixture
def clinic(twice: Any) -> Iterator[Clinic]:
    """The clinic as it was filled; what a test changes is undone."""
    with transaction.atomic():
        yield Clinic.objects.get()
        transaction.set_rollback(True)


def said() -> Said:
    """By patient's name: who they are, what they answered, where they stand and when they come."""
    return {
        identity.name: (
            identity,
            intake.stage,
            intake.triage,
            intake.hold_until,
            intake.read_draft(),
            [revision.read_answers().document() for revision in intake.revisions.order_by("pk")],
            (intake.visit.on, intake.visit.at_time, intake.visit.clinician.name),
        )
        for intake in Intake.objects.select_related("visit__clinician")
        for identity in [intake.patient.read_identity()]
    }
