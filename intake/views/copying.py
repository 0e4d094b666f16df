"""A copy of what was sent, for the patient who gave a code: as a page and as PDF."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from intake.access import for_readers
from intake.dates import spoken_day, spoken_time
from intake.events import PATIENT, record
from intake.models import Intake
from intake.pdf import NoPdf, pdf_of
from intake.route import Route, teaches_back
from intake.telling_after import afterwards
from intake.views.places import place
from intake.views.rows import copied, said
from intake.views.shown import shown


@for_readers
@require_safe
def copy(request: HttpRequest, intake: Intake) -> HttpResponse:
    """Every answer as it was sent, and what was agreed to."""
    record(intake, "copy read", by=PATIENT, at=timezone.now(), detail={"as": "page"})
    return shown(request, "copy", intake, **_told(intake))


@for_readers
@require_safe
def copy_pdf(request: HttpRequest, intake: Intake) -> HttpResponse:
    """The same as a file to keep, or a sentence where no PDF can be made."""
    told = _told(intake)
    page = render_to_string("intake/copy_pdf.html", told | {"clinic": intake.clinic})
    try:
        drawn = pdf_of(page, css=render_to_string("intake/copy_pdf.css"))
    except NoPdf as problem:
        return shown(request, "copy", intake, status=503, problem=str(problem), **told)
    record(intake, "copy read", by=PATIENT, at=timezone.now(), detail={"as": "PDF"})
    headers = {"Content-Disposition": 'attachment; filename="my-answers.pdf"'}
    return HttpResponse(drawn, content_type="application/pdf", headers=headers)


def _told(intake: Intake) -> dict[str, Any]:
    revision = intake.revision
    assert revision, "Only what was sent can be copied."
    revision.intake = intake
    route = Route(intake.read_edition(), revision.read_answers().document())
    at = revision.submitted_at.astimezone(intake.clinic.zone)
    return {
        "who": intake.patient.read_identity(),
        "reference": revision.receipt,
        "sent": gettext("%(day)s %(year)s at %(time)s")
        % {"day": spoken_day(at.date()), "year": at.year, "time": spoken_time(at)},
        "cards": [
            {"title": page.title, "rows": copied(route, page)}
            for page in route.pages
            if page is not route.agreement and not teaches_back(page)
        ]
        + afterwards(intake, said=said()),
        "agreed": list(revision.consents.order_by("pk").values_list("text", flat=True)),
        "back_url": place(intake, "sent"),
        "pdf_url": place(intake, "copy_pdf"),
    }
