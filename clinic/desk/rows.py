"""One line of a list of intakes: all that the front desk needs, and nothing it may not see."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from clinic.attending.models import came_to
from clinic.desk.advising import UNREACHED, Advice, advice, gone
from clinic.desk.undelivered import unreached
from clinic.review.models import Decision
from clinic.staff import wording
from clinic.staff.wording import PAUSED, Due
from intake.journey import JOURNEY, WITH_PATIENT, Move, Stage
from intake.models import Clinic, Intake, Patient
from intake.models.together import together
from intake.questionnaire.calendar import age_on
from intake.rules.levels import Triage

SETTLED = (Stage.DECIDED, Stage.CLOSED)
AFTER_DECISION = (Stage.DECIDED, Stage.AWAITING_PATIENT)


@dataclass(frozen=True, slots=True)
class Person:
    """A patient's name, and birth date with age, as lists and headings show them."""

    name: str
    born: str
    age: int


@dataclass(frozen=True, slots=True)
class Row:
    """An intake as the queue shows it."""

    intake: Intake
    person: Person
    chip: str
    visit: str
    distance: str
    advice: Advice
    due: Due | None
    replied: bool
    unreached: bool  # a message to the patient was given up

    @property
    def can_ask(self) -> bool:
        """Whether the patient can be asked about some answers now; who is red is phoned."""
        return self.chip != Triage.RED and self.intake.stage in JOURNEY[Move.ASK_PATIENT][0]


def rows(
    intakes: Iterable[Intake],
    clinic: Clinic,
    *,
    at: datetime,
    beside: Collection[QuerySet[Any, Any]] = (),
) -> list[Row]:
    """The lines for intakes that were read `with_people`, however many, in one statement.

    What is to be done is told of those that were read `with_attendance` too. What is to be read
    `beside` them comes with the same statement.
    """
    intakes = list(intakes)
    decided, lost = _decisions(intakes), unreached(intakes)
    together(decided, lost, *beside)
    made, missed = {one.intake_id: one for one in decided}, {pk for (pk,) in lost}
    return [
        _row(intake, made.get(intake.pk), clinic, unreached=intake.pk in missed, at=at)
        for intake in intakes
    ]


def row(intake: Intake, clinic: Clinic, *, at: datetime) -> Row:
    """The line for one intake that was read `with_people`."""
    return rows([intake], clinic, at=at)[0]


def _decisions(intakes: list[Intake]) -> QuerySet[Decision]:
    """The decisions about each intake, the newest last, without what was written."""
    told = [intake.pk for intake in intakes if intake.stage in AFTER_DECISION]
    return Decision.objects.filter(intake__in=told).defer("reason", "conditions").order_by("pk")


def _row(
    intake: Intake, decision: Decision | None, clinic: Clinic, *, unreached: bool, at: datetime
) -> Row:
    now, came = at.astimezone(clinic.zone), came_to(intake)
    lost = unreached and waits(intake, clinic) and not gone(intake.visit, came=came, now=now)
    return Row(
        intake=intake,
        person=person(intake.patient, today=now.date()),
        chip=chip(intake, clinic),
        visit=visit_words(intake, now=now),
        distance=wording.distance(intake.visit_on, intake.visit.at_time, now=now),
        advice=UNREACHED if lost else advice(intake, decision, clinic, came=came, now=now),
        due=due(intake, now=now),
        replied=replied(intake),
        unreached=unreached,
    )


def person(patient: Patient, *, today: date) -> Person:
    """Who a patient is; one who was erased has no name any more."""
    if patient.erased_at is not None:
        return Person("Erased", "", 0)
    who = patient.read_identity()
    born = wording.full_day(who.birth_date)
    return Person(who.name, born, age_on(today, born=who.birth_date))


def chip(intake: Intake, clinic: Clinic) -> str:
    """The triage word, or nothing where the clinic only collects answers."""
    return "" if clinic.mode == Clinic.Mode.INTAKE_ONLY else intake.triage


def visit_words(intake: Intake, *, now: datetime) -> str:
    visit = intake.visit
    if visit.cancelled_at is not None:
        return "Visit called off"
    return wording.day_and_time(visit.on, visit.at_time, today=now.date())


def waits(intake: Intake, clinic: Clinic) -> bool:
    """Whether nothing but the patient is waited for, so that a lost message is what matters."""
    red = clinic.mode != Clinic.Mode.INTAKE_ONLY and intake.triage == Triage.RED
    return Stage(intake.stage) in WITH_PATIENT and not red


def due(intake: Intake, *, now: datetime) -> Due | None:
    if intake.stage == Stage.AWAITING_PATIENT:
        return PAUSED
    if intake.due_at is None or intake.stage in SETTLED:
        return None
    return wording.due(intake.due_at.astimezone(now.tzinfo), now=now)


def replied(intake: Intake) -> bool:
    """Whether the patient sent again after being asked last."""
    return intake.stage == Stage.AWAITING_TRIAGE and intake.replied
