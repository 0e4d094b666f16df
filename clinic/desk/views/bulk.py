"""One thing done to the lines that were picked: remind, assign, tag or print."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from clinic.attending.models import with_attendance
from clinic.desk import bulk as many
from clinic.desk.forms import BulkForm
from clinic.desk.listing import intakes_of
from clinic.desk.rows import rows
from clinic.desk.sieve import colleagues
from clinic.desk.undoing import offer_unsent, toast
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.models import Clinic, Intake
from intake.services import record_views


@may(Action.TRIAGE)
@require_POST
def bulk(request: StaffRequest) -> HttpResponse:
    """Do it to each, and say what was done and what was not."""
    at, clinic = timezone.now(), request.user.clinic
    form = BulkForm(request.POST, colleagues=colleagues(clinic))
    if not form.is_valid():
        messages.error(request, form.problem)
        return redirect(f"{reverse('desk:queue')}?{request.GET.urlencode()}")
    done = many.each(_picked(clinic, form), _deed(form, request, at))
    context = {
        **_by_outcome(done, request, at=at),
        "did": form.did,
        "note": _reminded(request, done, at) if form.cleaned_data["do"] == "remind" else "",
        "now": at.astimezone(clinic.zone),
        "back": request.GET.urlencode(),
        "toast": toast(request, at=at),
    }
    return render(request, "desk/bulk.html", context)


def _picked(clinic: Clinic, form: BulkForm) -> list[Intake]:
    """The intakes of the lines that were picked, of the reader's own clinic only."""
    whole = with_attendance(intakes_of(clinic).with_people())
    whole = whole.select_related("clinic", "patient__clinic")
    return list(whole.filter(code__in=form.cleaned_data["intake"]).order_by("visit_on", "pk"))


def _by_outcome(done: list[many.Outcome], request: StaffRequest, *, at: datetime) -> dict[str, Any]:
    """The lines of what was done, and of what was not with the reason; reading is recorded."""
    clinic, intakes = request.user.clinic, [one.intake for one in done]
    record_views(clinic, intakes, what="picked lines", by=request.user, at=at)
    lines = zip(rows(intakes, clinic, at=at), done, strict=True)
    told = [(line, one.why_not) for line, one in lines]
    return {
        "done": [line for line, why_not in told if not why_not],
        "skipped": [(line, why_not) for line, why_not in told if why_not],
    }


def _reminded(request: StaffRequest, done: list[many.Outcome], at: datetime) -> str:
    """When the reminders leave; until then they can be taken back."""
    made = many.reminders_made(done, at=at)
    offer_unsent(request, made, many.said_of(made), back=reverse("desk:queue"), at=at)
    return many.night_note(request.user.clinic, at)


def _deed(form: BulkForm, request: StaffRequest, at: datetime) -> Callable[[Intake], None]:
    """What is done to each."""
    given = form.cleaned_data
    who: dict[str, Any] = {"by": request.user, "at": at}
    deeds: dict[str, Callable[[Intake], None]] = {
        "remind": partial(many.remind, **who),
        "assign": partial(many.assign, to=given["to"], **who),
        "tag": partial(many.tag, word=given["word"], **who),
        "print": lambda intake: None,
    }
    return deeds[given["do"]]
