"""A fresh link for somebody who wants to try the questionnaire."""

from __future__ import annotations

from datetime import datetime, timedelta

from clinic.demo.calendar import OPENS
from clinic.demo.cases.with_patients import TO_TRY
from clinic.demo.people import JO, PEOPLE
from clinic.staff.models import User
from intake.journey import WITH_PATIENT
from intake.models import Clinic, Invitation, Patient, Visit
from intake.services import Invited, invite, plan_visit, register_patient

DAYS_AHEAD = 2


def fresh_link(clinic: Clinic, *, at: datetime) -> Invited:
    """A link of the patient to try with, for a visit that is still to come.

    It continues what was begun; what was sent before stays, and another visit is planned.
    """
    jo = User.objects.get(email=JO.email)
    patient = _patient(clinic, by=jo, at=at)
    visit = _visit_to_come(patient, at=at) or plan_visit(
        patient,
        on=clinic.day_of(at) + timedelta(days=DAYS_AHEAD),
        at_time=OPENS,
        by=jo,
        at=at,
    )
    return invite(visit, channel=Invitation.Channel.COPY, by=jo, at=at)


def _patient(clinic: Clinic, *, by: User, at: datetime) -> Patient:
    person = PEOPLE[TO_TRY]
    known = Patient.objects.born(clinic, person.family, person.born).order_by("pk").first()
    return known or register_patient(
        clinic,
        given_name=person.given,
        family_name=person.family,
        birth_date=person.born,
        email=person.email,
        phone=person.phone,
        by=by,
        at=at,
    )


def _visit_to_come(patient: Patient, *, at: datetime) -> Visit | None:
    stages = [stage.value for stage in WITH_PATIENT]
    tomorrow = patient.clinic.day_of(at) + timedelta(days=1)
    to_come = patient.visits.filter(on__gte=tomorrow, cancelled_at=None, intake__stage__in=stages)
    return to_come.order_by("on").first()
