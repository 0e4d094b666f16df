"""The check-ins after a treatment: the page behind the link, the questions, and what follows."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from intake import services
from intake.access import for_patients
from intake.checking_in import asked
from intake.dates import spoken_day
from intake.following.questions import is_red
from intake.following.schedule import BY_KEY, REPORT, Moment, next_after
from intake.forms import PageForm, page_form
from intake.models import Intake, Treatment
from intake.questionnaire.kinds import Words
from intake.route import Route
from intake.speaking import as_typed, chosen, holds_typed
from intake.views.keeping import told_to_scripts
from intake.views.offering import week_4_card
from intake.views.places import place
from intake.views.shown import shown
from intake.views.stopping import stopped

URGENT = "PM-URG"


@told_to_scripts
@for_patients
@holds_typed
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest, intake: Intake) -> HttpResponse:
    """What is asked now; where nothing is, what a patient wants to tell by themselves."""
    at, treatment = timezone.now(), services.treatment_of(intake)
    if treatment is None:
        return redirect("intake:sent", code=intake.code)
    moment = _moment(request, intake, treatment, at=at)
    if request.method != "POST":
        return _ask(request, intake, _form(intake, treatment, moment, at=at), moment)
    form = _form(intake, treatment, moment, at=at, data=request.POST)
    if chosen(request):
        return _ask(request, intake, as_typed(form), moment)
    if not form.is_valid() and not is_red(form.answers):
        return _ask(request, intake, form, moment, status=422)
    with suppress(services.ToldAlready, services.NotTreated):  # the next page says what stands
        services.check_in(intake, moment, form.answers, at=at)
    return redirect("intake:checked_in", code=intake.code)


@for_patients
@require_http_methods(["GET", "HEAD", "POST"])
def checked_in(request: HttpRequest, intake: Intake) -> HttpResponse:
    """Thanks; or, as long as the last thing told needs help now, where to find it."""
    at, treatment = timezone.now(), services.treatment_of(intake)
    last = intake.check_ins.order_by("-pk").first()
    if treatment is None or last is None:
        return redirect("intake:sent", code=intake.code)
    if last.red:
        return stopped(request, intake, URGENT)
    day = next_after(intake.clinic.day_of(at), treated_on=treatment.on)
    context: dict[str, Any] = {
        "again": spoken_day(day) if day else "",
        "report_url": f"{place(intake, 'check_in')}?about={REPORT.key}",
        "back_url": place(intake, "sent"),
        **week_4_card(intake, at=at),
    }
    return shown(request, "checked_in", intake, **context)


def behind_link(request: HttpRequest, intake: Intake, token: str, *, at: datetime) -> HttpResponse:
    """The page behind a link after a treatment; its button leads on to the proof."""
    waits = services.open_check_in(intake, at=at)
    return shown(request, "afterwards", intake, token=token, waits=waits)


def _moment(request: HttpRequest, intake: Intake, treatment: Treatment, *, at: datetime) -> Moment:
    """What the page was drawn for, or else what waits; a report can be made at any time."""
    said = request.POST.get("moment") or request.GET.get("about", "")
    if request.method == "POST" and said in BY_KEY:
        return BY_KEY[said]
    waits = None if said == REPORT.key else services.to_answer(intake, treatment, at=at)
    return waits or REPORT


def _form(
    intake: Intake, treatment: Treatment, moment: Moment, *, at: datetime, data: Any = None
) -> PageForm:
    edition = asked(intake.edition, treatment.concerns, moment)
    today = intake.clinic.day_of(at)
    return page_form(edition, edition.pages[0])(Route(edition, {}), today=today, data=data)


def _ask(
    request: HttpRequest, intake: Intake, form: PageForm, moment: Moment, *, status: int = 200
) -> HttpResponse:
    report = moment == REPORT
    needed = sum(not isinstance(question, Words) for question in form.page.questions)
    context = {
        "form": form,
        "moment": moment,
        "title": gettext("Tell us if something is wrong") if report else form.page.title,
        "report": report,
        "minutes": 1 + needed // 8,
        "back_url": place(intake, "sent"),
    }
    return shown(request, "check_in", intake, status=status, **context)
