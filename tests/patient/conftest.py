"""The patient's day: the clock stands where the builders say it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from tests.builders import NOW
from tests.patient.journey import Phone


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def phone(db: None) -> Phone:
    """A phone on which nothing was opened yet."""
    return Phone()


@pytest.fixture
def opened(phone: Phone) -> Phone:
    """A phone on which the birth date was given."""
    phone.open()
    return phone
