"""The clinic's door, and where each role starts its day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from clinic.staff.access import signed_in
from clinic.staff.models import User
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
@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: StaffRequest) -> HttpResponse:
    """The keys there are, and the switch that turns them off for one person."""
    if request.method != "POST":
        return render(request, "staff/keys.html")
    off = request.POST.get("keys") == "off"
    User.objects.filter(pk=request.user.pk).update(keys_off=off)
    messages.success(request, f"Keys are {'off' if off else 'on'}.")
    return redirect("staff:keys")


@signed_in
@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """Where somebody's work begins, by their role."""
    return redirect(HOMES[Role(request.user.role)])
