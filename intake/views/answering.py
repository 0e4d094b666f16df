"""One page of questions: shown, saved, and on to the next."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake import services
from intake.access import for_patients, while_answering
from intake.forms import PageForm, page_form
from intake.models import Intake
from intake.questionnaire.edition import Page
from intake.returning import LAST_TIME, ReturningRoute
from intake.route import Route
from intake.views.places import CHECK, next_place, place, place_of, resume, route_of
from intake.views.shown import saved_at, shown
from intake.views.stopping import stop


@for_patients
@while_answering
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, intake: Intake, slug: str) -> HttpResponse:
    """A page of questions; none is shown before an earlier one is answered."""
    route = route_of(intake)
    asked = route.page_at(slug, to=_to(request))
    if asked is None:
        raise Http404
    if request.method == "POST" and route.takes(asked):
        return _save(request, intake, route, asked)
    if not route.reaches(asked):
        return redirect(resume(intake, route))
    return _ask(request, intake, asked, _form(intake, route, asked))


def progress(route: Route, page: Page) -> str:
    """How far the patient is, such as "Part 2 of 4, about 3 minutes left"."""
    part, parts = route.part(page)
    minutes = route.minutes_from(page)
    left = f"about {minutes} minutes left" if minutes > 1 else "about a minute left"
    return f"Part {part} of {parts}, {left}"


def _save(request: HttpRequest, intake: Intake, route: Route, page: Page) -> HttpResponse:
    """Keep what could be read, whatever else is wrong with the page."""
    form, at = _form(intake, route, page, data=request.POST), timezone.now()
    valid = form.is_valid()
    try:
        saved = services.save_answers(
            intake, form.codes, page=page.slug, answers=form.to_save(), at=at
        )
    except services.AlreadySent:
        return redirect("intake:sent", code=intake.code)
    intake.draft_saved_at, intake.stage = saved.draft_saved_at, saved.stage
    if form.after.red_flag:
        return stop(request, intake, form.after, at=at)
    if not valid:
        return _ask(request, intake, page, form, status=422)
    return redirect(next_place(intake, form.after, page, to=_to(request)))


def _form(intake: Intake, route: Route, page: Page, *, data: Any = None) -> PageForm:
    today = intake.clinic.day_of(timezone.now())
    filled = route.filled if isinstance(route, ReturningRoute) else None
    return page_form(route.edition, page)(route, today=today, data=data, filled=filled)


def _ask(
    request: HttpRequest, intake: Intake, page: Page, form: PageForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "page": page,
        "form": form,
        "back_url": _back(request, intake, form.route, page),
        "progress": progress(form.route, page),
        "saved_at": saved_at(intake),
        "outro": page.outro.format(clinic_helplines=intake.clinic.helplines),
    }
    return shown(request, "page", intake, status=status, **context)


def _back(request: HttpRequest, intake: Intake, route: Route, page: Page) -> str:
    if to := _to(request):
        return place(intake, to.replace("-", "_"))
    before = route.before(page)
    return place_of(intake, before) if before else place(intake, "birth_date")


def _to(request: HttpRequest) -> str:
    """The page that this one was opened from, to change an answer."""
    to = request.GET.get("to", "")
    return to if to in (CHECK, LAST_TIME) else ""
