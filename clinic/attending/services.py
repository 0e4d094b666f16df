"""Marking whether a patient came."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from clinic.attending.models import Attendance
from clinic.staff.models import User
from intake.events import record
from intake.models import Visit
from intake.services import VisitCancelled

__all__ = ["NotMarked", "VisitAhead", "VisitCancelled", "mark_attendance"]


class NotMarked(Exception):
    """Only a plain word marks that somebody came, or did not."""

    def __init__(self) -> None:
        super().__init__("Choose whether the patient came or did not come.")


class VisitAhead(Exception):
    """Nobody can have missed a visit of a day to come."""

    def __init__(self) -> None:
        super().__init__("This visit is still to come. Mark it on its day or later.")


@transaction.atomic
def mark_attendance(visit: Visit, *, came: bool, by: User, at: datetime) -> Attendance:
    """Keep whether the patient came; raises `VisitAhead` or `VisitCancelled`."""
    if visit.cancelled_at is not None:
        raise VisitCancelled
    if visit.on > visit.clinic.day_of(at):
        raise VisitAhead
    name = "came" if came else "did not come"
    record(visit.patient, name, by=by, at=at, detail={"on": visit.on.isoformat()})
    return Attendance.objects.create(clinic=visit.clinic, visit=visit, came=came, by=by, at=at)
