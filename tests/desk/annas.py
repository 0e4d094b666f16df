"""Anna, who married: one person in two records, and how their pages are read."""

from datetime import date, timedelta
from html import unescape
from typing import Any

from clinic.duplicates.likeness import Grade, alike
from intake.models import Intake, Outbox, Patient
from tests.builders import (
    NOW,
    a_patient,
)

ANNA = {"given_name": "Anna", "family_name": "Berg", "email": "anna@patient.example"}
OTHER_DAY = date(1961, 3, 4)


def text(response: Any) -> str:
    return " ".join(unescape(response.content.decode()).split())


def anna(**changes: Any) -> Patient:
    return a_patient(**ANNA | {"phone": "07700 900001"} | changes)


def married(**changes: Any) -> Patient:
    """The same Anna, who married and has another telephone."""
    return anna(**{"family_name": "Holm", "phone": "07700 900002"} | changes)


def grades(patient: Patient) -> list[Grade]:
    return [pair.grade for pair in alike(patient)]


def address(one: Patient, other: Patient, more: str = "") -> str:
    return f"/patients/{one.code}/beside/{other.code}/{more}"


def filled(page: str, **choices: str) -> dict[str, str]:
    """The form as a browser sends it."""
    return {"seen": page.split('name="seen" value="')[1].split('"')[0]} | choices


def a_reminder(intake: Intake) -> Outbox:
    """A reminder that waits to be sent."""
    about = {"clinic": intake.clinic, "patient": intake.patient, "intake": intake}
    times = {"created_at": NOW, "due_at": NOW, "give_up_at": NOW + timedelta(days=1)}
    return Outbox.objects.create(kind=Outbox.Kind.REMINDER, key="k", **about, **times)
