"""Walk-ins: somebody known, or somebody new, whose questions open here and now."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from clinic.desk import walking_in
from clinic.desk.forms import WalkInForm, WayForm
from clinic.desk.rows import person
from clinic.desk.views.link import after_inviting
from clinic.desk.views.patients import patient_of
from clinic.desk.walking_in import AlreadyRegistered, AlreadySent, NoPin, Opened, TooYoung
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.models import Patient
from intake.services import record_view
from intake.tablet import lend_to


@may(Action.INVITE)
@require_POST
def come_in(request: StaffRequest, code: UUID) -> HttpResponse:
    """Open the questions of somebody known who stands here."""
    patient, form = patient_of(request, code), WayForm(request.POST)
    if not form.is_valid():
        return redirect("desk:patient", code=code)
    try:
        opened = walking_in.come_in(
            patient, **form.cleaned_data, by=request.user, at=timezone.now()
        )
    except (TooYoung, NoPin, AlreadySent) as problem:
        messages.error(request, str(problem))
        return redirect("desk:patient", code=code)
    return _hand_over(request, opened)


@may(Action.INVITE)
@require_http_methods(["GET", "HEAD", "POST"])
def walk_in(request: StaffRequest) -> HttpResponse:
    """Register somebody who stands here, and open their questions."""
    at, clinic = timezone.now(), request.user.clinic
    today = clinic.day_of(at)
    form = WalkInForm(request.POST or None, today=today, clinic=clinic)
    way = WayForm(request.POST)
    if not (form.is_valid() and way.is_valid()):
        return _page(request, form)
    told = form.told | way.cleaned_data
    try:
        opened = walking_in.welcome(clinic, **told, by=request.user, at=at)
    except AlreadyRegistered as known:
        return _known(request, form, known.patient, at=at)
    except TooYoung as problem:
        form.add_error("birth_date", str(problem))
    except NoPin as problem:
        form.add_error(None, str(problem))
    else:
        return _hand_over(request, opened)
    return _page(request, form)


def _hand_over(request: StaffRequest, opened: Opened) -> HttpResponse:
    """The tablet as the patient's, where nobody is signed in; or a code to scan."""
    if opened.sitting is None:
        assert opened.invited, "Either the tablet was lent or a link was made."
        return after_inviting(request, opened.invited)
    logout(request)
    lend_to(request, opened.sitting)
    return redirect("intake:birth_date", code=opened.sitting.intake.code)


def _known(
    request: StaffRequest, form: WalkInForm, known: Patient, *, at: datetime
) -> HttpResponse:
    form.add_error(None, "This person is registered already. Nothing was saved twice.")
    record_view(known, what="registered person", by=request.user, at=at)
    found = person(known, today=known.clinic.day_of(at))
    return _page(request, form, status=409, known=known, person=found)


def _page(
    request: StaffRequest, form: WalkInForm, *, status: int = 0, **context: Any
) -> HttpResponse:
    status = status or (422 if form.errors else 200)
    return render(request, "desk/walk_in.html", {"form": form, **context}, status=status)
