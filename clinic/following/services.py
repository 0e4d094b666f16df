"""Recording what was done at a treatment, correcting it, and closing what was told since."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from clinic.examining.services import TO_COME, NotAClinician, NotYet
from clinic.following.models import Closing
from clinic.review.services import locked_decision, visible
from clinic.staff.models import User
from clinic.staff.roles import Action
from intake.events import record
from intake.following.questions import SKIN
from intake.models import Intake, Task, Treatment
from intake.models.following import LOT_LENGTH
from intake.models.sealed import seal
from intake.questionnaire.sections.goals import ZONES

LOT = re.compile(rf"[A-Z0-9][A-Z0-9./-]{{0,{LOT_LENGTH - 1}}}", re.ASCII)


class NotTreatable(Exception):
    """Nothing is done before a decision, an examination, and a clinician who says so."""

    def __init__(self) -> None:
        super().__init__(
            "Decide, examine the patient in person and sign “Treatable” before recording this."
        )


class BeforeExamination(Exception):
    """Nothing is done before the patient was examined."""

    def __init__(self, on: date) -> None:
        super().__init__(f"The examination was on {on:%-d %B %Y}. Give that day or a later one.")


class RecordedAlready(Exception):
    """Somebody recorded it, or corrected it, first."""

    def __init__(self) -> None:
        super().__init__("Somebody recorded this first. Read what stands now, then correct it.")


class BadLot(Exception):
    """A lot is what stands on the package."""

    def __init__(self) -> None:
        super().__init__("Copy the lot from the package: letters, digits, dots, dashes, slashes.")


class NothingPicked(Exception):
    """A treatment was of something, somewhere."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Tick at least one {what}.")


class SayWhy(Exception):
    """A correction says why, and a closing what was done."""

    def __init__(self, what: str) -> None:
        super().__init__(what)


class ClosedAlready(Exception):
    """Somebody closed it first."""

    def __init__(self) -> None:
        super().__init__("Somebody closed this first.")


@transaction.atomic
def record_treatment(
    intake: Intake,
    *,
    on: date,
    brand: str,
    lot: str,
    concerns: Collection[str],
    zones: Collection[str],
    by: User,
    at: datetime,
) -> Treatment:
    """Record what was done, as the clinician says it: never how much.

    Raises `NotAClinician`, `NotTreatable`, `RecordedAlready`, `NotYet`, `BeforeExamination`,
    `BadLot` or `NothingPicked`.
    """
    intake = _held(intake, by)
    if not treatable(intake):
        raise NotTreatable
    if intake.treatments.exists():
        raise RecordedAlready
    made = _treatment(intake, on, brand, lot, concerns, zones, by, at)
    made.save(force_insert=True)
    record(intake, "treated", by=by, at=at, detail={"on": on.isoformat()})
    return made


@transaction.atomic
def correct_treatment(
    before: Treatment,
    *,
    given: bool,
    why: str,
    on: date,
    brand: str,
    lot: str,
    concerns: Collection[str],
    zones: Collection[str],
    by: User,
    at: datetime,
) -> Treatment:
    """Put another record in place of one that was wrong; where not `given`, nothing was done.

    Raises what `record_treatment` does, and `SayWhy`.
    """
    intake = _held(before.intake, by)
    if Treatment.objects.filter(supersedes=before).exists():
        raise RecordedAlready
    if not (words := visible(why)):
        raise SayWhy("Say what was wrong.")
    made = _treatment(intake, on, brand, lot, concerns, zones, by, at)
    made.supersedes, made.given, made.revision = before, given, before.revision
    seal(made, intake.patient.key(), why=words)
    made.save(force_insert=True)
    detail = {"on": on.isoformat(), "given": given}
    record(intake, "treatment corrected", by=by, at=at, detail=detail)
    return made


@transaction.atomic
def close_task(task: Task, *, words: str, by: User, at: datetime) -> Closing:
    """Note what was done about something told after a treatment; messages may go again.

    Raises `NotAClinician`, `SayWhy` or `ClosedAlready`.
    """
    intake = _held(task.intake, by)
    if Closing.objects.filter(task=task).exists():
        raise ClosedAlready
    if not (said := visible(words)):
        raise SayWhy("Say what you did, and what the patient was told.")
    made = Closing(clinic=task.clinic, task=task, by=by, at=at)
    seal(made, intake.patient.key(), words=said)
    made.save(force_insert=True)
    record(intake, "task closed", by=by, at=at, detail={"kind": str(task.kind)})
    return made


def treatable(intake: Intake) -> bool:
    """Whether a decision stands and a clinician said so after examining the patient."""
    decision = locked_decision(intake)
    if decision is None or decision.outcome not in TO_COME:
        return False
    examination = intake.examinations.order_by("-pk").first()
    if examination is None:
        return False
    said = examination.statements.order_by("-pk").first()
    return said is not None and said.treatable


def _held(intake: Intake, by: User) -> Intake:
    if not by.can(Action.DECIDE):
        raise NotAClinician
    return Intake.objects.select_for_update(of=("self",)).get(pk=intake.pk)


def _treatment(
    intake: Intake,
    on: date,
    brand: str,
    lot: str,
    concerns: Collection[str],
    zones: Collection[str],
    by: User,
    at: datetime,
) -> Treatment:
    if on > intake.clinic.day_of(at):
        raise NotYet
    first = intake.examinations.order_by("on").values_list("on", flat=True).first()
    if first is None or on < first:
        raise BeforeExamination(first or on)
    if not LOT.fullmatch(lot := lot.strip().upper()):
        raise BadLot
    picked = [concern for concern in SKIN if concern in concerns]
    places = [zone for zone in ZONES.option_codes if zone in zones]
    for what, ticked in (("concern", picked), ("zone", places)):
        if not ticked:
            raise NothingPicked(what)
    return Treatment(
        clinic=intake.clinic,
        intake=intake,
        revision=intake.revision,
        on=on,
        brand=brand,
        lot=lot,
        concerns=picked,
        zones=places,
        by=by,
        at=at,
    )
