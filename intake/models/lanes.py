"""In which lane of the queue an intake waits: worked out by the database, so it cannot drift."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, Q, Value, When

from intake.journey import Stage
from intake.rules.levels import Triage


class Lane(models.IntegerChoices):
    """Who is to act, and how soon; each lane is one stretch of an index."""

    RED = 0, "Red"
    REPLIED = 1, "Patient replied"
    WAITING = 2, "Waiting for the clinic"
    WITH_PATIENT = 3, "With the patient"
    DECIDED = 4, "Decided"
    CLOSED = 5, "Closed"


OPEN = (Lane.RED, Lane.REPLIED, Lane.WAITING, Lane.WITH_PATIENT)
SENT = (Stage.AWAITING_TRIAGE, Stage.AWAITING_REVIEW, Stage.AWAITING_PATIENT)


def _in(stages: tuple[Stage, ...], **more: object) -> Q:
    return Q(stage__in=[stage.value for stage in stages], **more)


LANE = Case(
    When(_in(SENT, risk_rank=Triage.RED.rank), then=Value(Lane.RED.value)),
    When(_in((Stage.AWAITING_TRIAGE,), replied=True), then=Value(Lane.REPLIED.value)),
    When(_in((Stage.AWAITING_TRIAGE, Stage.AWAITING_REVIEW)), then=Value(Lane.WAITING.value)),
    When(_in((Stage.DECIDED,)), then=Value(Lane.DECIDED.value)),
    When(_in((Stage.CLOSED,)), then=Value(Lane.CLOSED.value)),
    default=Value(Lane.WITH_PATIENT.value),
    output_field=models.SmallIntegerField(),
)
