"""A reply to the clinic: just what it asks, with what was told before and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_http_methods

from intake import access, services
from intake.access import for_patients
from intake.dates import spoken_day
from intake.forms import PageForm, ReadBackForm, page_form
from intake.forms.drawn import drawn_field
from intake.medicines.asking import LISTED, TICKED, Reading
from intake.models import InfoRequest, Intake
from intake.picking import picked
from intake.questionnaire.edition import Page
from intake.route import Route
from intake.services.photos import WANTED
from intake.speaking import as_typed, chosen, holds_typed
from intake.summing_up import row
from intake.views.keeping import told_to_scripts
from intake.views.opening import end_underage
from intake.views.places import place, to_read_back
from intake.views.rows import said
from intake.views.shown import shown
from intake.views.stopping import stop

ONE = gettext_noop("A question from the clinic")
SOME = gettext_noop("Some questions from the clinic")
MORE = gettext_noop("One more thing")


@told_to_scripts
@for_patients
@holds_typed
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, intake: Intake) -> HttpResponse:
    """The questions that the clinic asks, on one page."""
    asked = intake.open_request()
    if asked is None:
        return redirect("intake:sent", code=intake.code)
    title = gettext(ONE if len(asked.questions) == 1 else SOME)
    page = picked(intake.read_edition(), asked.questions, slug="reply", title=title)
    return _answered(request, intake, asked, page)


@told_to_scripts
@for_patients
@holds_typed
@require_http_methods(["GET", "HEAD", "POST"])
def more(request: HttpRequest, intake: Intake) -> HttpResponse:
    """The questions that arise by the reply itself."""
    asked = intake.open_request()
    if asked is None:
        return redirect("intake:sent", code=intake.code)
    arisen = _arisen(asked, Route(intake.read_edition(), intake.read_draft()))
    if not arisen:
        return redirect("intake:reply", code=intake.code)
    page = picked(intake.read_edition(), arisen, slug="more", title=gettext(MORE))
    return _answered(request, intake, asked, page)


@for_patients
@holds_typed
@require_http_methods(["GET", "HEAD", "POST"])
def reply_words(request: HttpRequest, intake: Intake) -> HttpResponse:
    """What medicines typed in the reply were read as, each with yes, no or not sure."""
    asked, at = intake.open_request(), timezone.now()
    if asked is None:
        return redirect("intake:sent", code=intake.code)
    waiting = _readings(intake, asked, Route(intake.read_edition(), intake.read_draft()))
    if not waiting:
        return redirect("intake:reply", code=intake.code)
    form = ReadBackForm(waiting, data=request.POST if request.method == "POST" else None)
    if request.method != "POST" or chosen(request) or not form.is_valid():
        return _ask_readings(request, intake, form)
    try:
        intake = services.answer_read_back(intake, form.given, at=at)
    except services.AlreadySent:
        return redirect("intake:sent", code=intake.code)
    after = Route(intake.read_edition(), intake.read_draft())
    return _send(request, intake, asked, after, at=at)


def _answered(request: HttpRequest, intake: Intake, asked: InfoRequest, page: Page) -> HttpResponse:
    route, at = Route(intake.read_edition(), intake.read_draft()), timezone.now()
    today, data = intake.clinic.day_of(at), request.POST if request.method == "POST" else None
    form = page_form(route.edition, page)(route, today=today, data=data)
    if data is None:
        return _ask(request, intake, asked, form)
    valid = form.is_valid()
    try:
        _save(intake, form)
        if chosen(request):
            return _ask(request, intake, asked, as_typed(form))
        if form.after.red_flag:
            return stop(request, intake, form.after, at=at)
        if not valid:
            return _ask(request, intake, asked, form, status=422)
        return _send(request, intake, asked, form.after, at=at)
    except services.AlreadySent:
        return redirect("intake:sent", code=intake.code)


def _send(
    request: HttpRequest, intake: Intake, asked: InfoRequest, after: Route, *, at: datetime
) -> HttpResponse:
    """Send the reply, unless it brings up something more to ask."""
    if _readings(intake, asked, after):
        return redirect("intake:reply_words", code=intake.code)
    if _arisen(asked, after):
        return redirect("intake:more", code=intake.code)
    try:
        services.submit(intake, submission_key=uuid4(), at=at)
    except services.Underage:
        return end_underage(request, intake, at=at)
    except services.NoProtocol:
        return shown(request, "unable", intake, status=503)
    photos = WANTED in asked.questions and after.draft.get(WANTED) == "YES"
    return redirect("intake:photos" if photos else "intake:sent", code=intake.code)


def _save(intake: Intake, form: PageForm) -> None:
    answers, at = form.to_save(), timezone.now()
    services.save_answers(
        intake, form.codes, page="reply", answers=answers, at=at, mark={"how": "again"}
    )


def _readings(intake: Intake, asked: InfoRequest, route: Route) -> tuple[Reading, ...]:
    """Readings of typed medicines that wait for an answer, where medicines were asked for."""
    return to_read_back(intake, route) if {LISTED, TICKED} & {*asked.questions} else ()


def _ask_readings(request: HttpRequest, intake: Intake, form: ReadBackForm) -> HttpResponse:
    if chosen(request):
        form = as_typed(form)
    context = {"form": form, "back_url": place(intake, "reply")}
    return shown(request, "read_back", intake, status=422 if form.errors else 200, **context)


def _arisen(asked: InfoRequest, route: Route) -> list[str]:
    """The questions that are missing now and were not when the patient sent."""
    before = Route(route.edition, asked.revision.read_answers().document())
    known = {code for page in before.pages for code in before.missing(page)} | {*asked.questions}
    pages = route.pages[:-1]
    return [code for page in pages for code in route.missing(page) if code not in known]


def _ask(
    request: HttpRequest,
    intake: Intake,
    asked: InfoRequest,
    form: PageForm,
    *,
    status: int = 200,
) -> HttpResponse:
    reads = status == 200 or access.visitor_of(request, intake.code).reads(timezone.now())
    last = asked.expires_at.astimezone(intake.clinic.zone)
    context: dict[str, Any] = {
        "page": form.page,
        "form": form,
        "questions": list(_with_earlier(asked, form) if reads else _alone(form)),
        "reason": asked.read_reason() if reads and form.page.slug == "reply" else "",
        "until": spoken_day(last.date()),
    }
    return shown(request, "reply", intake, status=status, **context)


def _with_earlier(asked: InfoRequest, form: PageForm) -> Iterator[tuple[str, SafeString]]:
    """Each question with what was told before, in words."""
    told = Route(form.route.edition, asked.revision.read_answers().document())
    items = {item.code: item for item in form.page.items}
    for name in form.fields:
        yield row(told, items[name], said()).words, drawn_field(form[name])


def _alone(form: PageForm) -> Iterator[tuple[str, SafeString]]:
    return (("", drawn_field(form[name])) for name in form.fields)
