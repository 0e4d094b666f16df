"""Which patient a browser speaks for: whoever opened a link here and gave the birth date.

The link alone lets one write; reading answers back needs the birth date, given not too long
ago. So a page that waited is still saved, and the birth date is asked before anything is shown.
Another browser than the first has to give a code as well, and so has whoever wants a copy of
what was sent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from intake import speaking
from intake.journey import WITH_PATIENT, Stage
from intake.models import Clinic, Intake, Invitation
from intake.models.prepared import Prepared
from intake.refusing import NOT_PROVEN, SENT, Refused, sent_already
from intake.services.invitations import goes_on
from intake.services.languages import change_language

View = Callable[..., HttpResponse]

KEY = "patient"
TOO_YOUNG = "too_young"
NOTHING_PROVEN: dict[str, Any] = {
    "proven": 0,
    "seen": 0,
    "half": 0,
    "read_back": 0,
    "code_sent": False,
    "added": [],
}
IDLE = timedelta(minutes=30)
IDLE_WHERE_SHARED = timedelta(minutes=5)
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
        """Whether the birth date was given here, and a code where one was needed."""
        return bool(self.held["proven"])

    @property
    def shared(self) -> bool:
        """Whether the browser is the clinic's or somebody else's, and must keep nothing."""
        return bool(self.held.get("shared"))

    @property
    def ended(self) -> str:
        """The message with which the form ended here for who is under 18, or nothing."""
        return str(self.held.get(TOO_YOUNG, ""))

    @property
    def idle(self) -> timedelta:
        """How long a browser may rest before the birth date is asked again."""
        return IDLE_WHERE_SHARED if self.shared else IDLE

    def awaits_code(self, at: datetime) -> bool:
        """Whether the birth date was given lately, in a browser that needs a code too."""
        return at.timestamp() - self.held.get("half", 0) <= IDLE.total_seconds()

    def reads_back(self, at: datetime) -> bool:
        """Whether a code was given here lately."""
        lately = at.timestamp() - self.held.get("read_back", 0) <= IDLE.total_seconds()
        return lately and self.reads(at)

    def reads(self, at: datetime) -> bool:
        """Whether the birth date was given, and this browser used, not too long ago."""
        now = at.timestamp()
        idle, age = now - self.held["seen"], now - self.held["proven"]
        return idle <= self.idle.total_seconds() and age <= LONGEST.total_seconds()

    def open_at(self, at: datetime) -> bool:
        """Whether the link this browser came by would still open."""
        if not self.invitation.open_for(at):
            return False
        return self.intake.stage != Stage.CLOSED or goes_on(self.intake)


def bind(
    request: HttpRequest, invitation: Invitation, *, way: str = "", shared: bool = False
) -> Visitor:
    """Let this browser speak for the intake of a link, under a new session key.

    `way` says that it was let in by other means than the link; it then needs no code.
    """
    code, held = str(invitation.intake.code), request.session.get(KEY)
    request.session.cycle_key()
    before = NOTHING_PROVEN | {"way": way, "shared": shared}
    if held and held["intake"] == code and not way:
        before = held
    request.session[KEY] = before | {"intake": code, "link": invitation.pk}
    return Visitor(invitation, request.session[KEY])


def prove(request: HttpRequest, *, at: datetime, by_code: bool = False) -> None:
    """Note that the birth date was given here, and perhaps a code, under a new session key."""
    request.session.cycle_key()
    now = at.timestamp()
    proof = {"proven": now, "seen": now, "half": 0, "added": [], "typed": {}} | (
        {"read_back": now, "code_sent": False} if by_code else {}
    )
    request.session[KEY] = request.session[KEY] | proof


def keep_typed(request: HttpRequest, typed: dict[str, str]) -> None:
    """Keep what was typed as the birth date until it is shown once more, for this intake alone."""
    request.session[KEY] = request.session[KEY] | {"typed": typed}


def take_typed(request: HttpRequest) -> dict[str, str]:
    """What was kept so, which is then forgotten."""
    held = request.session[KEY]
    if typed := held.get("typed"):
        request.session[KEY] = held | {"typed": {}}
    return typed or {}


def half_prove(request: HttpRequest, *, at: datetime) -> None:
    """Note that the birth date was given in a browser that has to give a code too."""
    request.session.cycle_key()
    request.session[KEY] = request.session[KEY] | NOTHING_PROVEN | {"half": at.timestamp()}


def forget(request: HttpRequest) -> None:
    """Ask for the birth date again before anything more is shown or saved here."""
    request.session[KEY] = request.session[KEY] | NOTHING_PROVEN


def end(request: HttpRequest, *, message: str) -> None:
    """Note that the form ended here for somebody under 18, and with which message."""
    request.session[KEY] = request.session[KEY] | {TOO_YOUNG: message}


def note_added(request: HttpRequest, photo: UUID) -> None:
    """Let whoever added a photo here see it, until they have to prove again who they are.

    A photo takes a while to arrive, and another window may have written in this session since it
    was read. What stands there now is what is kept; where that is another proof or none, nothing
    is written, as the proof in hand would come back with it.
    """
    session = request.session
    held, now = session[KEY], type(session)(session.session_key).load().get(KEY, {})
    if any(now.get(part) != held[part] for part in ("intake", "link", "proven")):
        session.modified = False
        return
    seen = max(held["seen"], now["seen"])
    session[KEY] = now | {"seen": seen, "added": [*now.get("added", ()), str(photo)]}


def sees_photos(request: HttpRequest, intake: Intake, *, at: datetime) -> Callable[[UUID], bool]:
    """Which photos are shown here: all until sent, or after a code; else those added here."""
    if intake.revision_id is None or visitor_of(request, intake.code).reads_back(at):
        return lambda photo: True
    added = request.session[KEY].get("added", ())
    return lambda photo: str(photo) in added


def visitor_of(request: HttpRequest, code: UUID) -> Visitor:
    """The visitor of the intake with this code; for every other code there is no such page."""
    held = request.session.get(KEY)
    if not held or held["intake"] != str(code):
        raise Http404
    invitation = WITH_INTAKE.get(held["link"])
    if invitation is None:
        raise Http404
    speaking.speak(invitation.intake.language)
    return Visitor(invitation, held)


def reads_here(request: HttpRequest, invitation: Invitation, *, at: datetime) -> bool:
    """Whether the birth date was given in this browser for the intake of a link, lately."""
    held = request.session.get(KEY)
    if not held or held["intake"] != str(invitation.intake.code):
        return False
    return Visitor(invitation, held).reads(at)


def open_to_all(view: View) -> View:
    """Mark a view as public."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def for_link_holders(view: View) -> View:
    """Open a view to who opened the link here; it gets the visitor."""

    @wraps(view)
    def opened(request: HttpRequest, code: UUID, **rest: Any) -> HttpResponse:
        visitor = visitor_of(request, code)
        at = timezone.now()
        if not visitor.open_at(at):
            if visitor.ended and (request.method == "POST" or visitor.reads(at)):
                return Refused(address("too_young", visitor.intake), why=SENT, stopped=True)
            return closed(request, again_url=address("again_here", visitor.intake))
        if language := speaking.chosen(request):
            return _switched(request, visitor, view, language, rest)
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
            return ask_proof(visitor, then=rest.get("slug", ""), at=at)
        if writes and visitor.reads(at):
            _note(request, at=at)
        return view(request, visitor.intake, **rest)

    return opened


def for_readers(view: View) -> View:
    """Open a view to who also gave a code, lately; it gets the intake."""

    @for_link_holders
    @wraps(view)
    def opened(request: HttpRequest, visitor: Visitor, **rest: Any) -> HttpResponse:
        at, then = timezone.now(), request.path.rstrip("/").rsplit("/", 1)[-1]
        if visitor.intake.stage in WITH_PATIENT:
            return redirect("intake:sent", code=visitor.intake.code)
        if not visitor.reads(at):
            return ask_proof(visitor, then=then, at=at)
        if not visitor.reads_back(at):
            return redirect(address("code", visitor.intake, then=then))
        return view(request, visitor.intake, **rest)

    return opened


def while_answering(view: View) -> View:
    """Once the answers are sent, show the receipt; where the clinic asks, what it asks."""

    @wraps(view)
    def opened(request: HttpRequest, intake: Intake, **rest: Any) -> HttpResponse:
        if intake.stage not in WITH_PATIENT:
            return sent_already(intake)
        if intake.open_request():
            return Refused(address("reply", intake), why=SENT)
        return view(request, intake, **rest)

    return opened


def ask_proof(visitor: Visitor, *, then: str, at: datetime) -> HttpResponse:
    """To where the birth date is asked, or the code that is needed besides."""
    name = "code" if visitor.awaits_code(at) else "birth_date"
    return Refused(address(name, visitor.intake, then=then), why=NOT_PROVEN)


def closed(request: HttpRequest, *, again_url: str = "") -> HttpResponse:
    """The same page for every link that does not open, whatever the reason.

    `again_url` is where a new link can be asked for; where nobody has opened the link it is
    relative, so as to tell nothing.
    """
    language = speaking.chosen(request)
    if language:
        speaking.speak(language)
    context = {"clinic": only_clinic(), "again_url": again_url}
    response = render(request, "intake/closed.html", context, status=404)
    return speaking.remember(response, language) if language else response


def only_clinic() -> Clinic | None:
    """The clinic, where this is the house of only one."""
    clinics = Clinic.objects.all()[:2]
    return clinics[0] if len(clinics) == 1 else None


def _switched(
    request: HttpRequest, visitor: Visitor, view: View, language: str, rest: dict[str, Any]
) -> HttpResponse:
    """The same page in another language, with what was typed on it."""
    change_language(visitor.intake, language=language, at=timezone.now())
    speaking.speak(visitor.intake.language)
    typed = getattr(view, "holds_typed", False)
    response = view(request, visitor, **rest) if typed else redirect(request.get_full_path())
    return speaking.remember(response, language)


def address(name: str, intake: Intake, *, then: str = "") -> str:
    """Where a page of an intake is; `then` is where it leads on to."""
    url = reverse(f"intake:{name}", kwargs={"code": intake.code})
    return f"{url}?{urlencode({'then': then})}" if then else url


def _note(request: HttpRequest, *, at: datetime) -> None:
    held, now = request.session[KEY], at.timestamp()
    if now - held["seen"] > NOTED_EVERY.total_seconds():
        request.session[KEY] = held | {"seen": now}
