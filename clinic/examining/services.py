"""Recording an examination in person, and what is said after it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from clinic.examining.models import Examination, Statement
from clinic.review.models import Decision
from clinic.review.services import locked_decision, visible
from clinic.staff.models import User
from clinic.staff.roles import Action
from intake.events import record
from intake.models import Intake
from intake.models.sealed import seal
from intake.services.assessing import NothingSent

TO_COME = (Decision.Outcome.SUITABLE, Decision.Outcome.CONDITIONS)


class NotAClinician(Exception):
    """Only clinicians examine, and say what follows from it."""

    def __init__(self) -> None:
        super().__init__("A clinician examines the patient, and says what follows.")


class NotYet(Exception):
    """An examination is recorded when it is over."""

    def __init__(self) -> None:
        super().__init__("Give today or a day before.")


class WordsNeeded(Exception):
    """An examination says what was looked at; a no says why."""

    def __init__(self, what: str) -> None:
        super().__init__(what)


class NotExamined(Exception):
    """Whether somebody can be treated is said after an examination in person, and never before."""

    def __init__(self) -> None:
        super().__init__("Record the examination in person first.")


class NotSuitableToCome(Exception):
    """Nobody is called treatable whom no decision found suitable to come."""

    def __init__(self) -> None:
        super().__init__("Decide first that the patient is suitable to come.")


@transaction.atomic
def examine(intake: Intake, *, on: date, looked_at: str, by: User, at: datetime) -> Examination:
    """Record that a clinician examined the patient in person, and what was looked at.

    Raises `NotAClinician`, `NothingSent`, `NotYet` or `WordsNeeded`.
    """
    if not by.can(Action.DECIDE):
        raise NotAClinician
    if intake.revision is None:
        raise NothingSent
    if on > intake.clinic.day_of(at):
        raise NotYet
    if not (words := visible(looked_at)):
        raise WordsNeeded("Say in a few words what was looked at.")
    made = Examination(
        clinic=intake.clinic, intake=intake, revision=intake.revision, on=on, by=by, at=at
    )
    seal(made, intake.patient.key(), looked_at=words)
    made.save(force_insert=True)
    record(intake, "examined", by=by, at=at, detail={"on": on.isoformat()})
    return made


@transaction.atomic
def state(intake: Intake, *, treatable: bool, words: str = "", by: User, at: datetime) -> Statement:
    """Record whether the patient can be treated, as found by the newest examination.

    Raises `NotAClinician`, `NotExamined`, `NotSuitableToCome` or `WordsNeeded`.
    """
    if not by.can(Action.DECIDE):
        raise NotAClinician
    examination = intake.examinations.order_by("-pk").first()
    if examination is None:
        raise NotExamined
    decision = locked_decision(intake)
    if treatable and (decision is None or decision.outcome not in TO_COME):
        raise NotSuitableToCome
    words = visible(words)
    if not treatable and not words:
        raise WordsNeeded("Say why not.")
    made = Statement(
        clinic=intake.clinic, examination=examination, treatable=treatable, by=by, at=at
    )
    seal(made, intake.patient.key(), words=words)
    made.save(force_insert=True)
    record(intake, "stated", by=by, at=at)
    return made
