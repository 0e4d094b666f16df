"""Whose time is over: drafts that were never sent, and people who did not come for years."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from clinic.duplicates.records import present, records_of
from clinic.following.models import open_tasks
from intake.journey import Stage
from intake.models import CheckIn, Clinic, DataRequest, Intake, Patient, Visit

OPEN = (Stage.AWAITING_TRIAGE, Stage.AWAITING_REVIEW, Stage.AWAITING_PATIENT)


def due_drafts(clinic: Clinic, *, at: datetime) -> QuerySet[Intake]:
    """Intakes that were never sent, so many days after their visit was to be."""
    unsent = Intake.objects.of_clinic(clinic).unfinished().filter(revision=None)
    if not clinic.forget_unsent_days:
        return unsent.none()
    last = clinic.day_of(at) - timedelta(days=clinic.forget_unsent_days)
    return unsent.filter(visit_on__lt=last)


def due_people(clinic: Clinic, *, at: datetime) -> list[Patient]:
    """People of whom every record is due, each by the record that was kept."""
    due = set(_due_records(clinic, at=at).values_list("pk", flat=True))
    kept = present(clinic).filter(pk__in=due).select_related("clinic").order_by("pk")
    return [one for one in kept if all(record.pk in due for record in records_of(one))]


def is_due(patient: Patient, *, at: datetime) -> bool:
    """Whether every record of this person is due."""
    due = _due_records(patient.clinic, at=at)
    pks = [record.pk for record in records_of(patient)]
    return due.filter(pk__in=pks).count() == len(pks)


def _due_records(clinic: Clinic, *, at: datetime) -> QuerySet[Patient]:
    """Records with nothing open, nothing asked, and nothing new for so many years."""
    records = Patient.objects.of_clinic(clinic).filter(erased_at=None)
    if not clinic.forget_after_years:
        return records.none()
    on = years_before(clinic.day_of(at), clinic.forget_after_years)
    since = datetime.combine(on, time.min, tzinfo=clinic.zone)
    lately = Intake.objects.of_clinic(clinic).filter(
        Q(stage__in=[stage.value for stage in OPEN]) | Q(submitted_at__gte=since)
    )
    visits = Visit.objects.of_clinic(clinic).filter(on__gte=on)
    asked = DataRequest.objects.filter(clinic=clinic).waiting()
    told = CheckIn.objects.filter(clinic=clinic, at__gte=since)
    return (
        records.filter(created_at__lt=since)
        .exclude(pk__in=lately.values("patient"))
        .exclude(pk__in=visits.values("patient"))
        .exclude(pk__in=asked.values("intake__patient"))
        .exclude(pk__in=told.values("intake__patient"))
        .exclude(pk__in=open_tasks().filter(clinic=clinic).values("intake__patient"))
    )


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; the last of February for a day that year lacks."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
