"""The page that asks whether typed medicines were read right; met only when there is doubt."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from intake import services
from intake.access import for_patients, while_answering
from intake.forms import ReadBackForm
from intake.medicines import asking
from intake.models import Intake
from intake.questionnaire.edition import Page
from intake.refusing import sent_already
from intake.route import Route
from intake.speaking import as_typed, chosen, holds_typed
from intake.views.keeping import kept_so_far, told_to_scripts
from intake.views.places import CHECK, next_place, place_of, route_of, to_read_back
from intake.views.shown import part_of, saved_at, shown


@told_to_scripts
@for_patients
@while_answering
@holds_typed
@require_http_methods(["GET", "HEAD", "POST"])
def read_back(request: HttpRequest, intake: Intake) -> HttpResponse:
    """Each reading with yes, no or not sure; what was chosen is kept, whatever was missed."""
    waiting = to_read_back(intake, route_of(intake))
    if request.method != "POST":
        form = ReadBackForm(waiting, chosen=intake.read_chosen())
        return _ask(request, intake, form) if waiting else _on(request, intake)
    known = asking.readings(intake.read_edition(), intake.read_draft())
    form = ReadBackForm(
        (r for r in known if r in waiting or r.key in request.POST), data=request.POST
    )
    if chosen(request):
        return _ask(request, intake, as_typed(form))
    valid = form.is_valid()
    try:
        intake = services.answer_read_back(intake, form.given, at=timezone.now())
    except services.AlreadySent:
        return sent_already(intake)
    return _on(request, intake) if valid else _ask(request, intake, form, status=422)


@told_to_scripts
@for_patients
@while_answering
@require_POST
def keep_words(request: HttpRequest, intake: Intake) -> HttpResponse:
    """What is chosen so far, saved by a script; a "yes" ticks nothing before Continue."""
    return keep_choices(request, intake)


def keep_choices(request: HttpRequest, intake: Intake) -> HttpResponse:
    """The same for the words of a reply."""
    known = asking.readings(intake.read_edition(), intake.read_draft())
    form = ReadBackForm(known, data=request.POST)
    form.is_valid()
    return kept_so_far(intake, lambda: services.keep_chosen(intake, form.given, at=timezone.now()))


def _on(request: HttpRequest, intake: Intake) -> HttpResponse:
    """On to what is still in doubt, to what a "yes" brought up, or to the next page."""
    route, to = route_of(intake), CHECK if request.GET.get("to") == CHECK else ""
    page = _medicines(route)
    if route.missing(page):
        return HttpResponseRedirect(place_of(intake, page, to_check=bool(to)))
    return HttpResponseRedirect(next_place(intake, route, page, to=to))


def _medicines(route: Route) -> Page:
    """The page of this way on which medicines are told."""
    typed = {question.code for question in asking.page_of(route.edition).questions}
    return next(p for p in route.offered if any(q.code in typed for q in p.questions))


def _ask(
    request: HttpRequest, intake: Intake, form: ReadBackForm, *, status: int = 200
) -> HttpResponse:
    route, to_check = route_of(intake), request.GET.get("to") == CHECK
    page = _medicines(route)
    part, parts = route.part(page)
    context = {
        "form": form,
        "back_url": place_of(intake, page, to_check=to_check),
        "progress": part_of(part, parts, gettext("a short check")),
        "saved_at": saved_at(intake),
    }
    return shown(request, "read_back", intake, status=status, **context)
