"""People: finding, registering and correcting them, and the page of one."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from clinic.desk import booking
from clinic.desk.booking import AlreadyRegistered, BadVisitDay, NoAddress, TooYoung
from clinic.desk.forms import CorrectionForm, NewPatientForm
from clinic.desk.rows import person
from clinic.desk.undelivered import failed_of, undelivered
from clinic.desk.undoing import toast
from clinic.desk.views.link import after_booking
from clinic.desk.visits import Expected, expected, visits
from clinic.duplicates.records import kept_of, present, records_of
from clinic.duplicates.shown import beside
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from clinic.staff.timeline import timeline
from intake.events import record
from intake.models import Clinic, DataRequest, Invitation, Patient
from intake.reach import reach
from intake.services import correct_patient, record_view

ON_A_PAGE = 50
ADDRESSES = {Invitation.Channel.EMAIL: "email", Invitation.Channel.TEXT: "phone"}


@may(Action.INVITE)
@require_safe
def patients(request: StaffRequest) -> HttpResponse:
    """Everybody registered, the newest first, each person once."""
    at, clinic = timezone.now(), request.user.clinic
    ours = present(clinic).order_by("-pk")
    page = Paginator(ours, ON_A_PAGE).get_page(request.GET.get("page"))
    days = expected(clinic, at=at)
    codes = sorted({str(one.code) for one in (*page, *patients_of(days))})
    record(clinic, "listed", by=request.user, at=at, detail={"what": "patients", "patients": codes})
    today = clinic.day_of(at)
    people = [(patient, person(patient, today=today), patient.read_identity()) for patient in page]
    return render(request, "desk/patients.html", {"page": page, "people": people, "days": days})


@may(Action.INVITE)
@require_http_methods(["GET", "HEAD", "POST"])
def new_patient(request: StaffRequest) -> HttpResponse:
    """Register somebody, book their visit and make the link, in one go."""
    at, clinic = timezone.now(), request.user.clinic
    form = NewPatientForm(request.POST or None, today=clinic.day_of(at), clinic=clinic)
    if request.method != "POST" or not form.is_valid():
        return _new(request, form)
    told = {"identity": form.identity, **form.booking}
    try:
        booked = booking.welcome(clinic, **told, by=request.user, at=at)
    except AlreadyRegistered as known:
        return _known(request, form, kept_of(known.patient), at=at)
    except NoAddress as problem:
        form.add_error(ADDRESSES[Invitation.Channel(problem.channel)], str(problem))
    except (TooYoung, BadVisitDay) as problem:
        form.add_error("on", str(problem))
    else:
        return after_booking(request, booked)
    return _new(request, form)


@may(Action.INVITE)
@require_safe
def patient(request: StaffRequest, code: UUID) -> HttpResponse:
    """One person: who it is, how to reach them, and their visits."""
    at, clinic = timezone.now(), request.user.clinic
    patient = patient_of(request, code)
    if patient.code != code:
        return redirect("desk:patient", code=patient.code)
    now = at.astimezone(clinic.zone)
    record_view(patient, what="patient's page", by=request.user, at=at)
    context = {
        "patient": patient,
        "person": person(patient, today=clinic.day_of(at)),
        "who": patient.read_identity(),
        "data_requests": _asking(patient),
        "visits": visits(patient, clinic, at=at),
        "ways": reach(patient).addresses,
        "undelivered": undelivered(failed_of(patient), now=now),
        "timeline": timeline(patient, now=now, reads=False),
        "toast": toast(request, at=at),
        **beside(patient, at=at),
    }
    return render(request, "desk/patient.html", context)


def _asking(patient: Patient) -> QuerySet[DataRequest]:
    """What somebody asks about their data, in whichever record of theirs."""
    return DataRequest.objects.filter(intake__patient__in=records_of(patient)).waiting()


@may(Action.INVITE)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: StaffRequest, code: UUID) -> HttpResponse:
    """Correct a name, the birth date or an address."""
    at, patient = timezone.now(), record_of(request, code)
    form = _identity_form(request, patient, at=at)
    if request.method == "POST" and form.is_valid():
        correct_patient(patient, **form.cleaned_data, by=request.user, at=at)
        messages.success(request, "The details are corrected.")
        return redirect("desk:patient", code=code)
    if request.method != "POST":
        record_view(patient, what="patient's details", by=request.user, at=at)
    context = {"form": form, "patient": patient, "title": "Correct the details", "save": "Save"}
    return render(request, "desk/form.html", context, status=422 if form.errors else 200)


def patients_of(days: list[Expected]) -> list[Patient]:
    """Whose visits these days hold."""
    return [coming.visit.patient for day in days for coming in day.visits]


def patient_of(request: StaffRequest, code: UUID) -> Patient:
    """A patient of the reader's own clinic who was not erased, by the record that was kept."""
    return kept_of(record_of(request, code))


def record_of(request: StaffRequest, code: UUID) -> Patient:
    """That very record, whether or not it is read through another."""
    ours = Patient.objects.of_clinic(request.user.clinic).filter(erased_at=None)
    return get_object_or_404(ours.select_related("clinic"), code=code)


def _identity_form(request: StaffRequest, patient: Patient, *, at: datetime) -> CorrectionForm:
    clinic: Clinic = patient.clinic
    who = patient.read_identity()
    held = {name: getattr(who, name) for name in CorrectionForm.base_fields}
    return CorrectionForm(request.POST or None, initial=held, today=clinic.day_of(at))


def _known(
    request: StaffRequest, form: NewPatientForm, known: Patient, *, at: datetime
) -> HttpResponse:
    form.add_error(None, "This person is registered already. Nothing was saved twice.")
    record_view(known, what="registered person", by=request.user, at=at)
    today = known.clinic.day_of(at)
    return _new(request, form, known=known, person=person(known, today=today), status=409)


def _new(request: StaffRequest, form: NewPatientForm, **context: Any) -> HttpResponse:
    status = context.pop("status", 422 if form.errors else 200)
    return render(request, "desk/new_patient.html", {"form": form, **context}, status=status)
