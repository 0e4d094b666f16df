"""How a patient has their data corrected, gets it, or has it erased."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_http_methods

from intake import services
from intake.access import for_readers
from intake.dates import spoken_day
from intake.forms import DataRequestForm
from intake.models import Intake
from intake.speaking import as_typed, chosen, holds_typed
from intake.views.places import place
from intake.views.shown import shown

ASKED = gettext_noop("The clinic has your request. Somebody will be in touch with you.")


@for_readers
@holds_typed
@require_http_methods(["GET", "HEAD", "POST"])
def own_data(request: HttpRequest, intake: Intake) -> HttpResponse:
    """What was asked before, and asking."""
    form = DataRequestForm(request.POST if request.method == "POST" else None)
    if chosen(request):
        as_typed(form)
    elif form.is_valid():
        try:
            services.ask_about_data(intake, kind=form.cleaned_data["kind"], at=timezone.now())
        except services.AskedAlready as problem:
            form.add_error("kind", str(problem))
        else:
            messages.success(request, gettext(ASKED))
            return redirect("intake:own_data", code=intake.code)
    context: dict[str, Any] = {"form": form, "asked": _asked(intake)}
    context["back_url"] = place(intake, "sent")
    return shown(request, "own_data", intake, status=422 if form.errors else 200, **context)


def _asked(intake: Intake) -> list[tuple[str, str, bool]]:
    """What was asked, when, and whether it is settled."""
    zone = intake.clinic.zone
    return [
        (
            gettext(one.get_kind_display()),
            spoken_day(one.at.astimezone(zone).date()),
            one.settled_at is not None,
        )
        for one in intake.data_requests.order_by("pk")
    ]
