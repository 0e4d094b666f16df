"""Making what a file holds: all of it, or nothing."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from clinic.importing.calendar import is_calendar, read_calendar
from clinic.importing.planning import KIND, Plan, Planned, mark_text, plan
from clinic.importing.reading import read
from clinic.opening import month_first
from clinic.staff.models import User
from intake.events import record
from intake.models import Clinic, ImportedLine, Patient
from intake.services import plan_visit, register_patient
from intake.vault import blind


class NotAsShown(Exception):
    """Something changed since it was shown, or a line cannot be taken; carries the new plan."""

    def __init__(self, now: Plan) -> None:
        super().__init__("Something changed since you looked. Look again; nothing was imported.")
        self.now = now


@transaction.atomic
def try_import(clinic: Clinic, text: str, *, by: User, at: datetime) -> Plan:
    """What a file would make; only the look is written down. Raises `BadFile`."""
    planned = _plan(clinic, text, at=at)
    record(clinic, "import tried", by=by, at=at, detail=_counts(planned))
    return planned


@transaction.atomic
def make_import(clinic: Clinic, text: str, *, shown: str, by: User, at: datetime) -> Plan:
    """Make what was shown, or raise `NotAsShown`, or `BadFile`."""
    Clinic.objects.select_for_update(no_key=True).get(pk=clinic.pk)
    planned = _plan(clinic, text, at=at)
    if planned.bad or planned.seal != shown:
        raise NotAsShown(planned)
    made: dict[int, Patient] = {}
    for one in planned.lines:
        if not one.before:
            _make(clinic, one, made, by=by, at=at)
    record(clinic, "imported", by=by, at=at, detail=_counts(planned))
    return planned


def _plan(clinic: Clinic, text: str, *, at: datetime) -> Plan:
    """What a calendar or a table would make."""
    if not is_calendar(text):
        return plan(clinic, read(text, month_first=month_first(clinic)), at=at)
    found = read_calendar(text, clinic, at=at, month_first=month_first(clinic))
    return plan(clinic, found.lines, at=at, left_out=found.left_out)


def _make(
    clinic: Clinic, one: Planned, made: dict[int, Patient], *, by: User, at: datetime
) -> None:
    line, who = one.line, one.line.identity
    if one.new_patient:
        made[line.number] = register_patient(
            clinic,
            given_name=who.given_name,
            family_name=who.family_name,
            birth_date=who.birth_date,
            email=who.email,
            phone=who.phone,
            by=by,
            at=at,
        )
    patient = one.patient or made[one.of_line]
    visit = None
    if one.new_visit and line.on:
        visit = plan_visit(
            patient, on=line.on, at_time=line.at_time, clinician=one.clinician, by=by, at=at
        )
    ImportedLine.objects.get_or_create(
        clinic=clinic,
        mark=blind(mark_text(line), kind=KIND),
        defaults={"patient": patient, "visit": visit, "by": by, "at": at},
    )


def _counts(planned: Plan) -> dict[str, int]:
    return {
        "lines": len(planned.lines) + len(planned.bad),
        "bad": len(planned.bad),
        "patients": planned.patients,
        "visits": planned.visits,
    }
