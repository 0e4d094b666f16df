"""Working an intake together: who is on it, notes, whose it is and its tags."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from clinic.desk import presence, working
from clinic.desk.forms import AssignForm, NoteForm, TagForm, TakeOverForm, TriageForm
from clinic.desk.presence import Here, HereChanged, NobodyHere
from clinic.desk.sieve import colleagues
from clinic.desk.views.intake import intake_of, shown
from clinic.desk.working import NobodyOfThatName
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest


@may(Action.TRIAGE)
@require_POST
def here(request: StaffRequest, code: UUID) -> HttpResponse:
    """A sign of life of an open page, answered with who else is on the intake."""
    intake, at = intake_of(request, code), timezone.now()
    if "leave" in request.POST:
        presence.leave(intake, by=request.user)
        return HttpResponse(status=204)
    told: Here = presence.arrive(intake, by=request.user, at=at)
    context = {"here": told, "intake": intake, "now": at.astimezone(intake.clinic.zone)}
    return render(request, "desk/presence.html", context | {"reviewing": "review" in request.GET})


@may(Action.TRIAGE)
@require_POST
def take_over(request: StaffRequest, code: UUID) -> HttpResponse:
    """Take an intake over from whoever is on it."""
    intake, form = intake_of(request, code), TakeOverForm(request.POST)
    back = redirect("review:intake" if "reviewing" in request.POST else "desk:intake", code=code)
    if not form.is_valid():
        messages.error(request, f"Write at most {TakeOverForm.MOST} letters.")
        return back
    try:
        taken = presence.take_over(intake, **form.cleaned_data, by=request.user, at=timezone.now())
    except NobodyHere as problem:
        messages.success(request, str(problem))
    except HereChanged as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"It is yours. {taken.from_whom.name} is told.")
    return back


@may(Action.TRIAGE)
@require_POST
def note(request: StaffRequest, code: UUID) -> HttpResponse:
    """Write a note for colleagues."""
    intake, form = intake_of(request, code), NoteForm(request.POST)
    if not form.is_valid():
        triage = TriageForm(initial={"version": intake.version})
        return shown(request, intake, triage, note_form=form, status=422)
    working.add_note(intake, **form.cleaned_data, by=request.user, at=timezone.now())
    messages.success(request, "The note is kept.")
    return redirect("desk:intake", code=code)


@may(Action.TRIAGE)
@require_POST
def assign(request: StaffRequest, code: UUID) -> HttpResponse:
    """Say whose an intake is."""
    intake = intake_of(request, code)
    form = AssignForm(request.POST, colleagues=colleagues(intake.clinic))
    try:
        if not form.is_valid():
            raise NobodyOfThatName
        working.assign(intake, **form.cleaned_data, by=request.user, at=timezone.now())
    except NobodyOfThatName as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, form.said)
    return redirect("desk:intake", code=code)


@may(Action.TRIAGE)
@require_POST
def tag(request: StaffRequest, code: UUID) -> HttpResponse:
    """Put a tag on an intake, or take one off."""
    intake, form = intake_of(request, code), TagForm(request.POST)
    if form.is_valid():
        change = working.untag if "off" in request.POST else working.tag
        change(intake, **form.cleaned_data, by=request.user, at=timezone.now())
    return redirect("desk:intake", code=code)
