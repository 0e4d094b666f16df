"""One intake as the front desk sees it: what to do, whom to call, never why."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from clinic.asking.asked import told_of
from clinic.desk import services
from clinic.desk.beside import with_colleagues
from clinic.desk.browsers import opened
from clinic.desk.contact import contact
from clinic.desk.forms import CloseForm, NoteForm, TriageForm
from clinic.desk.kept import Kept, kept
from clinic.desk.models import Triage
from clinic.desk.noted import notes, whose
from clinic.desk.presence import arrive, leave
from clinic.desk.rows import row
from clinic.desk.services import CallNeeded, Outdated, OutOfTurn
from clinic.desk.undelivered import undelivered
from clinic.desk.undoing import offer, toast
from clinic.review.since import came_back
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from clinic.staff.timeline import BY, told
from intake.journey import WITH_PATIENT, Stage
from intake.models import Intake
from intake.reach import reach
from intake.services import record_view

SAID = {
    Triage.Outcome.TO_CLINICIAN: "Sent to a clinician.",
    Triage.Outcome.CLOSE: "Closed.",
}
ASKED = "Back with the patient. A new link leaves in three minutes {}."
BY_PHONE = "The form is open, to fill in by phone. No message goes now."
NO_ADDRESS = "Back with the patient. There is no address to write to: copy a new link for them."
CLOSABLE = (Stage.INVITED, Stage.STARTED, Stage.AWAITING_PATIENT, Stage.DECIDED)


@may(Action.TRIAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def intake(request: StaffRequest, code: UUID) -> HttpResponse:
    """Read one intake, or send it on its way."""
    intake, at = intake_of(request, code), timezone.now()
    form = TriageForm(request.POST or None, initial={"version": intake.version})
    if request.method != "POST":
        return shown(request, intake, form)
    if not form.is_valid():
        return shown(request, intake, form, status=422)
    try:
        made = services.triage(intake, **form.cleaned_data, by=request.user, at=at)
    except (Outdated, OutOfTurn) as problem:
        return refused(request, intake, form, problem, status=409)
    except CallNeeded as problem:
        return refused(request, intake, form, problem, status=422)
    return triaged(request, made)


@may(Action.TRIAGE)
@require_POST
def close(request: StaffRequest, code: UUID) -> HttpResponse:
    """Close an intake that needs nothing more."""
    intake, form = intake_of(request, code), CloseForm(request.POST)
    if not form.is_valid():
        return redirect("desk:intake", code=code)
    try:
        services.close(intake, **form.cleaned_data, by=request.user, at=timezone.now())
    except (Outdated, OutOfTurn, CallNeeded) as problem:
        messages.error(request, str(problem))
        return redirect("desk:intake", code=code)
    messages.success(request, "Closed.")
    return redirect("desk:queue")


def intake_of(request: StaffRequest, code: UUID) -> Intake:
    """An intake of the reader's own clinic; of any other there is no such page."""
    ours = Intake.objects.of_clinic(request.user.clinic).filter(patient__erased_at=None)
    whole = with_colleagues(ours.with_people().select_related("clinic"))
    return get_object_or_404(whole, code=code)


def triaged(request: StaffRequest, made: Triage) -> HttpResponse:
    """Back to the queue, or to where a link can be copied."""
    leave(made.intake, by=request.user)
    if made.outcome != Triage.Outcome.TO_PATIENT:
        said = SAID[Triage.Outcome(made.outcome)]
        if made.outcome == Triage.Outcome.TO_CLINICIAN:
            offer(request, made, said, at=made.at)
        else:
            messages.success(request, said)
        return to_queue(request)
    if services.is_by_phone(made):
        offer(request, made, BY_PHONE, at=made.at)
        return redirect("phoning:begin", code=made.intake.code)
    patient = made.intake.patient
    channel = reach(patient, intake=made.intake).best()
    said = ASKED.format(BY[channel]) if channel else "Back with the patient."
    offer(request, made, said, at=made.at)
    if not channel:
        messages.warning(request, NO_ADDRESS)
        return redirect("desk:patient", code=patient.code)
    return to_queue(request)


def to_queue(request: StaffRequest) -> HttpResponse:
    """Back to the view of the queue that the intake was opened from."""
    view = request.GET.get("view", "")
    return redirect(
        f"{reverse('desk:queue')}?{urlencode({'view': view})}" if view else "desk:queue"
    )


def refused(
    request: StaffRequest, intake: Intake, form: TriageForm, problem: Exception, *, status: int
) -> HttpResponse:
    """The page as the intake is now, with what was typed and why it was not taken."""
    intake = intake_of(request, intake.code)
    form = form.renewed(intake.version)
    form.add_error(None, str(problem))
    return shown(request, intake, form, status=status)


def shown(
    request: StaffRequest,
    intake: Intake,
    form: TriageForm,
    *,
    note_form: NoteForm | None = None,
    status: int = 200,
) -> HttpResponse:
    at, clinic = timezone.now(), intake.clinic
    record_view(intake, what="front desk's page", by=request.user, at=at)
    now, rows = at.astimezone(clinic.zone), kept(intake, at=at)
    context: dict[str, Any] = {
        "row": row(intake, clinic, at=at),
        "intake": intake,
        "form": form,
        **around(intake, rows, now=now),
        "note_form": note_form or NoteForm(),
        "here": arrive(intake, by=request.user, at=at),
        **whose(intake, rows.colleagues),
        "now": now,
        "toast": toast(request, at=at),
        "timeline": told(rows.events, now=now, reads=False),
        "to_triage": intake.stage == Stage.AWAITING_TRIAGE,
        **told_of(intake, rows.requests, rows.reopened, request.user, now=now),
        "with_patient": intake.stage in WITH_PATIENT,
        "closable": intake.stage in CLOSABLE,
    }
    return render(request, "desk/intake.html", context, status=status)


def around(intake: Intake, rows: Kept, *, now: datetime) -> dict[str, Any]:
    """How the patient is reached and came, what waits, what was written, how many photos."""
    spoken = [*(call.at for call in rows.calls), *(one.at for one in rows.examinations)]
    return {
        "awaits_call": services.unspoken(next(iter(rows.assessments), None), spoken),
        "contact": contact(intake),
        "undelivered": undelivered(rows.failed, now=now),
        "opened": opened(intake, rows.browsers, now=now),
        "data_requests": rows.data_requests,
        "came_back": came_back(intake, rows.origins, rows.requests),
        "photos": len(rows.photos),
        "notes": notes(rows.notes, rows.triages, now=now),
    }
