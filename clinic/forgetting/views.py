"""How long what is kept, and what would be forgotten next."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from clinic.forgetting.forms import KeepingForm
from clinic.forgetting.services import to_forget
from clinic.owner.services import change_settings
from clinic.owner.views.asked import form_page, posted, read_or_write
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.models import Event


@may(Action.ERASE)
@read_or_write
def keeping(request: StaffRequest) -> HttpResponse:
    """Choose after how long the clinic forgets."""
    clinic, at = request.user.clinic, timezone.now()
    form = KeepingForm(posted(request), clinic=clinic)
    if form.is_valid():
        if form.changes:
            change_settings(clinic, **form.changes, by=request.user, at=at)
        messages.success(request, "Saved." if form.changes else "Nothing was changed.")
        return redirect("forgetting:keeping")
    done = Event.objects.of(clinic).filter(name="forgotten by time").order_by("-seq").first()
    context = {"next": to_forget(clinic, at=at), "done": done, "place": "keeping"}
    return form_page(request, "forgetting/keeping.html", form, **context)
