"""One patient's way through the clinic, as far as it has been told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from clinic.demo.calendar import Calendar
from clinic.demo.case import Case
from clinic.demo.people import Person
from clinic.staff.models import User
from intake.models import Clinic, Intake, Patient, Visit


@dataclass(frozen=True, slots=True)
class Office:
    """The clinic and who works there."""

    clinic: Clinic
    manager: User
    desk: User
    clinicians: tuple[User, ...]


@dataclass(kw_only=True)
class Story:
    """What is known of a case before it begins, and what its steps have made so far."""

    case: Case
    person: Person
    office: Office
    calendar: Calendar
    rng: Random
    slot: tuple[time, int]  # when the visit is, and with which clinician
    answers: dict[str, Any]  # all that the patient will say
    at: datetime = field(init=False)  # when the last thing happened
    patient: Patient = field(init=False)
    visit: Visit = field(init=False)
    intake: Intake = field(init=False)
    token: str = field(init=False)

    @property
    def desk(self) -> User:
        return self.office.desk

    @property
    def clinician(self) -> User:
        return self.office.clinicians[self.slot[1]]

    def passes(self, seconds: tuple[int, int]) -> datetime:
        """A little later, and never later than now."""
        later = self.at + timedelta(seconds=self.rng.randrange(*seconds))
        self.at = min(later, self.calendar.now)
        return self.at
