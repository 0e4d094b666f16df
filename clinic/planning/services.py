"""Keeping a plan."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from clinic.planning.models import Plan
from clinic.staff.models import User
from clinic.staff.roles import Action
from intake.events import record
from intake.models import Intake
from intake.points import QUESTION, Points
from intake.questionnaire.kinds import MultiChoice
from intake.services.assessing import NothingSent


class NotPlanned(Exception):
    """Only clinicians plan."""

    def __init__(self) -> None:
        super().__init__("A clinician plans.")


class NoSuchZone(Exception):
    """The drawing has no such part."""

    def __init__(self) -> None:
        super().__init__("Choose parts of the drawing.")


@transaction.atomic
def plan(intake: Intake, *, zones: Collection[str], points: Points, by: User, at: datetime) -> Plan:
    """Keep these zones, and the places within them, as the plan that stands.

    Raises `NotPlanned`, `NothingSent` or `NoSuchZone`.
    """
    if not by.can(Action.DECIDE):
        raise NotPlanned
    if intake.revision is None:
        raise NothingSent
    known = zones_of(intake)
    if set(zones) - known.keys():
        raise NoSuchZone
    within = points.within(zones)
    made = Plan.objects.create(
        clinic=intake.clinic,
        intake=intake,
        revision=intake.revision,
        drawing=points.drawing,
        zones=[code for code in known if code in zones],
        points=[[one.zone, one.x, one.y] for one in within.places],
        by=by,
        at=at,
    )
    record(intake, "planned", by=by, at=at, detail={"zones": len(made.zones)})
    return made


def zones_of(intake: Intake) -> dict[str, str]:
    """The parts of the drawing by code, with their names, in the order they are asked."""
    assert intake.revision is not None
    question = intake.revision.read_edition().questions[QUESTION]
    assert isinstance(question, MultiChoice)
    return {option.code: option.label for option in question.options}
