"""Who has to be phoned now, on top of the queue: told of a warning sign after a treatment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from clinic.desk.rows import Person, person
from clinic.desk.shelves import AFTER, Shelf
from clinic.following.models import open_tasks
from clinic.staff import wording
from clinic.staff.models import User
from clinic.staff.roles import Action
from intake.models import Intake, Task

MOST = 20


@dataclass(frozen=True, slots=True)
class Urgent:
    """One patient to phone, and where that is dealt with; never what was told."""

    intake: Intake
    person: Person
    when: str
    url: str


def phone_now(shelves: Iterable[tuple[Shelf, str]], reader: User, *, at: datetime) -> list[Urgent]:
    """Everybody, longest waiting first; the count is known, so that nobody costs no query."""
    if not any(shelf.key == AFTER and count != "0" for shelf, count in shelves):
        return []
    clinic, page = reader.clinic, "following:course" if reader.can(Action.REVIEW) else "desk:intake"
    waiting = open_tasks(Task.Kind.SAFETY).filter(clinic=clinic).order_by("pk")
    now = at.astimezone(clinic.zone)
    return [
        Urgent(
            intake=task.intake,
            person=person(task.intake.patient, today=now.date()),
            when=wording.moment(task.at.astimezone(clinic.zone), now=now),
            url=reverse(page, kwargs={"code": task.intake.code}),
        )
        for task in waiting.select_related("intake__patient")[:MOST]
    ]
