"""The agreement, the sending, and what comes after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from intake import access, services
from intake.access import Visitor, for_link_holders, for_patients
from intake.dates import spoken_day
from intake.forms import PageForm, SignatureForm, page_form
from intake.journey import WITH_PATIENT
from intake.keeping import how_we_keep
from intake.models import Intake
from intake.route import Route
from intake.speaking import as_typed, chosen, holds_typed
from intake.tablet import is_tablet
from intake.views.keeping import told_to_scripts
from intake.views.offering import photos_wanted
from intake.views.places import place, resume, route_of, to_read_back
from intake.views.receipt import receipt
from intake.views.shown import part_of, shown
from intake.views.stopping import end_underage


@told_to_scripts
@for_patients
@holds_typed
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, intake: Intake) -> HttpResponse:
    """The agreement, and the button that sends the answers."""
    route, at = route_of(intake), timezone.now()
    key = sending_key(request)
    ready = route.complete and not to_read_back(intake, route)
    if intake.open_request():
        return redirect("intake:reply", code=intake.code)
    if intake.stage not in WITH_PATIENT and not (_sends(request) and ready):
        return redirect("intake:sent", code=intake.code)
    if request.method == "POST" and ready:
        form = _form(intake, route, data=request.POST, at=at)
        if chosen(request):
            return _ask(request, intake, _as_typed(form), key=key)
        if _agreed(form, request.POST):
            return _send(request, intake, form, key=key, at=at)
        return _ask(request, intake, form, key=key, status=422)
    if not ready:
        return HttpResponseRedirect(resume(intake, route, to_check=route.complete))
    return _ask(request, intake, _form(intake, route, at=at), key=key)


@for_patients
@require_safe
def sent(request: HttpRequest, intake: Intake) -> HttpResponse:
    """The receipt."""
    if intake.stage in WITH_PATIENT:
        return HttpResponseRedirect(resume(intake, route_of(intake)))
    return receipt(request, intake, at=timezone.now(), known=True)


@for_link_holders
@require_http_methods(["GET", "HEAD", "POST"])
def later(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """A pause: what was saved stays, and this browser is asked for the birth date again."""
    intake = visitor.intake
    if request.method == "POST":
        access.forget(request)
        return redirect("intake:later", code=intake.code)
    last = visitor.invitation.expires_at.astimezone(intake.clinic.zone) - timedelta(seconds=1)
    until, back = spoken_day(last.date()), place(intake, "birth_date")
    return shown(request, "later", intake, until=until, next_url=back)


def _sends(request: HttpRequest) -> bool:
    """Whether the button that sends was pressed, and no language."""
    return request.method == "POST" and not chosen(request)


def _send(
    request: HttpRequest, intake: Intake, form: PageForm, *, key: UUID, at: datetime
) -> HttpResponse:
    signed, here = form.signature.signed if form.signature else None, is_tablet(request)
    read_on = form.agreed_on if request.POST.get("agreed_on") else None

    def send() -> None:
        if intake.stage in WITH_PATIENT:
            answers, page = form.to_save(), form.page.slug
            services.save_answers(intake, form.codes, page=page, answers=answers, at=at)
        services.submit(
            intake, submission_key=key, signed=signed, read_on=read_on, at=at, at_clinic=here
        )

    try:
        refused = refused_sending(request, intake, send, at=at)
    except services.AlreadySent:
        refused = None
    return refused or redirect("intake:sent", code=intake.code)


def refused_sending(
    request: HttpRequest, intake: Intake, send: Callable[[], object], *, at: datetime
) -> HttpResponse | None:
    """Send, or the page that says why that cannot be; nothing where it was sent."""
    try:
        send()
    except services.DifferentAnswers:
        return shown(request, "changed", intake, status=409, next_url=place(intake, "sent"))
    except services.Underage:
        return end_underage(request, intake, at=at)
    except services.NoProtocol:
        return shown(request, "unable", intake, status=503)
    return None


def _form(intake: Intake, route: Route, *, at: datetime, data: Any = None) -> PageForm:
    today, clinic = intake.clinic.day_of(at), intake.clinic
    form = page_form(route.edition, route.agreement)(route, today=today, data=data)
    form.signature = SignatureForm(data) if route.edition.signed else None
    form.notice = how_we_keep(clinic.name, phone=clinic.phone, language=intake.language)
    form.agreed_on = services.agreed_before(intake, notice=form.notice, on=today)
    return form


def _as_typed(form: PageForm) -> PageForm:
    if form.signature:
        as_typed(form.signature)
    return as_typed(form)


def _agreed(form: PageForm, sent: Mapping[str, str]) -> bool:
    """Whether all is agreed and signed, to the text that this page shows."""
    if sent.get("notice") and sent["notice"] != form.notice.fingerprint:
        form.add_error(
            None, gettext("We changed how we keep your answers. Read it again, then send")
        )
    elif sent.get("agreed_on") and form.agreed_on is None:
        form.add_error(None, gettext("Something has changed. Read all of it, then send"))
    return all([form.is_valid(), form.signature is None or form.signature.is_valid()])


def _ask(
    request: HttpRequest, intake: Intake, form: PageForm, *, key: UUID, status: int = 200
) -> HttpResponse:
    part, parts = form.route.part(form.page)
    context = {
        "page": form.page,
        "form": form,
        "key": key,
        "back_url": place(intake, "check"),
        "progress": part_of(part, parts, gettext("last page")),
        **photos_wanted(intake),
    }
    return shown(request, "send", intake, status=status, **context)


def sending_key(request: HttpRequest) -> UUID:
    """The key this page was given when it was shown, or a new one."""
    try:
        return UUID(request.POST.get("submission_key", ""))
    except ValueError:
        return uuid4()
