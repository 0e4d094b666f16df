"""Taking back that photos may be used for teaching."""

from __future__ import annotations

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from intake import services
from intake.access import for_patients
from intake.models import Intake


@for_patients
@require_POST
def withdraw_teaching(request: HttpRequest, intake: Intake) -> HttpResponse:
    """Taken back at once; pressing twice changes nothing more."""
    with suppress(services.NothingToWithdraw):
        services.withdraw_consent(intake, at=timezone.now())
    return redirect("intake:sent", code=intake.code)
