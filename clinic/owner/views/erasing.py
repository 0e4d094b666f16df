"""Erasing what is held about patients who ask for it; a manager sees a reference, no name."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clinic.duplicates.records import other_records
from clinic.duplicates.services import erase_all_records
from clinic.owner.views.asked import form_page, posted, read_or_write
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.models import DataRequest
from intake.vault import Erased


class ErasureForm(forms.Form):
    """The manager's word that a patient is to be forgotten."""

    sure = forms.BooleanField(
        label="We may erase this: no law says that we must keep it",
        error_messages={"required": "Tick the box, or go back and leave it as it is."},
    )


@may(Action.ERASE)
@require_safe
def erasures(request: StaffRequest) -> HttpResponse:
    """Who waits to be erased, the longest first."""
    context = {"erasures": _asked(request), "place": "erasures"}
    return render(request, "owner/erasures.html", context)


@may(Action.ERASE)
@read_or_write
def erase(request: StaffRequest, code: UUID) -> HttpResponse:
    """What goes and what stays, and the erasure itself."""
    asked = get_object_or_404(_asked(request), code=code)
    form = ErasureForm(posted(request))
    if form.is_valid():
        try:
            erase_all_records(asked, by=request.user, at=timezone.now())
            messages.success(request, "Erased. Nobody can read it any more.")
        except Erased:
            messages.warning(request, "Somebody had erased this already.")
        return redirect("owner:erasures")
    context = {"asked": asked, "others": other_records(asked.intake.patient)}
    return form_page(request, "owner/erase.html", form, **context)


def _asked(request: StaffRequest) -> QuerySet[DataRequest]:
    """The clinic's open requests for erasure, with what a manager knows them by."""
    ours = DataRequest.objects.filter(clinic=request.user.clinic, kind=DataRequest.Kind.ERASE)
    return ours.waiting().select_related("intake__patient", "intake__revision")
