"""How often a patient was sent back to the form: twice at most, then people talk.

Opening the whole form again counts as asking some questions does. After two rounds it can still
be opened, for that is how what is told on the telephone is typed; but no message goes.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from clinic.desk.models import Triage
from intake.models import Intake
from intake.services import TooManyRounds
from intake.services.requests import ROUNDS


def reopened(intake: Intake, *, at: datetime) -> QuerySet[Triage]:
    """When the whole form was opened again by then, and that was not taken back."""
    back = Triage.Outcome.TO_PATIENT
    return Triage.objects.filter(intake=intake, outcome=back, taken_back=None, at__lte=at)


def were_enough(intake: Intake, *, at: datetime) -> bool:
    """Whether the patient was sent back as often as may be."""
    return intake.requests.count() + reopened(intake, at=at).count() >= ROUNDS


def check_rounds(intake: Intake, *, at: datetime) -> None:
    """Raise `TooManyRounds` after two."""
    if were_enough(intake, at=at):
        raise TooManyRounds
