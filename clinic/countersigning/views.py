"""Signing as the second clinician, on the page of the intake."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from clinic.countersigning import services
from clinic.countersigning.forms import SecondForm
from clinic.review.models import Decision
from clinic.review.views.page import intake_of, shown
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.services.moves import Outdated

SAID = {
    True: "Signed. The decision stands, and the patient is told.",
    False: "Sent back. The patient is not told; somebody has to decide again.",
}


@may(Action.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: StaffRequest, code: UUID, decision: UUID) -> HttpResponse:
    """Sign a decision that waits, or say why not."""
    if request.method != "POST":
        return redirect("review:intake", code=code)
    intake, form = intake_of(request, code), SecondForm(request.POST)
    about = Decision.objects.select_related("held", "by", "clinic")
    made = get_object_or_404(about, intake=intake, code=decision)
    if not form.is_valid():
        return shown(request, intake, second_form=form, status=422)
    try:
        services.countersign(made, **form.cleaned_data, by=request.user, at=timezone.now())
    except services.WhyNeeded as problem:
        form.add_error("words", str(problem))
        return shown(request, intake, second_form=form, status=422)
    except (services.SameHand, Outdated) as problem:
        messages.error(request, str(problem))
        return redirect("review:intake", code=code)
    messages.success(request, SAID[form.cleaned_data["agrees"]])
    return redirect("review:intake", code=code)
