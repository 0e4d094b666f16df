"""People, settings and the protocol, for the manager."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings as django_settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clinic.owner import services
from clinic.owner.access_link import NotMailed, mail_link
from clinic.owner.forms import OwnAccess, PersonForm, ProtocolForm, RoleForm, SettingsForm
from clinic.owner.history import changes, told
from clinic.staff.access import Action, may
from clinic.staff.models import Role, User
from intake.models import NoProtocol, Protocol
from intake.rules.policy import SETTINGS

A_PAGE = 50
read_or_write = require_http_methods(["GET", "HEAD", "POST"])


class ManagersRequest(HttpRequest):
    """A request that `may` let through, so somebody is signed in."""

    user: User


@may(Action.MANAGE_PEOPLE)
@require_safe
def people(request: ManagersRequest) -> HttpResponse:
    """Who works here."""
    everybody = User.objects.filter(clinic=request.user.clinic).order_by("-is_active", "name")
    return render(request, "owner/people.html", {"people": everybody})


@may(Action.MANAGE_PEOPLE)
@read_or_write
def add(request: ManagersRequest) -> HttpResponse:
    """Add somebody and mail them a link to set a password."""
    form = PersonForm(_posted(request))
    if form.is_valid():
        try:
            person = services.add_person(
                request.user.clinic, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except services.AlreadyHere as problem:
            form.add_error("email", str(problem))
        else:
            return _after_mailing(request, person)
    return _form_page(request, "owner/add.html", form)


@may(Action.MANAGE_PEOPLE)
@read_or_write
def role(request: ManagersRequest, code: UUID) -> HttpResponse:
    """Give somebody another role."""
    person = _person(request, code)
    form = RoleForm(_posted(request), own=person == request.user, initial={"role": person.role})
    if form.is_valid():
        try:
            person = services.change_role(
                person, role=form.cleaned_data["role"], by=request.user, at=timezone.now()
            )
        except services.LastManager as problem:
            form.add_error("role", str(problem))
        else:
            messages.success(request, f"Saved: {person.name}, {Role(person.role).label.lower()}.")
            return redirect(django_settings.LOGIN_REDIRECT_URL)
    return _form_page(request, "owner/role.html", form, person=person)


@may(Action.MANAGE_PEOPLE)
@read_or_write
def end(request: ManagersRequest, code: UUID) -> HttpResponse:
    """Ask once, then end somebody's access."""
    person = _person(request, code)
    form = OwnAccess(_posted(request), own=person == request.user)
    if form.is_valid():
        try:
            services.deactivate(person, by=request.user, at=timezone.now())
        except services.LastManager as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"{person.name} can no longer sign in.")
            return redirect(django_settings.LOGIN_REDIRECT_URL)
    return _form_page(request, "owner/end.html", form, person=person)


@may(Action.MANAGE_PEOPLE)
@require_POST
def give_back(request: ManagersRequest, code: UUID) -> HttpResponse:
    """Give somebody access again."""
    person = services.reactivate(_person(request, code), by=request.user, at=timezone.now())
    messages.success(request, f"{person.name} can sign in again.")
    return redirect("owner:people")


@may(Action.MANAGE_PEOPLE)
@require_POST
def send_link(request: ManagersRequest, code: UUID) -> HttpResponse:
    """Mail somebody a new link to set a password."""
    return _after_mailing(request, get_object_or_404(_active(request), code=code))


@may(Action.MANAGE_SETTINGS)
@read_or_write
def settings(request: ManagersRequest) -> HttpResponse:
    """The clinic's own settings."""
    clinic = request.user.clinic
    form = SettingsForm.of(clinic, _posted(request))
    if form.is_valid():
        try:
            if form.changes:
                services.change_settings(clinic, **form.changes, by=request.user, at=timezone.now())
        except services.BadSettings as problem:
            _show_problems(form, problem.problems)
        else:
            messages.success(request, "Saved." if form.changes else "Nothing was changed.")
            return redirect("owner:settings")
    return _form_page(request, "owner/settings.html", form, place="settings")


@may(Action.MANAGE_SETTINGS)
@require_safe
def protocol(request: ManagersRequest) -> HttpResponse:
    """The protocol in force and those before it."""
    approved = list(request.user.clinic.protocols.order_by("-approved_at", "-pk"))
    current = approved[0] if approved else None
    values = current.policy if current else {}
    rows = [(values.get(name, "—"), setting) for name, setting in SETTINGS.items()]
    context = {"approved": approved, "current": current, "rows": rows, "place": "protocol"}
    return render(request, "owner/protocol.html", context)


@may(Action.MANAGE_SETTINGS)
@read_or_write
def approve(request: ManagersRequest) -> HttpResponse:
    """Put a new version of the protocol in force."""
    clinic = request.user.clinic
    form = ProtocolForm(_posted(request), initial=_values_now(clinic))
    if form.is_valid():
        try:
            approved = services.approve_protocol(
                clinic,
                version=form.cleaned_data["version"],
                approved_by_name=form.cleaned_data["approved_by_name"],
                policy=form.policy,
                by=request.user,
                at=timezone.now(),
            )
        except (services.VersionTaken, services.BadPolicy) as problem:
            form.add_error(_field_of(problem), str(problem))
        else:
            messages.success(request, f"Protocol {approved.version} is in force now.")
            return redirect("owner:protocol")
    return _form_page(request, "owner/approve.html", form)


@may(Action.MANAGE_SETTINGS)
@require_safe
def history(request: ManagersRequest) -> HttpResponse:
    """What managers changed."""
    clinic = request.user.clinic
    page = Paginator(changes(clinic), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "changes": told(page, clinic), "place": "history"}
    return render(request, "owner/history.html", context)


def _posted(request: ManagersRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _form_page(request: ManagersRequest, template: str, form: Form, **context: Any) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def _active(request: ManagersRequest) -> Any:
    return User.objects.filter(clinic=request.user.clinic, is_active=True)


def _person(request: ManagersRequest, code: UUID) -> User:
    return get_object_or_404(User.objects.filter(clinic=request.user.clinic), code=code)


def _after_mailing(request: ManagersRequest, person: User) -> HttpResponse:
    try:
        mail_link(person, request=request)
    except NotMailed as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"A link to set a password was sent to {person.email}.")
    return redirect("owner:people")


def _show_problems(form: SettingsForm, problems: dict[str, str]) -> None:
    for name, sentence in problems.items():
        form.add_error(name if name in form.fields else None, sentence)


def _values_now(clinic: Any) -> dict[str, int]:
    try:
        current: Protocol = clinic.current_protocol()
    except NoProtocol:
        return {name: setting.default for name, setting in SETTINGS.items()}
    return dict(current.policy)


def _field_of(problem: Exception) -> str | None:
    if isinstance(problem, services.VersionTaken):
        return "version"
    first = str(problem).partition(" ")[0]
    return first if first in SETTINGS else None
