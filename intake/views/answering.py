"""One page of questions: shown, saved, and on to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from intake import services
from intake.access import for_patients, while_answering
from intake.forms import PageForm, page_form
from intake.models import Intake
from intake.models.stumble import note_stumbles
from intake.points import QUESTION as MARKED
from intake.points import Points, read_document, read_written
from intake.questionnaire.edition import Page
from intake.questionnaire.shelf_life import readable
from intake.refusing import sent_already
from intake.returning import LAST_TIME, NOT_OF_EDITION, ReturningRoute
from intake.route import Route
from intake.speaking import as_typed, chosen, holds_typed
from intake.step import Step
from intake.summing_up import answer_to, spoken_answer
from intake.views.keeping import kept_so_far, save_form, told_to_scripts
from intake.views.places import CHECK, WHOLE, next_place, place, place_of, resume, route_of
from intake.views.rows import said
from intake.views.shown import part_of, saved_at, shown_filled
from intake.views.stopping import stop


@told_to_scripts
@for_patients
@while_answering
@holds_typed
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, intake: Intake, slug: str) -> HttpResponse:
    """A page of questions; none is shown before an earlier one is answered."""
    route, to = route_of(intake), _to(request)
    asked = route.page_at(slug, to=to, whole=_whole(request))
    if asked is None:
        raise Http404
    if request.method == "POST" and route.takes(asked):
        return _save(request, intake, route, asked)
    if not route.reaches(asked):
        return HttpResponseRedirect(resume(intake, route, to_check=to == CHECK))
    return _ask(request, intake, asked, _form(intake, route, asked))


@told_to_scripts
@for_patients
@while_answering
@require_POST
def keep(request: HttpRequest, intake: Intake, slug: str) -> HttpResponse:
    """What is on a page so far, saved by a script while the patient is still at it."""
    route, at = route_of(intake), timezone.now()
    asked = route.page_at(slug, to=_to(request), whole=_whole(request))
    if asked is None or not route.takes(asked):
        raise Http404
    form = _sent(intake, route, asked, request.POST)
    whole = form.is_valid() and not form.after.red_flag and not form.to_read_whole
    return kept_so_far(
        intake,
        lambda: save_form(request, intake, form, at=at, so_far=True, points=points_in(request)),
        onward=lambda: next_place(intake, form.after, asked, to=_to(request)) if whole else "",
        partly=bool(form.unreadable),
    )


def progress(route: Route, page: Page) -> str:
    """How far the patient is, such as "Part 2 of 4, about 3 minutes left"."""
    part, parts = route.part(page)
    minutes = route.minutes_from(page)
    left = gettext("about %(minutes)s minutes left") % {"minutes": minutes}
    return part_of(part, parts, left if minutes > 1 else gettext("about a minute left"))


def points_in(request: HttpRequest) -> Points | None:
    """The places that a page with the face sent."""
    return read_written(request.POST["points"]) if "points" in request.POST else None


def points_on(page: Page, intake: Intake) -> str | None:
    """The places marked so far, on the page that asks for them."""
    asked = any(question.code == MARKED for question in page.questions)
    return read_document(intake.draft_points).written() if asked else None


def _save(request: HttpRequest, intake: Intake, route: Route, page: Page) -> HttpResponse:
    """Keep what could be read, whatever else is wrong with the page.

    Half an answer takes away the one before, other than while the page is still filled in: who
    pressed Continue meant to change it, and could leave the page for the check, where an answer
    that stands is as good as sent. Without one, the page stays open until it is whole.
    """
    form, at = _sent(intake, route, page, request.POST), timezone.now()
    valid = form.is_valid()
    try:
        saved = save_form(request, intake, form, at=at, points=points_in(request))
    except services.AlreadySent:
        return sent_already(intake)
    except services.SavedElsewhere as elsewhere:
        return _ask(request, intake, page, form, status=409, notice=str(elsewhere))
    intake.draft_saved_at, intake.stage = saved.draft_saved_at, saved.stage
    intake.draft_steps, intake.draft_points = saved.draft_steps, saved.draft_points
    if chosen(request):
        return _ask(request, intake, page, as_typed(_form(intake, route, page, request.POST)))
    if form.after.red_flag:
        return stop(request, intake, form.after, at=at)
    if form.to_read_whole:
        return _ask_whole(request, saved, page)
    if not valid:
        note_stumbles(intake, form.errors, at=at)
        return _ask(request, intake, page, form, status=422)
    return HttpResponseRedirect(next_place(intake, form.after, page, to=_to(request)))


def _ask_whole(request: HttpRequest, intake: Intake, page: Page) -> HttpResponse:
    """The same page with its lists whole, for somebody who has not read them."""
    route = route_of(intake)
    whole = route.page_at(page.slug) or page
    notice = gettext("You fill this in for someone else. Read these lists in full, please.")
    return _ask(request, intake, whole, _form(intake, route, whole), status=422, notice=notice)


def _sent(intake: Intake, route: Route, page: Page, data: Any) -> PageForm:
    """The form of a page that was sent, which says itself what it had shown in short."""
    if page not in route.edition.pages:
        page = replace(page, in_short=frozenset(data.get("in_short", "").split()))
    return _form(intake, route, page, data)


def _form(intake: Intake, route: Route, page: Page, data: Any = None) -> PageForm:
    today = intake.clinic.day_of(timezone.now())
    filled = route.filled_on(page) if isinstance(route, ReturningRoute) else None
    return page_form(route.edition, page)(route, today=today, data=data, filled=filled)


def _ask(
    request: HttpRequest,
    intake: Intake,
    page: Page,
    form: PageForm,
    *,
    status: int = 200,
    notice: str = "",
) -> HttpResponse:
    step = Step.shown(intake.draft_steps, page.slug)
    holes = {
        "step.key": step.key,
        "step.after": step.after,
        "form.drawn": form.drawn,
        "back_url": _back(request, intake, form.route, page),
        "progress": progress(form.route, page),
        "saved_at": saved_at(intake) if status == 200 else "",
        "points": points_on(page, intake) or "",
        "told_before": _told_before(form.route, page),
        "in_short": " ".join(sorted(form.page.in_short.intersection(form.codes))),
    }
    fixed = {
        "title": gettext(page.title) if page.slug in NOT_OF_EDITION else page.title,
        "page.intro": page.intro,
        "outro": page.outro.format(clinic_helplines=intake.clinic.helplines),
    }
    rest = {"form": form, "notice": notice} if form.errors or notice else {}
    return shown_filled(request, "page", intake, fixed=fixed, holes=holes, rest=rest, status=status)


def _told_before(route: Route, page: Page) -> str:
    """What was told last time of what a page asks anew, where it must not be passed over."""
    if not isinstance(route, ReturningRoute):
        return ""
    told = readable(route.edition, route.last_time.answers)
    words = (spoken_answer(one, answer_to(one, told), said()) for one in route.told_before(page))
    return said().semicolon.join(words)


def _back(request: HttpRequest, intake: Intake, route: Route, page: Page) -> str:
    if to := _to(request):
        return place(intake, to.replace("-", "_"))
    before = route.before(page)
    return place_of(intake, before) if before else ""


def _to(request: HttpRequest) -> str:
    """The page that this one was opened from, to change an answer."""
    to = request.GET.get("to", "")
    return to if to in (CHECK, LAST_TIME) else ""


def _whole(request: HttpRequest) -> bool:
    """Whether the page was opened from the check, which shows all answers of a page.

    Its address says so, as what is kept meanwhile may leave something missing for a moment.
    """
    return WHOLE in request.GET
