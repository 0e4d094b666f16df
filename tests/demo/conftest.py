"""The demonstration, filled once for all of these tests and then undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from clinic.demo.seed import seed
from intake.models import Clinic
from tests.support.standing import standing

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 3, 10, 16, 40, tzinfo=LONDON)  # a Tuesday
TODAY = date(2026, 3, 10)


@pytest.fixture(scope="package")
def filled(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database holds the demonstration as it was filled on Tuesday afternoon."""
    with standing(django_db_blocker):
        seed(at=NOW)
        yield


@pytest.fixture
def clinic(filled: None, db: None) -> Clinic:
    """The clinic as it was filled; what a test changes is undone."""
    return Clinic.objects.get()
