"""The queue: what waits, the most urgent first."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clinic.desk.beside import Beside, beside
from clinic.desk.glance import Glance, at_a_glance
from clinic.desk.listing import ON_A_PAGE, Listing, intakes_of, listing
from clinic.desk.rows import Person, Row, person
from clinic.desk.shelves import Shelf, counted
from clinic.desk.sieve import NOBODY, colleagues
from clinic.desk.teamwork import Tag
from clinic.desk.undoing import toast
from clinic.following.queue import phone_now
from clinic.staff.access import Action, may
from clinic.staff.models import User
from clinic.staff.request import StaffRequest
from intake.events import record, record_renewal
from intake.models import Clinic, Intake, Patient
from intake.rules.levels import Triage
from intake.services import record_views

RENEWED = "X-Renewed"  # sent by static/js/queue.js where no press asked for the list


@may(Action.SEE_QUEUE)
@require_safe
def queue(request: StaffRequest) -> HttpResponse:
    """One saved view of the queue, or what a search finds."""
    at, clinic = timezone.now(), request.user.clinic
    shown = listing(request.GET, request.user, at=at)
    shelves = _counted(clinic, shown.shelves)
    urgent = phone_now(shelves, request.user, at=at)
    _recorded(request, shown, [one.intake for one in urgent], at=at)
    context = {
        "listing": shown,
        "shelf": shown.shelf,
        "shelves": shelves,
        "urgent": urgent,
        "groups": _groups(shown, request.user, at=at),
        "others": _without_intake(request, shown, at=at),
        "search_words": shown.words,
        "now": at.astimezone(clinic.zone),
        "pulse_query": request.GET.urlencode(),
        "toast": toast(request, at=at),
        **_choices(clinic),
    }
    return render(request, "desk/queue.html", context)


def _recorded(request: StaffRequest, shown: Listing, urgent: list[Intake], *, at: datetime) -> None:
    """A list that somebody asked for was read; of one that a page renewed, nobody knows.

    That is kept too, so that a browser that only claims to renew leaves a trace.
    """
    clinic, intakes = request.user.clinic, [*urgent, *shown.leaf.intakes]
    what = "queue" if shown.shelf else "search"
    if RENEWED in request.headers:
        record_renewal(clinic, intakes, what=what, whose=request.user, at=at)
    else:
        record_views(clinic, intakes, what=what, by=request.user, at=at)


def _groups(
    shown: Listing, reader: User, *, at: datetime
) -> list[tuple[str, list[tuple[Row, Beside, Glance]]]]:
    """The lines by what brought them where they stand."""
    intakes, clinic = shown.leaf.intakes, shown.clinic
    made = (
        (row, beside(row.intake, reader, at=at), glance)
        for row, glance in at_a_glance(intakes, clinic, at=at)
    )
    return [(reason, [next(made) for _ in held]) for reason, held in shown.leaf.groups]


def _counted(clinic: Clinic, shelves: dict[str, Shelf]) -> list[tuple[Shelf, str]]:
    held = counted(intakes_of(clinic), shelves)
    return [(shelf, held[key]) for key, shelf in shelves.items()]


def _choices(clinic: Clinic) -> dict[str, Any]:
    """What can be filtered by, and assigned and tagged."""
    flagged = clinic.mode != Clinic.Mode.INTAKE_ONLY
    return {
        "colleagues": colleagues(clinic),
        "nobody": NOBODY,
        "tags": Tag.Word.choices,
        "words": [word.value for word in Triage] if flagged else [],
    }


def _without_intake(
    request: StaffRequest, shown: Listing, *, at: datetime
) -> list[tuple[Person, Patient]]:
    """People who were found but have no row, because nobody invited them yet."""
    if shown.found is None:
        return []
    clinic, others = request.user.clinic, list(shown.found.people.filter(intakes=None)[:ON_A_PAGE])
    if others and RENEWED not in request.headers:
        detail = {"what": "search", "patients": [str(patient.code) for patient in others]}
        record(clinic, "listed", by=request.user, at=at, detail=detail)
    return [(person(patient, today=clinic.day_of(at)), patient) for patient in others]
