"""The review in consultation mode: beside it, what is asked again while the patient answers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from clinic.consulting.room import questions, room_form
from clinic.review.views.page import as_it_stands, intake_of, record_named
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake import services
from intake.forms import PageForm
from intake.journey import JOURNEY, Move
from intake.models import Intake

REFUSED = (services.NoProtocol, services.Underage)


@may(Action.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def room(request: StaffRequest, code: UUID) -> HttpResponse:
    """Ask again what can have changed, and send what is told."""
    intake, at = intake_of(request, code), timezone.now()
    if problem := _problem(intake):
        messages.error(request, problem)
        return redirect("review:intake", code=code)
    data = request.POST if request.method == "POST" else None
    form = room_form(intake, today=intake.clinic.day_of(at), data=data)
    if data is None:
        return _asked(request, intake, form)
    if not form.is_valid():
        return _asked(request, intake, form, status=422)
    return _tell(request, intake, form)


def _tell(request: StaffRequest, intake: Intake, form: PageForm) -> HttpResponse:
    version = request.POST.get("version", "")
    told, read = form.to_save(), int(version) if version.isdecimal() and len(version) < 10 else -1
    by, at = request.user, timezone.now()
    try:
        services.tell_in_room(intake, codes=form.codes, answers=told, version=read, by=by, at=at)
    except (services.Outdated, services.OutOfTurn) as problem:
        form.add_error(None, str(problem))
        return _asked(request, intake_of(request, intake.code), form, status=409)
    except REFUSED as problem:
        messages.error(request, str(problem))
        return redirect("review:intake", code=intake.code)
    messages.success(request, "Told in the room. Read what changed below, then decide.")
    return redirect("review:intake", code=intake.code)


def _problem(intake: Intake) -> str:
    """Why nobody can be asked in the room now, or ""."""
    if not services.may_tell(intake, at=timezone.now()):
        return str(services.NotTheDay())
    return "" if intake.stage in JOURNEY[Move.REOPEN][0] else str(services.OutOfTurn(intake))


def _asked(
    request: StaffRequest, intake: Intake, form: PageForm, *, status: int = 200
) -> HttpResponse:
    reader, at = request.user, timezone.now()
    services.record_view(intake, what="review page in the room", by=reader, at=at)
    assessment = intake.latest_assessment()
    assert assessment is not None  # it was sent
    context = as_it_stands(intake, assessment, reader, at=at) | _beside(form)
    record_named(context, by=reader, at=at)
    return render(request, "consulting/room.html", context, status=status)


def _beside(form: PageForm) -> dict[str, Any]:
    """What is asked again: answered anew first, then the lists that are looked through."""
    told = questions(form)
    lists = [one for one in told if not one.anew]
    return {
        "room": True,
        "form": form,
        "anew": [one for one in told if one.anew],
        "lists": lists,
        "unfolded": bool(form.errors) or not any(one.earlier for one in lists),
    }
