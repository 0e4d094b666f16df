"""Visits: planning, moving and calling them off, and the links that go with them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from clinic.desk import booking
from clinic.desk.booking import (
    AlreadySent,
    BadVisitDay,
    NoAddress,
    TooYoung,
    VisitCancelled,
    VisitMissed,
)
from clinic.desk.forms import BookingForm, ChannelForm, VisitForm
from clinic.desk.rows import person
from clinic.desk.views.link import after_booking, after_inviting, say_if_closed
from clinic.desk.views.patients import patient_of
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake import services
from intake.models import Intake, Visit


@may(Action.INVITE)
@require_http_methods(["GET", "HEAD", "POST"])
def new_visit(request: StaffRequest, code: UUID) -> HttpResponse:
    """Plan a visit of somebody who is registered."""
    patient = patient_of(request, code)
    form = BookingForm(request.POST or None, clinic=patient.clinic)
    if request.method == "POST" and form.is_valid():
        try:
            booked = booking.book(patient, **form.booking, by=request.user, at=timezone.now())
        except NoAddress as problem:
            form.add_error("channel", str(problem))
        except (TooYoung, BadVisitDay) as problem:
            form.add_error("on", str(problem))
        else:
            return after_booking(request, booked)
    context = {"form": form, "patient": patient, "title": "Plan a visit", "save": "Book the visit"}
    return render(request, "desk/form.html", context, status=422 if form.errors else 200)


@may(Action.INVITE)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: StaffRequest, code: UUID) -> HttpResponse:
    """Move a visit to another day or hour."""
    visit = visit_of(request, code)
    held = {"on": visit.on, "at_time": visit.at_time}
    form = VisitForm(request.POST or None, initial=held)
    if request.method == "POST" and form.is_valid():
        try:
            booking.rebook(visit, **form.cleaned_data, by=request.user, at=timezone.now())
        except (TooYoung, BadVisitDay, VisitCancelled) as problem:
            form.add_error("on", str(problem))
        else:
            return _after_moving(request, visit, form.cleaned_data["on"])
    context = about(request, visit) | {"form": form, "title": "Move the visit", "save": "Move"}
    return render(request, "desk/form.html", context, status=422 if form.errors else 200)


@may(Action.INVITE)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: StaffRequest, code: UUID) -> HttpResponse:
    """Call a visit off, after asking once."""
    visit = visit_of(request, code)
    if request.method != "POST":
        return render(request, "desk/cancel.html", about(request, visit))
    try:
        booking.call_off(visit, by=request.user, at=timezone.now())
    except (VisitCancelled, VisitMissed) as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "The visit is called off, and its links no longer work.")
    return redirect("desk:patient", code=visit.patient.code)


@may(Action.INVITE)
@require_POST
def invite(request: StaffRequest, code: UUID) -> HttpResponse:
    """Make a new link to the questions of a visit; older links close."""
    visit, form = visit_of(request, code), ChannelForm(request.POST)
    if not form.is_valid():
        return redirect("desk:patient", code=visit.patient.code)
    try:
        made = booking.ask(visit, **form.cleaned_data, by=request.user, at=timezone.now())
    except (NoAddress, AlreadySent, VisitCancelled) as problem:
        messages.error(request, str(problem))
        return redirect("desk:patient", code=visit.patient.code)
    return after_inviting(request, made)


@may(Action.INVITE)
@require_POST
def revoke(request: StaffRequest, code: UUID) -> HttpResponse:
    """Close every link to the questions of a visit."""
    visit = visit_of(request, code)
    intake = get_object_or_404(Intake, visit=visit)
    services.revoke_invitations(intake, by=request.user, at=timezone.now())
    messages.success(request, "The links no longer work.")
    return redirect("desk:patient", code=visit.patient.code)


def about(request: StaffRequest, visit: Visit) -> dict[str, Any]:
    """Whose visit it is, when it was to be, and whether answers were sent; the read is recorded."""
    at = timezone.now()
    services.record_view(visit.patient, what="visit", by=request.user, at=at)
    return {
        "visit": visit,
        "patient": visit.patient,
        "person": person(visit.patient, today=visit.clinic.day_of(at)),
        "sent": _sent(visit),
    }


def _after_moving(request: StaffRequest, visit: Visit, on: date) -> HttpResponse:
    """What moving changed: answers count on the new day, so they are assessed anew."""
    say_if_closed(request, visit.clinic, on)
    if on != visit.on and _sent(visit):
        return redirect("desk:moved", code=visit.code)
    messages.success(request, "The visit was moved.")
    return redirect("desk:patient", code=visit.patient.code)


def _sent(visit: Visit) -> bool:
    return Intake.objects.filter(visit=visit, revision__isnull=False).exists()


def visit_of(request: StaffRequest, code: UUID) -> Visit:
    """A visit at the reader's own clinic of a patient who was not erased."""
    ours = Visit.objects.of_clinic(request.user.clinic).filter(patient__erased_at=None)
    return get_object_or_404(ours.select_related("patient", "clinic"), code=code)
