"""All answers on one page, in the patient's words, each with a way to change it."""

from __future__ import annotations

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from intake.access import for_patients, while_answering
from intake.models import Intake
from intake.route import teaches_back
from intake.views.offering import photos_card
from intake.views.places import place, place_of, resume, route_of, to_read_back
from intake.views.rows import drawn
from intake.views.shown import part_of, saved_at, shown_filled


@for_patients
@while_answering
@require_safe
def check(request: HttpRequest, intake: Intake) -> HttpResponse:
    """Every answer before it is sent."""
    way = route_of(intake)
    if not way.complete or to_read_back(intake, way):
        return HttpResponseRedirect(resume(intake, way, to_check=way.complete))
    route = way.whole
    before = way.before(way.agreement)
    answers = drawn(route, [p for p in route.pages[:-1] if not teaches_back(p)])
    photos = photos_card(intake)
    holes = {
        "answers.short": answers.short,
        "answers.full": answers.full,
        "back_url": place_of(intake, before) if before else "",
        "progress": part_of(*route.part(route.agreement), gettext("nearly done")),
        "saved_at": saved_at(intake),
        "send_url": place(intake, "send"),
        "later_url": place(intake, "later"),
        "photos_url": photos.get("photos_url", ""),
    }
    rest = {"messages": told} if (told := get_messages(request)) else {}
    fixed = {"photos": photos.get("photos", 0)}
    return shown_filled(request, "check", intake, fixed=fixed, holes=holes, rest=rest)
