"""A past decision as it was seen: what stood on the page at that moment, and nothing of later."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clinic.desk.rows import person
from clinic.review.complete import complete_then
from clinic.review.models import Decision
from clinic.review.then import clinic_at
from clinic.review.views.page import facts, intake_of, record_named
from clinic.staff import wording
from clinic.staff.access import Action, may
from clinic.staff.models import User
from clinic.staff.request import StaffRequest
from intake.models import Clinic
from intake.services import record_view


@may(Action.REVIEW)
@require_safe
def then(request: StaffRequest, code: UUID, decision: UUID) -> HttpResponse:
    """The same as it was when somebody decided, to be read only."""
    intake = intake_of(request, code)
    about = ("clinic", "intake__patient", "assessment__revision", "assessment__protocol")
    made = get_object_or_404(Decision.objects.select_related(*about), intake=intake, code=decision)
    record_view(intake, what="page of a past decision", by=request.user, at=timezone.now())
    context = as_seen(made, request.user)
    record_named(context, by=request.user, at=timezone.now())
    return render(request, "review/intake.html", context)


def as_seen(made: Decision, reader: User) -> dict[str, Any]:
    """The page that the decision was made on, for a reader who can only read it."""
    clinic = clinic_at(made.clinic, made.at)
    now = made.at.astimezone(clinic.zone)
    made.assessment.revision.intake = made.intake
    read_then = facts(made.assessment, clinic, reader, at=made.at)
    return {
        **read_then,
        "complete": complete_then(read_then),
        "clinic": clinic,
        "row": _heading(made, clinic, now=now),
        "then": f"{wording.full_day(now.date())}, {now:%H:%M}",
    }


def _heading(made: Decision, clinic: Clinic, *, now: datetime) -> dict[str, Any]:
    """Who it is about, with the age and the visit as they were when it was assessed.

    The birth date is left out: it may have been corrected since, and what it was is not kept.
    """
    shows, sent = clinic.mode != Clinic.Mode.INTAKE_ONLY, made.assessment.document
    day, ages = sent["visit_on"], sent["ages"]
    visit = wording.day(date.fromisoformat(day), today=now.date()) if day else ""
    return {
        "person": person(made.intake.patient, today=now.date()),
        "age": f"{ages['submission']} when sent" if ages else "age not told",
        "visit": f"Visit {visit}" if visit else "No visit",
        "chip": made.assessment.triage if shows else "",
    }
