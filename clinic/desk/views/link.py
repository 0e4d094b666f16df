"""A link to a patient's questions: sent by e-mail or text, or shown once, to copy or as a code."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from clinic.desk.booking import Booked
from clinic.desk.qr import qr
from clinic.desk.undoing import offer_unsent
from clinic.opening import closed_on
from clinic.staff import wording
from clinic.staff.timeline import BY
from intake.models import Clinic, Invitation
from intake.reach import reach
from intake.services import Invited

LEAVES = "The link leaves in three minutes {}."


def after_booking(request: HttpRequest, booked: Booked) -> HttpResponse:
    """The link, where it is to be copied; else the patient's page."""
    say_if_closed(request, booked.visit.clinic, booked.visit.on)
    if booked.invited is not None:
        return after_inviting(request, booked.invited)
    messages.success(request, "The visit is booked. No link was made yet.")
    return redirect("desk:patient", code=booked.visit.patient.code)


def say_if_closed(request: HttpRequest, clinic: Clinic, on: date) -> None:
    """Warn of a visit on a closed day: it may be a mistake."""
    if said := closed_on(clinic, on):
        messages.warning(request, f"{said} Move the visit if that is a mistake.")


def after_inviting(request: HttpRequest, invited: Invited) -> HttpResponse:
    """A link goes by a message, or is shown here and never again."""
    patient, channel = invited.intake.patient, invited.invitation.channel
    if channel in BY:
        return _on_its_way(request, invited)
    link = settings.PUBLIC_URL + reverse("intake:link", args=[invited.token])
    context = {
        "link": link,
        "patient": patient,
        "who": patient.read_identity(),
        "until": wording.full_day(_last_day(invited)),
    }
    if channel != Invitation.Channel.PRINT:
        return render(request, "desk/link.html", context)
    visit = invited.intake.visit
    return render(request, "desk/qr.html", context | {"visit": visit, "qr": qr(link)})


def _on_its_way(request: HttpRequest, invited: Invited) -> HttpResponse:
    """The patient's page, from which the link can be taken back until its message leaves."""
    patient, channel = invited.intake.patient, invited.invitation.channel
    back, address = reverse("desk:patient", args=[patient.code]), reach(patient).address(channel)
    messages.success(request, f"The new link goes to {address}. Older links are closed.")
    unsent = list(invited.invitation.messages.waiting())
    offer_unsent(request, unsent, LEAVES.format(BY[channel]), back=back, at=timezone.now())
    return redirect(back)


def _last_day(invited: Invited) -> date:
    """The last day on which the link works: it ends as the next one begins."""
    return invited.intake.clinic.day_of(invited.invitation.expires_at - timedelta(seconds=1))
