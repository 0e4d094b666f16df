"""The clinic's letter, for the patient who gave a code: as a page and as PDF."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from intake import services
from intake.access import for_readers
from intake.dates import whole_day
from intake.events import PATIENT
from intake.letter import Writing
from intake.models import Intake, Letter, Logo
from intake.pdf import NoPdf, pdf_of
from intake.views.places import place
from intake.views.shown import shown


@for_readers
@require_safe
def letter(request: HttpRequest, intake: Intake) -> HttpResponse:
    """The newest letter, or the one that is asked for."""
    if (one := _asked(request, intake)) is None:
        return redirect("intake:sent", code=intake.code)
    writing = services.open_letter(one, seen_as="page", by=PATIENT, at=timezone.now())
    return shown(request, "letter", intake, **_around(intake, one), writing=writing)


@for_readers
@require_safe
def letter_pdf(request: HttpRequest, intake: Intake) -> HttpResponse:
    """The same as a file to keep, or a sentence where no PDF can be made."""
    if (one := _asked(request, intake)) is None:
        return redirect("intake:sent", code=intake.code)
    writing = services.open_letter(one, seen_as="PDF", by=PATIENT, at=timezone.now())
    try:
        return as_file(writing, one.logo, name="letter.pdf")
    except NoPdf as problem:
        around = _around(intake, one) | {"writing": writing, "problem": str(problem)}
        return shown(request, "letter", intake, status=503, **around)


def as_file(writing: Writing, logo: Logo | None, *, name: str) -> HttpResponse:
    """A letter as tagged PDF, or raise `NoPdf`."""
    with override(writing.language):
        held = {"writing": writing, "logo_url": logo.in_page if logo else ""}
        page = render_to_string("intake/letter_pdf.html", held)
        drawn = pdf_of(page, css=render_to_string("intake/letter_pdf.css", {"mark": writing.mark}))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(drawn, content_type="application/pdf", headers=headers)


def logo_url(logo: Logo | None) -> str:
    """Where the logo of a letter is shown from, if it has one."""
    return reverse("intake:logo", args=[logo.fingerprint]) if logo else ""


def _asked(request: HttpRequest, intake: Intake) -> Letter | None:
    letters = list(Letter.objects.to_patient(intake))
    wanted = [one for one in letters if str(one.code) == request.GET.get("of")]
    return next(iter([*wanted, *letters]), None)


def _around(intake: Intake, letter: Letter) -> dict[str, Any]:
    """What stands beside a letter: how to save it, and those before it."""
    letter.intake = intake
    zone, url = intake.clinic.zone, place(intake, "letter")
    others = Letter.objects.to_patient(intake).exclude(pk=letter.pk)
    return {
        "logo_url": logo_url(letter.logo),
        "pdf_url": f"{place(intake, 'letter_pdf')}?of={letter.code}",
        "earlier": [
            (f"{url}?of={one.code}", whole_day(one.at.astimezone(zone).date())) for one in others
        ],
        "back_url": place(intake, "sent"),
    }
