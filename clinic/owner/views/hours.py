"""When the clinic is open."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from clinic.owner import services
from clinic.owner.opening import HoursForm
from clinic.owner.views.asked import form_page, posted, read_or_write
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest


@may(Action.MANAGE_SETTINGS)
@read_or_write
def hours(request: StaffRequest) -> HttpResponse:
    """The hours of each weekday, closed days, and within how many open hours somebody looks."""
    clinic = request.user.clinic
    form = HoursForm(posted(request), clinic=clinic)
    if form.is_valid():
        if form.changes:
            services.change_settings(clinic, **form.changes, by=request.user, at=timezone.now())
        messages.success(request, "Saved." if form.changes else "Nothing was changed.")
        return redirect("owner:hours")
    return form_page(request, "owner/hours.html", form, place="hours")
