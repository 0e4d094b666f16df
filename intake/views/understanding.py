"""Teach-back: three questions that come back, with a note, until they are understood."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake import services
from intake.access import for_patients, while_answering
from intake.forms import PageForm, page_form
from intake.models import Intake
from intake.questionnaire.edition import Page
from intake.refusing import sent_already
from intake.route import Route, teaches_back
from intake.speaking import as_typed, chosen, holds_typed
from intake.step import Step
from intake.understanding import explained
from intake.views.answering import progress
from intake.views.keeping import told_to_scripts
from intake.views.places import CHECK, next_place, place, place_of, resume, route_of
from intake.views.shown import saved_at, shown_filled


@told_to_scripts
@for_patients
@while_answering
@holds_typed
@require_http_methods(["GET", "HEAD", "POST"])
def understanding(request: HttpRequest, intake: Intake) -> HttpResponse:
    """What was explained, and the questions about it."""
    route = route_of(intake)
    asked = next((page for page in route.offered if teaches_back(page)), None)
    if asked is None:
        raise Http404
    if not route.reaches(asked):
        return HttpResponseRedirect(resume(intake, route))
    form = _form(intake, route, asked, data=request.POST if request.method == "POST" else None)
    if chosen(request):
        return _ask(request, intake, as_typed(form), status=200)
    if form.is_valid():
        return _answer(request, intake, form)
    return _ask(request, intake, form, status=422 if form.errors else 200)


def _answer(request: HttpRequest, intake: Intake, form: PageForm) -> HttpResponse:
    """Keep the tries, and go on, or come back to what is to be explained."""
    page, at = form.page, timezone.now()
    try:
        saved = services.answer_teach_back(
            intake, page=page, answers=form.answers, step=Step.sent(request.POST), at=at
        )
    except services.AlreadySent:
        return sent_already(intake)
    draft, to = saved.read_draft(), CHECK if _to_check(request) else ""
    after = form.after if form.after.draft == draft else form.route.answered(draft)
    if after.missing(page):
        return HttpResponseRedirect(place_of(intake, page, to_check=bool(to)))
    return HttpResponseRedirect(next_place(intake, after, page, to=to))


def _form(intake: Intake, route: Route, page: Page, *, data: Any) -> PageForm:
    today = intake.clinic.day_of(timezone.now())
    return page_form(route.edition, page)(route, today=today, data=data)


def _ask(request: HttpRequest, intake: Intake, form: PageForm, *, status: int) -> HttpResponse:
    before = form.route.before(form.page)
    assert before, "Understanding is never asked first."
    form.explained = explained(intake, form.route.edition, form.route.draft)
    holes = {
        "step_key": Step.shown(intake.draft_steps, form.page.slug).key,
        "form.drawn": form.drawn,
        "back_url": place(intake, CHECK) if _to_check(request) else place_of(intake, before),
        "progress": progress(form.route, form.page),
        "saved_at": saved_at(intake) if status == 200 and _is_kept(form) else "",
    }
    fixed = {"page.title": form.page.title, "points": tuple(form.page.intro.splitlines())}
    rest = {"form": form} if form.errors or form.explained else {}
    return shown_filled(
        request, "understanding", intake, fixed=fixed, holes=holes, rest=rest, status=status
    )


def _is_kept(form: PageForm) -> bool:
    """Whether anything of this page was kept, which is only so once its button was pressed."""
    return bool(form.explained) or any(code in form.route.draft for code in form.codes)


def _to_check(request: HttpRequest) -> bool:
    return request.GET.get("to") == CHECK
