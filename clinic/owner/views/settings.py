"""The clinic's settings, the protocols by which it assesses, and what was changed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from clinic.owner import services
from clinic.owner.forms import ProtocolForm, SettingsForm
from clinic.owner.history import changes, told
from clinic.owner.views.asked import form_page, posted, read_or_write, show_problems
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.models import Clinic, NoProtocol, Protocol
from intake.rules.policy import SETTINGS
from intake.rules.rulebook import CURRENT, news_since

A_PAGE = 50
NEWEST = CURRENT.version


@may(Action.MANAGE_SETTINGS)
@read_or_write
def settings(request: StaffRequest) -> HttpResponse:
    """The clinic's own settings."""
    clinic = request.user.clinic
    form = SettingsForm.of(clinic, posted(request))
    if form.is_valid():
        try:
            if form.changes:
                services.change_settings(clinic, **form.changes, by=request.user, at=timezone.now())
        except services.BadSettings as problem:
            show_problems(form, problem.problems)
        else:
            messages.success(request, "Saved." if form.changes else "Nothing was changed.")
            return redirect("owner:settings")
    return form_page(request, "owner/settings.html", form, place="settings")


@may(Action.MANAGE_SETTINGS)
@require_safe
def protocol(request: StaffRequest) -> HttpResponse:
    """The protocol in force and those before it."""
    approved = list(request.user.clinic.protocols.order_by("-approved_at", "-pk"))
    current = approved[0] if approved else None
    values = current.policy if current else {}
    rows = [(values.get(name, "—"), setting) for name, setting in SETTINGS.items()]
    context = {"approved": approved, "current": current, "rows": rows, "place": "protocol"}
    context |= {"newest": NEWEST, "news": news_since(current.rulebook) if current else ""}
    return render(request, "owner/protocol.html", context)


@may(Action.MANAGE_SETTINGS)
@read_or_write
def approve(request: StaffRequest) -> HttpResponse:
    """Put a new version of the protocol in force."""
    clinic = request.user.clinic
    form = _protocol_form(request, clinic)
    if form.is_valid():
        try:
            approved = services.approve_protocol(
                clinic,
                version=form.cleaned_data["version"],
                approved_by_name=form.cleaned_data["approved_by"].name,
                rulebook=form.rulebook_chosen,
                policy=form.policy,
                by=request.user,
                at=timezone.now(),
            )
        except (services.VersionTaken, services.CannotRead, services.BadPolicy) as problem:
            form.add_error(_field_of(problem), str(problem))
        else:
            messages.success(request, f"Protocol {approved.version} is in force now.")
            return redirect("owner:protocol")
    return form_page(request, "owner/approve.html", form)


@may(Action.MANAGE_SETTINGS)
@require_safe
def history(request: StaffRequest) -> HttpResponse:
    """What managers changed."""
    clinic = request.user.clinic
    page = Paginator(changes(clinic), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "changes": told(page, clinic), "place": "history"}
    return render(request, "owner/history.html", context)


def _protocol_form(request: StaffRequest, clinic: Clinic) -> ProtocolForm:
    """The form with the values in force, offering their rulebook and the newest."""
    initial = _values_now(clinic)
    offered = tuple(dict.fromkeys((NEWEST, initial["rulebook"])))
    initial["rulebook"] = request.GET.get("rulebook", initial["rulebook"])
    return ProtocolForm(posted(request), initial=initial, clinic=clinic, offered=offered)


def _values_now(clinic: Any) -> dict[str, Any]:
    try:
        current: Protocol = clinic.current_protocol()
    except NoProtocol:
        defaults = {name: setting.default for name, setting in SETTINGS.items()}
        return defaults | {"rulebook": NEWEST}
    return current.policy | {"rulebook": current.rulebook}


def _field_of(problem: Exception) -> str | None:
    if isinstance(problem, services.VersionTaken):
        return "version"
    first = str(problem).partition(" ")[0]
    return first if first in SETTINGS else None
