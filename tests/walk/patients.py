"""The patients whose pages the walk opens: each a link, at this moment's date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext

from clinic.staff.models import User
from intake.events import SYSTEM
from intake.models import Clinic, Intake, Outbox
from intake.services import ask, plan_visit, set_pin
from intake.services.invitations import make_link
from tests.builders import (
    BORN,
    a_clinician,
    a_link,
    a_patient,
    a_receptionist,
    a_return,
    a_treatment,
    an_examined_intake,
    an_intake,
)

BACKEND = "clinic.staff.backend.WithClinic"
PIN = "2580"
SOON, LONG_AGO = timedelta(days=14), timedelta(days=90)
REASON = "Please give the names and doses of your medicines."


@dataclass(frozen=True)
class Cast:
    """The clinic's people, and a way to make patients."""

    clinic: Clinic
    rae: User
    cleo: User

    @classmethod
    def of(cls, clinic: Clinic) -> Cast:
        people = a_receptionist(clinic), a_clinician(clinic, name="Dr Amara Osei")
        set_pin(clinic, pin=PIN, by=people[0], at=timezone.now())
        return cls(clinic, *people)

    def invited(self, born: date = BORN) -> Any:
        """A link to a visit in two weeks: `.intake`, `.invitation`, `.token`."""
        now = timezone.now()
        patient = a_patient(self.clinic, birth_date=born, family_name=f"L{uuid4().hex}")
        on = self.clinic.day_of(now) + SOON
        visit = plan_visit(patient, on=on, clinician=self.cleo, by=SYSTEM, at=now)
        return a_link(visit, by=self.rae, at=now)

    def underage(self) -> tuple[Any, date]:
        born = timezone.localdate().replace(day=1)
        born = born.replace(year=born.year - 16)
        return self.invited(born), born

    def returning(self) -> Any:
        """The link of somebody who told everything three months ago."""
        now = timezone.now()
        visit = a_return(on=self.clinic.day_of(now) + SOON, told_at=now - LONG_AGO).intake.visit
        return a_link(visit, by=self.rae, at=now)

    def asked(self) -> Any:
        """The link of somebody whom the clinic asks about their medicines."""
        now = timezone.now()
        sent = an_intake(at=now, MEDS=["THIN"])
        given = {"questions": ["MEDS"], "reason": REASON, "version": sent.version}
        return ask(sent, **given, by=self.rae, at=now)

    def treated(self, days_ago: int, **told: Any) -> Any:
        """The link to the check-in of somebody who was treated some days ago."""
        now = timezone.now()
        then = now - timedelta(days=days_ago)
        visit = plan_visit(
            a_patient(self.clinic, family_name=f"L{uuid4().hex}"),
            on=self.clinic.day_of(then),
            by=SYSTEM,
            at=then,
        )
        given = {"visit": visit, "by": self.cleo, "at": then} | told
        intake = a_treatment(an_examined_intake(**given), by=self.cleo, at=then).intake
        until = now + timedelta(days=5)
        return make_link(intake, channel="copy", by=self.rae, at=now, until=until)

    def sign_in(self, context: BrowserContext, url: str) -> None:
        """Sign the front desk in, as on the tablet before it is lent."""
        staff = Client()
        staff.force_login(self.rae, backend=BACKEND)
        value = staff.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": value, "url": url}])


def code_of(intake: Intake) -> str:
    """The digits in the newest message to a patient."""
    message = Outbox.objects.filter(kind=Outbox.Kind.CODE, intake=intake).latest("pk")
    return str(message.read()["digits"])
