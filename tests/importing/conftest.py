"""Importing at the front desk: the clock stands where the builders say it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from clinic.staff.models import User
from tests.builders import NOW, a_receptionist


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def rae(db: None) -> User:
    """Somebody at the front desk."""
    return a_receptionist()


@pytest.fixture
def desk(rae: User) -> Client:
    """A browser in which the front desk signed in."""
    client = Client()
    client.force_login(rae)
    return client
