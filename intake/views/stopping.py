"""What a patient reads instead of more questions when an answer needs help now."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from intake import access, services
from intake.models import Intake
from intake.route import Route
from intake.rules.messages import MESSAGES, message_for
from intake.rules.urgent import RULES
from intake.tablet import is_tablet
from intake.views.shown import shown
from intake.views.switching import switch_outside

STOPS = ("PM-URG", "PM-URG-DAY")


def stop(request: HttpRequest, intake: Intake, route: Route, *, at: datetime) -> HttpResponse:
    """Send what was answered so far, and tell the patient to call for help.

    Neither a clinic that cannot assess yet, nor an age that came to be known meanwhile, must keep
    the patient from reading this; of who is under 18 nothing is kept.
    """
    try:
        lent = is_tablet(request)
        services.submit(intake, submission_key=uuid4(), at=at, stop=True, at_clinic=lent)
    except services.AlreadySent:
        pass
    except services.NoProtocol:
        return stopped(request, intake, _message(route), kept=False)
    except services.Underage:
        return end_underage(request, intake, message=_message(route), at=at)
    return redirect("intake:sent", code=intake.code)


def end_underage(
    request: HttpRequest, intake: Intake, *, message: str = "PM-AGE", at: datetime
) -> HttpResponse:
    """End the intake of somebody under 18, keeping no answers, and say so, or whom to call.

    That is a page of its own, which this browser can read again: what led to it can never be
    sent a second time.
    """
    services.stop_underage(intake, at=at)
    access.end(request, message=message)
    return redirect("intake:too_young", code=intake.code)


def _message(route: Route) -> str:
    return message_for([rule for rule in RULES if route.holds(rule.condition)])


def stopped(
    request: HttpRequest,
    intake: Intake,
    message: str,
    *,
    kept: bool = True,
    letter_url: str = "",
    known: bool = False,
) -> HttpResponse:
    """The page that ends the form; it never says which answer did.

    Where there is a letter, it leads on to it, by a proof for who is not `known`.
    """
    context: dict[str, Any] = {"message": gettext(MESSAGES[message]), "urgent": True, "kept": kept}
    context |= {"letter_url": letter_url, "known": known}
    return shown(request, "stopped", intake, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def too_young(request: HttpRequest, code: UUID) -> HttpResponse:
    """What somebody under 18 reads, in the browser where the form ended: why, or whom to call."""
    visitor = access.visitor_of(request, code)
    if not visitor.ended:
        raise Http404
    if request.method == "POST":
        return switch_outside(request, visitor.intake, at=timezone.now())
    if visitor.ended in STOPS:
        return stopped(request, visitor.intake, visitor.ended, kept=False)
    return shown(
        request, "stopped", visitor.intake, message=gettext(MESSAGES["PM-AGE"]), urgent=False
    )


too_young.access = "patients"  # type: ignore[attr-defined]
