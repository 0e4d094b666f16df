"""Another language on a page that is no form of the patient's."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from intake import services
from intake.models import Intake
from intake.speaking import chosen, remember


def switch_outside(request: HttpRequest, intake: Intake, *, at: datetime) -> HttpResponse:
    """The same page again, once intake and browser know the language."""
    language = chosen(request)
    if not language:
        return redirect(request.get_full_path())
    services.change_language(intake, language=language, at=at)
    return remember(redirect(request.get_full_path()), language)
