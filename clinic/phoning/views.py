"""The same pages as a patient's, typed by staff while the patient is on the telephone."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from clinic.desk.rows import row
from clinic.desk.views.intake import intake_of
from clinic.phoning.call import (
    answer_aloud,
    begin_call,
    in_call,
    readable,
    save_told,
    to_read_out,
)
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake import services
from intake.forms import PageForm, ReadBackForm, page_form
from intake.journey import WITH_PATIENT
from intake.medicines import asking
from intake.models import Intake
from intake.questionnaire.edition import Page
from intake.route import Route
from intake.rules.messages import MESSAGES
from intake.views.stopping import STOPS


@may(Action.TRIAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: StaffRequest, code: UUID) -> HttpResponse:
    """What to say first, and the button that begins."""
    intake, at = intake_of(request, code), timezone.now()
    if intake.stage not in WITH_PATIENT:
        messages.error(request, str(services.AlreadySent()))
        return redirect("desk:intake", code=code)
    if request.method != "POST":
        return _shown(request, intake, "begin")
    try:
        begin_call(request, intake, by=request.user, at=at)
    except services.Underage as problem:
        services.stop_underage(intake, at=at, by=request.user)
        messages.error(request, str(problem))
        return redirect("desk:intake", code=code)
    return redirect(
        "phoning:page", code=code, slug=_route(intake_of(request, code)).first_open.slug
    )


@may(Action.TRIAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: StaffRequest, code: UUID, slug: str) -> HttpResponse:
    """One page of questions, read out; the last is the agreement."""
    intake, at = intake_of(request, code), timezone.now()
    if intake.stage not in WITH_PATIENT or not in_call(request, intake):
        return redirect("phoning:begin", code=code)
    route = _route(intake)
    asked = next((page for page in route.pages if page.slug == slug), None)
    if asked is None:
        raise Http404
    if asked is route.agreement and not route.complete:
        return redirect("phoning:page", code=code, slug=route.first_open.slug)
    if asked is route.agreement and to_read_out(request, intake, route, request.user):
        return redirect("phoning:words", code=code)
    if request.method == "POST":
        return _save(request, intake, route, asked, at=at)
    return _ask(request, intake, _form(request, route, asked, at=at))


@may(Action.TRIAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: StaffRequest, code: UUID) -> HttpResponse:
    """What typed medicines were read as, read out to the caller, each with yes, no or not sure."""
    intake, by = intake_of(request, code), request.user
    if intake.stage not in WITH_PATIENT or not in_call(request, intake):
        return redirect("phoning:begin", code=code)
    waiting = to_read_out(request, intake, _route(intake), by)
    if not waiting:
        return _on(intake)
    form = ReadBackForm(waiting, data=request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _shown(request, intake, "words", status=422 if form.errors else 200, form=form)
    try:
        answer_aloud(intake, form.given, by=by, at=timezone.now())
    except services.AlreadySent as problem:
        messages.error(request, str(problem))
        return redirect("desk:intake", code=code)
    return _on(intake_of(request, code))


@may(Action.TRIAGE)
@require_safe
def sent(request: StaffRequest, code: UUID) -> HttpResponse:
    """What to read out when all is sent: the reference, or what to do now."""
    intake = intake_of(request, code)
    assessment = intake.latest_assessment()
    if intake.revision is None or assessment is None:
        return redirect("phoning:begin", code=code)
    told = assessment.document["message"]
    message = MESSAGES[told] if told in STOPS else ""
    return _shown(request, intake, "sent", message=message)


def _save(
    request: StaffRequest, intake: Intake, route: Route, page: Page, *, at: datetime
) -> HttpResponse:
    form = _form(request, route, page, at=at, data=request.POST)
    valid, by, code = form.is_valid(), request.user, intake.code
    try:
        save_told(request, intake, form.answers, by=by, at=at)
        if form.after.red_flag:
            services.submit(intake, submission_key=uuid4(), at=at, stop=True, by=by)
            return redirect("phoning:sent", code=code)
        if not valid:
            return _ask(request, intake, form, status=422)
        if to_read_out(request, intake, form.after, by):
            return redirect("phoning:words", code=code)
        if page is not route.agreement:
            return redirect("phoning:page", code=code, slug=_next(form.after, page).slug)
        services.submit(intake, submission_key=uuid4(), at=at, by=by)
    except (services.AlreadySent, services.NoProtocol) as problem:
        messages.error(request, str(problem))
        return redirect("desk:intake", code=code)
    return redirect("phoning:sent", code=code)


def _on(intake: Intake) -> HttpResponse:
    """On to what a "yes" brought up about medicines, or to what comes after them."""
    route = _route(intake)
    asked = {question.code for question in asking.page_of(route.edition).questions}
    page = next(p for p in route.offered if any(q.code in asked for q in p.questions))
    slug = page.slug if route.missing(page) else _next(route, page).slug
    return redirect("phoning:page", code=intake.code, slug=slug)


def _next(route: Route, page: Page) -> Page:
    """The next page that lacks an answer, as far as there is one after this."""
    later = route.offered[route.place[page] + 1 :]
    open_pages = [p for p in route.pages if p in later and route.missing(p)]
    return open_pages[0] if open_pages else route.first_open


def _route(intake: Intake) -> Route:
    return Route(intake.read_original(), intake.read_draft())


def _form(
    request: StaffRequest, route: Route, page: Page, *, at: datetime, data: Any = None
) -> PageForm:
    today, filled = request.user.clinic.day_of(at), readable(request, route, request.user)
    return page_form(route.edition, page)(route, today=today, data=data, filled=filled, adds=True)


def _ask(
    request: StaffRequest, intake: Intake, form: PageForm, *, status: int = 200
) -> HttpResponse:
    route = form.route
    last = form.page is route.agreement
    pages = [p for p in route.pages if p is not route.agreement or route.complete]
    topics = [(p, bool(route.missing(p))) for p in pages]
    context: dict[str, Any] = {"form": form, "page": form.page, "last": last, "topics": topics}
    return _shown(request, intake, "page", status=status, **context)


def _shown(
    request: StaffRequest, intake: Intake, template: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    services.record_view(intake, what="pages by phone", by=request.user, at=timezone.now())
    context = {"row": row(intake, intake.clinic, at=timezone.now()), "intake": intake, **more}
    return render(request, f"phoning/{template}.html", context, status=status)
