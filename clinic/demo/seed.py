"""The demonstration clinic: filled once, through the services that people use.

Given the same moment the same people say and do the same; given the same day they say the
same, and what happened is counted back from the moment. Only what is meant to be unguessable
differs each time: codes, receipts, tokens and keys.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from django.db import transaction

from clinic.demo.answers import answers_of
from clinic.demo.calendar import OPENS, Calendar, slots
from clinic.demo.case import Path
from clinic.demo.cases import CASES
from clinic.demo.own import add_own_questions, said_to_own
from clinic.demo.paths import STEPS
from clinic.demo.people import AMARA, IMRAN, JO, PEOPLE, RUTH, Colleague, Person, address
from clinic.demo.post import posted
from clinic.demo.story import Office, Story
from clinic.demo.words import word
from clinic.owner.services import add_person, approve_protocol
from clinic.staff.models import User
from intake.models import Clinic
from intake.services import set_pin

SEED = "linden"
PASSWORD = "fourteen linden trees"
TABLET_PIN = "2580"
FOUNDED = timedelta(days=120)  # before the demonstration is filled
SEVENTEEN = timedelta(days=17 * 365 + 120)

CLINIC = {
    "name": "Linden Skin Clinic",
    "sender_name": "Linden Row",
    "address": "14 Linden Row\nBath",
    "phone": "020 7946 0018",
    "email": address("desk"),
    "emergency_number": "999",
    "helplines": "Samaritans 116 123, NHS 111",
    "timezone": "Europe/London",
    "jurisdiction": Clinic.Jurisdiction.GB,
    "stocked_brands": ["ABO", "INCO", "ONA"],
    "mode": Clinic.Mode.CDS,
}


def find() -> Clinic | None:
    """The demonstration clinic, known by its manager, or None."""
    manager = User.objects.filter(email=RUTH.email).select_related("clinic").first()
    return manager.clinic if manager else None


@transaction.atomic
def seed(*, at: datetime) -> Clinic:
    """Make the demonstration clinic with all its people, wholly or not at all."""
    clinic = Clinic.objects.create(**CLINIC)
    now = at.astimezone(clinic.zone)
    office = _office(clinic, now=now)
    for story in stories(office, now=now):
        for step in STEPS[story.case.path]:
            step(story)
            posted(story, at=story.at)
    return clinic


def _office(clinic: Clinic, *, now: datetime) -> Office:
    at = datetime.combine(now.date() - FOUNDED, OPENS, tzinfo=now.tzinfo)
    ruth = User.objects.create_user(
        RUTH.email, PASSWORD, clinic=clinic, name=RUTH.name, role=RUTH.role
    )
    approve_protocol(
        clinic,
        version="Demonstration protocol",
        approved_by_name=AMARA.name,
        by=ruth,
        at=at,
    )
    set_pin(clinic, pin=TABLET_PIN, by=ruth, at=at)
    word(clinic, by=ruth, at=at)
    add_own_questions(clinic, by=ruth, at=at)
    jo, *clinicians = (_hire(one, clinic, by=ruth, at=at) for one in (JO, AMARA, IMRAN))
    return Office(clinic, ruth, jo, tuple(clinicians))


def _hire(one: Colleague, clinic: Clinic, *, by: User, at: datetime) -> User:
    person = add_person(clinic, email=one.email, name=one.name, role=one.role, by=by, at=at)
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    return person


def stories(office: Office, *, now: datetime) -> list[Story]:
    """Every case as it will be told; nothing of it depends on the hour but the moments."""
    days = {case.day: now.date() + timedelta(days=case.day) for case in CASES}
    free = {day: slots(on, Random(f"{SEED} {day}")) for day, on in days.items()}
    told = []
    for case in CASES:
        person = _person(case.who, case.path, today=now.date())
        said, did = Random(f"{SEED} {case.who} says"), Random(f"{SEED} {case.who} does")
        told.append(
            Story(
                case=case,
                person=person,
                office=office,
                calendar=Calendar(now, did),
                rng=did,
                slot=next(free[case.day]),
                answers=answers_of(case, person, visit_on=days[case.day], rng=said)
                | said_to_own(Random(f"{SEED} {case.who} says to own questions")),
            )
        )
    return told


def _person(name: str, path: Path, *, today: date) -> Person:
    person = PEOPLE[name]
    return replace(person, born=today - SEVENTEEN) if path is Path.UNDERAGE else person
