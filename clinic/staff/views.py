"""The clinic's door, and where each role starts its day."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from clinic.staff.access import signed_in
from clinic.staff.request import StaffRequest
from clinic.staff.roles import Role
from intake.access import open_to_all

HOMES = {
    Role.FRONT_DESK: "desk:queue",
    Role.CLINICIAN: "review:list",
    Role.MANAGER: "owner:people",
}


@open_to_all
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Who we are and how to reach us; it names no treatment."""
    return render(request, "staff/front.html")


@signed_in
@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """Where somebody's work begins, by their role."""
    return redirect(HOMES[Role(request.user.role)])
