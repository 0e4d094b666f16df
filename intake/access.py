"""Which patient a browser speaks for: whoever opened a link here and gave the birth date.

The link alone lets one write; reading answers back needs the birth date, given not too long
ago. So a page that waited is still saved, and the birth date is asked before anything is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from intake.journey import WITH_PATIENT, Stage
from intake.models import Clinic, Intake, Invitation
from intake.models.prepared import Prepared

View = Callable[..., HttpResponse]

KEY = "patient"
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=4)
WITH_INTAKE = Prepared(
    lambda: Invitation.objects.select_related("intake__clinic", "intake__patient", "intake__visit")
)
NOTED_EVERY = timedelta(minutes=1)  # a session write with every page would be waste


@dataclass(frozen=True, slots=True)
class Visitor:
    """Someone who opened a link in this browser."""

    invitation: Invitation
    held: dict[str, Any]

    @property
    def intake(self) -> Intake:
        return self.invitation.intake

    @property
    def proven(self) -> bool:
        """Whether the birth date was given here."""
        return bool(self.held["proven"])

    def reads(self, at: datetime) -> bool:
        """Whether the birth date was given, and this browser used, not too long ago."""
        now = at.timestamp()
        idle, age = now - self.held["seen"], now - self.held["proven"]
        return idle <= IDLE.total_seconds() and age <= LONGEST.total_seconds()

    def open_at(self, at: datetime) -> bool:
        """Whether the link this browser came by would still open."""
        return self.invitation.open_for(at) and self.intake.stage != Stage.CLOSED


def bind(request: HttpRequest, invitation: Invitation) -> None:
    """Let this browser speak for the intake of a link, under a new session key."""
    code, held = str(invitation.intake.code), request.session.get(KEY)
    before = held if held and held["intake"] == code else {"proven": 0, "seen": 0}
    request.session.cycle_key()
    request.session[KEY] = before | {"intake": code, "link": invitation.pk}


def prove(request: HttpRequest, *, at: datetime) -> None:
    """Note that the birth date was given here, under a new session key."""
    request.session.cycle_key()
    now = at.timestamp()
    request.session[KEY] = request.session[KEY] | {"proven": now, "seen": now}


def forget(request: HttpRequest) -> None:
    """Ask for the birth date again before anything more is shown or saved here."""
    request.session[KEY] = request.session[KEY] | {"proven": 0, "seen": 0}


def visitor_of(request: HttpRequest, code: UUID) -> Visitor:
    """The visitor of the intake with this code; for every other code there is no such page."""
    held = request.session.get(KEY)
    if not held or held["intake"] != str(code):
        raise Http404
    invitation = WITH_INTAKE.get(held["link"])
    if invitation is None:
        raise Http404
    return Visitor(invitation, held)


def open_to_all(view: View) -> View:
    """Mark a view as public."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def for_link_holders(view: View) -> View:
    """Open a view to who opened the link here; it gets the visitor."""

    @wraps(view)
    def opened(request: HttpRequest, code: UUID, **rest: Any) -> HttpResponse:
        visitor = visitor_of(request, code)
        if not visitor.open_at(timezone.now()):
            return closed(request)
        return view(request, visitor, **rest)

    opened.access = "patients"  # type: ignore[attr-defined]
    return opened


def for_patients(view: View) -> View:
    """Open a view to who also gave the birth date; it gets the intake."""

    @for_link_holders
    @wraps(view)
    def opened(request: HttpRequest, visitor: Visitor, **rest: Any) -> HttpResponse:
        at, writes = timezone.now(), request.method == "POST"
        if not (visitor.proven if writes else visitor.reads(at)):
            return ask_birth_date(visitor, then=rest.get("slug", ""))
        if writes and visitor.reads(at):
            _note(request, at=at)
        return view(request, visitor.intake, **rest)

    return opened


def while_answering(view: View) -> View:
    """Once the answers are sent, show the receipt; where the clinic asks, what it asks."""

    @wraps(view)
    def opened(request: HttpRequest, intake: Intake, **rest: Any) -> HttpResponse:
        if intake.stage not in WITH_PATIENT:
            return redirect("intake:sent", code=intake.code)
        if intake.open_request():
            return redirect("intake:reply", code=intake.code)
        return view(request, intake, **rest)

    return opened


def ask_birth_date(visitor: Visitor, *, then: str) -> HttpResponse:
    url = reverse("intake:birth_date", kwargs={"code": visitor.intake.code})
    return redirect(f"{url}?then={then}" if then else url)


def closed(request: HttpRequest) -> HttpResponse:
    """The same page for every link that does not open, whatever the reason."""
    clinics = Clinic.objects.all()[:2]
    only = clinics[0] if len(clinics) == 1 else None
    return render(request, "intake/closed.html", {"clinic": only}, status=404)


def _note(request: HttpRequest, *, at: datetime) -> None:
    held, now = request.session[KEY], at.timestamp()
    if now - held["seen"] > NOTED_EVERY.total_seconds():
        request.session[KEY] = held | {"seen": now}
