"""The sending of a reply, and the medicines typed in it that are asked back before."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from intake import services
from intake.access import for_patients
from intake.asked_back import arisen_by, asks_medicines
from intake.forms import ReadBackForm
from intake.medicines.asking import Reading
from intake.models import InfoRequest, Intake
from intake.refusing import sent_already
from intake.route import Route
from intake.services.photos import WANTED
from intake.speaking import as_typed, chosen, holds_typed
from intake.views.keeping import told_to_scripts
from intake.views.places import place, to_read_back
from intake.views.reading_back import keep_choices
from intake.views.sending import refused_sending, sending_key
from intake.views.shown import saved_at, shown


@told_to_scripts
@for_patients
@holds_typed
@require_http_methods(["GET", "HEAD", "POST"])
def reply_words(request: HttpRequest, intake: Intake) -> HttpResponse:
    """What medicines typed in the reply were read as, each with yes, no or not sure."""
    asked, at = intake.open_request(), timezone.now()
    if asked is None:
        return over(request, intake)
    waiting = _readings(intake, asked, Route(intake.read_edition(), intake.read_draft()))
    if not waiting:
        return redirect("intake:reply", code=intake.code)
    data = request.POST if request.method == "POST" else None
    form = ReadBackForm(waiting, data=data, chosen=intake.read_chosen())
    if request.method != "POST" or chosen(request) or not form.is_valid():
        return _ask(request, intake, form)
    try:
        intake = services.answer_read_back(intake, form.given, at=at)
        after = Route(intake.read_edition(), intake.read_draft())
        return send_reply(request, intake, asked, after, at=at)
    except services.AlreadySent:
        return over(request, intake)


@told_to_scripts
@for_patients
@require_POST
def keep_reply_words(request: HttpRequest, intake: Intake) -> HttpResponse:
    """What is chosen so far, saved by a script; nothing is sent yet."""
    if intake.open_request() is None:
        return sent_already(intake)
    return keep_choices(request, intake)


def send_reply(
    request: HttpRequest, intake: Intake, asked: InfoRequest, after: Route, *, at: datetime
) -> HttpResponse:
    """Send the reply, unless it brings up something more to ask."""
    if _readings(intake, asked, after):
        return redirect("intake:reply_words", code=intake.code)
    if arisen_by(asked, after):
        return redirect("intake:more", code=intake.code)
    key = sending_key(request)
    send = partial(services.submit, intake, submission_key=key, at=at)
    if refused := refused_sending(request, intake, send, at=at):
        return refused
    photos = WANTED in asked.questions and after.draft.get(WANTED) == "YES"
    return redirect("intake:photos" if photos else "intake:sent", code=intake.code)


def over(request: HttpRequest, intake: Intake) -> HttpResponse:
    """To the receipt; a script hears if what is on its page is not what was sent."""
    sent = intake.revision
    ours = sent is not None and sent.submission_key == sending_key(request)
    if request.method != "POST" or ours:
        return redirect("intake:sent", code=intake.code)
    return sent_already(intake)


def _readings(intake: Intake, asked: InfoRequest, route: Route) -> tuple[Reading, ...]:
    """Readings of typed medicines that wait for an answer, where medicines were asked for."""
    return to_read_back(intake, route) if asks_medicines(asked) else ()


def _ask(request: HttpRequest, intake: Intake, form: ReadBackForm) -> HttpResponse:
    if chosen(request):
        form = as_typed(form)
    status = 422 if form.errors else 200
    context = {"form": form, "key": sending_key(request), "back_url": place(intake, "reply")}
    context["saved_at"] = saved_at(intake)
    return shown(request, "read_back", intake, status=status, **context)
