"""The accent and the logo of the patients' pages."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from clinic.owner import services
from clinic.owner.look import LookForm, change_look, swatches
from clinic.owner.views.asked import form_page, posted, read_or_write, show_problems
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.photos.logos import BadLogo

SAVED = "Saved. Patients see it from the next page on."


@may(Action.MANAGE_SETTINGS)
@read_or_write
def look(request: StaffRequest) -> HttpResponse:
    """Choose a colour and a logo, and see them."""
    clinic, at = request.user.clinic, timezone.now()
    form = LookForm(posted(request), request.FILES or None, clinic=clinic)
    if form.is_valid():
        file = form.cleaned_data["logo"]
        sent = file.read() if file else None
        try:
            told = {"accent": form.cleaned_data["accent"], "sent": sent}
            new = change_look(clinic, **told, by=request.user, at=at)
        except BadLogo as problem:
            form.add_error("logo", str(problem))
        except services.BadSettings as problem:
            show_problems(form, problem.problems)
        else:
            messages.success(request, SAVED if new else "Nothing was changed.")
            return redirect("owner:look")
    return form_page(
        request, "owner/look.html", form, place="look", swatches=swatches(clinic.accent)
    )


@may(Action.MANAGE_SETTINGS)
@require_POST
def plain_look(request: StaffRequest) -> HttpResponse:
    """Back to the colour and the mark that everybody has."""
    clinic = request.user.clinic
    if clinic.accent or clinic.logo:
        at = timezone.now()
        services.change_settings(clinic, accent="", logo="", by=request.user, at=at)
    messages.success(request, "Patients’ pages look as they did at first.")
    return redirect("owner:look")
