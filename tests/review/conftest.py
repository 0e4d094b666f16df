"""A clinician's morning: the clock stands where the builders say, and Cleo is signed in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from clinic.staff.models import User
from tests.builders import NOW, a_clinic, a_clinician


@pytest.fixture(autouse=True)
def clock(db: None) -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def cleo() -> User:
    """A clinician of a clinic that flags and explains."""
    return a_clinician(a_clinic())


@pytest.fixture
def desk(cleo: User, client: Client) -> Client:
    """Cleo's browser."""
    client.force_login(cleo)
    return client
