"""A Monday at the clinic: the clock stands, and a manager is signed in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from clinic.staff.models import User
from tests.builders import NOW, a_clinic, a_manager


@pytest.fixture(autouse=True)
def clock(db: None) -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def sam() -> User:
    """The manager of a clinic that flags and explains."""
    return a_manager(a_clinic())


@pytest.fixture
def office(sam: User, client: Client) -> Client:
    """Sam's browser."""
    client.force_login(sam)
    return client
