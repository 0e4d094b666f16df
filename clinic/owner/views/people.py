"""People at the clinic: who they are, what they may do, and whether they still may."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from clinic.owner import services
from clinic.owner.forms import OwnAccess, PersonForm, RoleForm
from clinic.owner.views.asked import form_page, posted, read_or_write, show_problems
from clinic.owner.welcome import NotMailed, send_password_link
from clinic.staff.access import Action, may
from clinic.staff.models import Role, User
from clinic.staff.request import StaffRequest


@may(Action.MANAGE_PEOPLE)
@require_safe
def people(request: StaffRequest) -> HttpResponse:
    """Who works here."""
    everybody = User.objects.filter(clinic=request.user.clinic).order_by("-is_active", "name")
    return render(request, "owner/people.html", {"people": everybody})


@may(Action.MANAGE_PEOPLE)
@read_or_write
def add(request: StaffRequest) -> HttpResponse:
    """Add somebody and mail them a link to set a password."""
    form = PersonForm(posted(request))
    if form.is_valid():
        try:
            person = services.add_person(
                request.user.clinic, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except services.AlreadyHere as problem:
            form.add_error("email", str(problem))
        except services.BadPerson as problem:
            show_problems(form, problem.problems)
        else:
            return _after_mailing(request, person)
    return form_page(request, "owner/add.html", form)


@may(Action.MANAGE_PEOPLE)
@read_or_write
def person(request: StaffRequest, code: UUID) -> HttpResponse:
    """One person, and another role for them."""
    person = _person(request, code)
    form = RoleForm(posted(request), own=person == request.user, initial={"role": person.role})
    if form.is_valid():
        try:
            person = services.change_role(
                person, role=form.cleaned_data["role"], by=request.user, at=timezone.now()
            )
        except services.LastManager as problem:
            form.add_error("role", str(problem))
        else:
            messages.success(request, f"Saved: {person.name}, {Role(person.role).label.lower()}.")
            return redirect(settings.LOGIN_REDIRECT_URL)
    return form_page(request, "owner/person.html", form, person=person)


@may(Action.MANAGE_PEOPLE)
@read_or_write
def deactivate(request: StaffRequest, code: UUID) -> HttpResponse:
    """Ask once, then end somebody's access."""
    person = _person(request, code)
    form = OwnAccess(posted(request), own=person == request.user)
    if form.is_valid():
        try:
            services.deactivate(person, by=request.user, at=timezone.now())
        except services.LastManager as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"{person.name} can no longer sign in.")
            return redirect(settings.LOGIN_REDIRECT_URL)
    return form_page(request, "owner/end.html", form, person=person)


@may(Action.MANAGE_PEOPLE)
@require_POST
def reactivate(request: StaffRequest, code: UUID) -> HttpResponse:
    """Give somebody access again."""
    person = services.reactivate(_person(request, code), by=request.user, at=timezone.now())
    messages.success(request, f"{person.name} can sign in again.")
    return redirect("owner:people")


@may(Action.MANAGE_PEOPLE)
@require_POST
def send_link(request: StaffRequest, code: UUID) -> HttpResponse:
    """Mail somebody a new link to set a password."""
    return _after_mailing(request, get_object_or_404(_active(request), code=code))


def _active(request: StaffRequest) -> Any:
    return User.objects.filter(clinic=request.user.clinic, is_active=True)


def _person(request: StaffRequest, code: UUID) -> User:
    return get_object_or_404(User.objects.filter(clinic=request.user.clinic), code=code)


def _after_mailing(request: StaffRequest, person: User) -> HttpResponse:
    try:
        send_password_link(request, person)
    except NotMailed as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, f"A link to set a password was sent to {person.email}.")
    return redirect("owner:people")
