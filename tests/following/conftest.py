"""The weeks after a treatment: Cleo and Rae are signed in, and the clock can be moved."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from clinic.staff.models import User
from intake.models import Treatment
from tests.builders import a_receptionist, a_treatment
from tests.review.conftest import cleo, clock, desk

__all__ = ["at", "cleo", "clock", "desk"]


def at(day: date, hour: int = 12) -> datetime:
    """An hour of London on a day."""
    return datetime.combine(day, time(hour), tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def treated(cleo: User) -> Treatment:
    """Ada, whose oily forehead was treated this morning."""
    return a_treatment(by=cleo)


@pytest.fixture
def front(cleo: User) -> Client:
    """Rae's browser, at the front desk."""
    client = Client()
    client.force_login(a_receptionist(cleo.clinic))
    return client
