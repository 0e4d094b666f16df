"""The queue: what waits, the most urgent first."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clinic.desk.rows import Person, person, rows
from clinic.desk.search import find
from clinic.desk.shelves import Shelf, counts, shelves
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.events import record
from intake.models import Clinic, Intake, Patient
from intake.models.intake import IntakeQuerySet
from intake.services import record_views

ON_A_PAGE = 50


@may(Action.SEE_QUEUE)
@require_safe
def queue(request: StaffRequest) -> HttpResponse:
    """One saved view of the queue, or what a search finds."""
    at, clinic = timezone.now(), request.user.clinic
    intakes = Intake.objects.of_clinic(clinic).filter(patient__erased_at=None)
    all_shelves = shelves(clinic, at=at)
    shelf = all_shelves.get(request.GET.get("view", ""), all_shelves["all"])
    words = request.GET.get("q", "").strip()
    found = find(clinic, words, today=clinic.day_of(at)) if words else None
    asked = _found(intakes, found) if found is not None else _on(shelf, intakes, clinic)
    page = Paginator(asked, ON_A_PAGE).get_page(request.GET.get("page"))
    record_views(clinic, page, what="search" if words else "queue", by=request.user, at=at)
    context = {
        "shelf": None if words else shelf,
        "shelves": _counted(intakes, all_shelves),
        "others": _without_intake(request, found, at=at),
        "search_words": words,
        "page_query": urlencode({"q": words} if words else {"view": shelf.key}),
    }
    return render(request, "desk/queue.html", context | _rows(page, clinic, at=at))


def _on(shelf: Shelf, intakes: IntakeQuerySet, clinic: Clinic) -> QuerySet[Intake]:
    held = intakes.filter(shelf.holds).with_people()
    if shelf.newest_first:
        return held.order_by("-submitted_at", "-pk")
    if clinic.mode == Clinic.Mode.INTAKE_ONLY:  # the order would tell what the words do not
        return held.order_by("visit_on", "submitted_at", "pk")
    return held.queue_order()


def _found(intakes: IntakeQuerySet, people: QuerySet[Patient]) -> QuerySet[Intake]:
    return intakes.filter(patient__in=people).with_people().order_by("-visit_on", "-pk")


def _counted(intakes: IntakeQuerySet, shelves: dict[str, Shelf]) -> list[tuple[Shelf, int]]:
    held = counts(intakes, shelves)
    return [(shelf, held[key]) for key, shelf in shelves.items()]


def _without_intake(
    request: StaffRequest, found: QuerySet[Patient] | None, *, at: datetime
) -> list[tuple[Person, Patient]]:
    """People who were found but have no row, because nobody invited them yet."""
    if found is None:
        return []
    clinic, others = request.user.clinic, list(found.filter(intakes=None)[:ON_A_PAGE])
    if others:
        detail = {"what": "search", "patients": [str(patient.code) for patient in others]}
        record(clinic, "listed", by=request.user, at=at, detail=detail)
    return [(person(patient, today=clinic.day_of(at)), patient) for patient in others]


def _rows(page: Page[Intake], clinic: Clinic, *, at: datetime) -> dict[str, Any]:
    now = at.astimezone(clinic.zone)
    return {"page": page, "rows": rows(page, clinic, at=at), "now": now}
