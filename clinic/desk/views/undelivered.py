"""Messages that could not be sent: once more, or settled because somebody phoned."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake import services
from intake.models import Outbox
from intake.services import NoAddress, NothingToSend


@may(Action.INVITE)
@require_POST
def try_again(request: StaffRequest, code: UUID) -> HttpResponse:
    """Give a message another day, to the address the patient has now."""
    message = message_of(request, code)
    try:
        services.try_again(message, by=request.user, at=timezone.now())
    except (NothingToSend, NoAddress) as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "It is tried again, to the address we have now.")
    return back(message)


@may(Action.INVITE)
@require_POST
def settle(request: StaffRequest, code: UUID) -> HttpResponse:
    """Note that the patient was reached in another way."""
    message = message_of(request, code)
    try:
        services.settle(message, by=request.user, at=timezone.now())
    except NothingToSend as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Noted. The message is not tried again.")
    return back(message)


def message_of(request: StaffRequest, code: UUID) -> Outbox:
    """A message of the reader's own clinic, about somebody who was not erased."""
    ours = Outbox.objects.filter(clinic=request.user.clinic, patient__erased_at=None)
    return get_object_or_404(ours.select_related("patient", "intake"), code=code)


def back(message: Outbox) -> HttpResponse:
    if message.intake is None:
        return redirect("desk:patient", code=message.patient.code)
    return redirect("desk:intake", code=message.intake.code)
