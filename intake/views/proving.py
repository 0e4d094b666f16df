"""The six-digit code: sent, typed, and what it opens."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake import access, browser, services
from intake.access import Visitor, for_link_holders
from intake.forms import CodeForm
from intake.journey import WITH_PATIENT
from intake.models import Browser
from intake.reach import reach
from intake.speaking import as_typed, chosen, holds_typed
from intake.views.places import after_proof
from intake.views.shown import shown


@for_link_holders
@holds_typed
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Ask for a code, where another browser joins or answers are to be read back."""
    at, then = timezone.now(), request.GET.get("then", "")
    another, knows = visitor.awaits_code(at), visitor.reads(at)
    if not another and not knows:
        return access.ask_proof(visitor, then=then, at=at)
    if knows and (visitor.reads_back(at) or visitor.intake.stage in WITH_PATIENT):
        return HttpResponseRedirect(after_proof(visitor.intake, then))
    if request.method != "POST":
        return _ask(request, visitor, CodeForm())
    if chosen(request):
        return _ask(request, visitor, as_typed(CodeForm(request.POST)))
    if "send" in request.POST:
        return ask_code(request, visitor, then=then, at=at)
    return _use(request, visitor, CodeForm(request.POST), then=then, at=at)


def ask_code(request: HttpRequest, visitor: Visitor, *, then: str, at: datetime) -> HttpResponse:
    """Send a code to the address on file, if there is one, and go on to where it is typed."""
    if not visitor.reads(at):
        access.half_prove(request, at=at)
    try:
        services.send_code(visitor.intake, at=at)
    except services.TooManyCodes as problem:
        return _ask(request, visitor, CodeForm(), status=429, too_soon=str(problem))
    except services.NoAddress:
        pass
    else:
        request.session[access.KEY] = request.session[access.KEY] | {"code_sent": True}
    return HttpResponseRedirect(access.address("code", visitor.intake, then=then))


def _use(
    request: HttpRequest, visitor: Visitor, form: CodeForm, *, then: str, at: datetime
) -> HttpResponse:
    intake = visitor.intake
    if not form.is_valid():
        return _ask(request, visitor, form, status=422)
    try:
        services.use_code(intake, digits=form.cleaned_data["digits"], at=at)
    except (services.WrongCode, services.CodeOver) as problem:
        form.add_error("digits", str(problem))
        return _ask(request, visitor, form, status=422)
    secret = services.trust(
        intake, secret=browser.secret_of(request), way=Browser.Way.CODE, by=services.PATIENT, at=at
    )
    access.prove(request, at=at, by_code=True)
    return browser.keep(request, HttpResponseRedirect(after_proof(intake, then)), secret)


def masked(address: str) -> str:
    """An address as its owner knows it again, and nobody learns it: a•••@p•••.example, •••42."""
    if "@" not in address:
        return f"•••{address[-2:]}"
    name, _, host = address.rpartition("@")
    site, _, end = host.rpartition(".")
    return f"{name[:1]}•••@{site[:1]}•••.{end}"


def _ask(
    request: HttpRequest, visitor: Visitor, form: CodeForm, *, status: int = 200, too_soon: str = ""
) -> HttpResponse:
    known = reach(visitor.intake.patient, intake=visitor.intake)
    address = known.address(known.on_file())
    then = request.GET.get("then", "")
    context: dict[str, Any] = {
        "form": form,
        "address": masked(address) if address else "",
        "sent": request.session[access.KEY].get("code_sent", False),
        "another": not visitor.proven,
        "too_soon": too_soon,
        "here_url": access.address(
            "code", visitor.intake, then=then
        ),  # the birth date may have led here
    }
    return shown(request, "code", visitor.intake, status=status, **context)
