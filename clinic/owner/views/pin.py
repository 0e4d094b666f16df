"""The PIN by which staff take the clinic's tablet back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from clinic.owner.views.asked import form_page, posted, read_or_write
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.forms import PinForm
from intake.services import set_pin


@may(Action.MANAGE_SETTINGS)
@read_or_write
def pin(request: StaffRequest) -> HttpResponse:
    """Set the PIN, or another one."""
    clinic, form = request.user.clinic, PinForm(posted(request))
    if form.is_valid():
        set_pin(clinic, pin=form.cleaned_data["pin"], by=request.user, at=timezone.now())
        messages.success(request, "The PIN is set. Tell it to the front desk.")
        return redirect("owner:pin")
    return form_page(request, "owner/pin.html", form, place="pin", is_set=clinic.tablet_pin)
