"""A reply to the clinic: just what it asks, with what was told before and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_POST

from intake import access, services
from intake.access import for_patients
from intake.asked_back import more_page, reply_page
from intake.dates import spoken_day
from intake.forms import PageForm, page_form
from intake.forms.drawn import drawn_field
from intake.models import InfoRequest, Intake
from intake.questionnaire.edition import Page
from intake.refusing import sent_already
from intake.route import Route
from intake.speaking import as_typed, chosen, holds_typed
from intake.step import Step
from intake.summing_up import row
from intake.views.keeping import kept_so_far, save_form, told_to_scripts
from intake.views.replied import over, send_reply
from intake.views.rows import said
from intake.views.sending import sending_key
from intake.views.shown import saved_at, shown
from intake.views.stopping import stop

AGAIN = {"how": "again"}  # the mark of what is answered to a question of the clinic


@told_to_scripts
@for_patients
@holds_typed
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, intake: Intake) -> HttpResponse:
    """The questions that the clinic asks, on one page."""
    asked = intake.open_request()
    if asked is None:
        return over(request, intake)
    return _answered(request, intake, asked, reply_page(intake.read_edition(), asked))


@told_to_scripts
@for_patients
@holds_typed
@require_http_methods(["GET", "HEAD", "POST"])
def more(request: HttpRequest, intake: Intake) -> HttpResponse:
    """The questions that arise by the reply itself."""
    asked = intake.open_request()
    if asked is None:
        return over(request, intake)
    page = _more_page(intake, asked)
    if page is None:
        return redirect("intake:reply", code=intake.code)
    return _answered(request, intake, asked, page)


@told_to_scripts
@for_patients
@require_POST
def keep_reply(request: HttpRequest, intake: Intake) -> HttpResponse:
    """What is on the page of a reply so far, saved by a script; nothing is sent yet."""
    asked = intake.open_request()
    if asked is None:
        return sent_already(intake)
    return _keep(request, intake, reply_page(intake.read_edition(), asked))


@told_to_scripts
@for_patients
@require_POST
def keep_more(request: HttpRequest, intake: Intake) -> HttpResponse:
    """The same for the questions that arise by it."""
    asked = intake.open_request()
    if asked is None:
        return sent_already(intake)
    page = _more_page(intake, asked)
    if page is None:
        return JsonResponse({"problem": str(services.SavedElsewhere())}, status=409)
    return _keep(request, intake, page)


def _more_page(intake: Intake, asked: InfoRequest) -> Page | None:
    route = Route(intake.read_edition(), intake.read_draft())
    return more_page(asked, route, told={*intake.draft_marks})


def _answered(request: HttpRequest, intake: Intake, asked: InfoRequest, page: Page) -> HttpResponse:
    at, data = timezone.now(), request.POST if request.method == "POST" else None
    form = _form(intake, page, data=data, at=at)
    if data is None:
        return _ask(request, intake, asked, form)
    valid = form.is_valid()
    try:
        intake = save_form(request, intake, form, at=at, mark=AGAIN)
        if chosen(request):
            return _ask(request, intake, asked, as_typed(form))
        if form.after.red_flag:
            return stop(request, intake, form.after, at=at)
        if not valid:
            return _ask(request, intake, asked, form, status=422)
        return send_reply(request, intake, asked, form.after, at=at)
    except services.AlreadySent:
        return over(request, intake)
    except services.SavedElsewhere as elsewhere:
        return _ask(request, intake, asked, form, status=409, notice=str(elsewhere))


def _keep(request: HttpRequest, intake: Intake, page: Page) -> HttpResponse:
    at = timezone.now()
    form = _form(intake, page, data=request.POST, at=at)
    form.is_valid()
    save = partial(save_form, request, intake, form, at=at, so_far=True, mark=AGAIN)
    return kept_so_far(intake, save, partly=bool(form.unreadable))


def _form(intake: Intake, page: Page, *, data: Any, at: datetime) -> PageForm:
    route = Route(intake.read_edition(), intake.read_draft())
    return page_form(route.edition, page)(route, today=intake.clinic.day_of(at), data=data)


def _ask(
    request: HttpRequest,
    intake: Intake,
    asked: InfoRequest,
    form: PageForm,
    *,
    status: int = 200,
    notice: str = "",
) -> HttpResponse:
    reads = status == 200 or access.visitor_of(request, intake.code).reads(timezone.now())
    last = asked.expires_at.astimezone(intake.clinic.zone)
    context: dict[str, Any] = {
        "page": form.page,
        "form": form,
        "key": sending_key(request),
        "step": Step.shown(intake.draft_steps, form.page.slug),
        "saved_at": saved_at(intake) if status == 200 and intake.draft_marks else "",
        "notice": notice,
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
