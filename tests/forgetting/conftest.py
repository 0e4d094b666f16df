"""The manager's day: the clock stands where the builders say it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from clinic.staff.models import User
from tests.builders import NOW, a_manager


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def sam(db: None) -> User:
    """The only manager."""
    return a_manager()


@pytest.fixture
def office(sam: User) -> Client:
    """A browser in which the manager signed in."""
    client = Client()
    client.force_login(sam)
    return client
