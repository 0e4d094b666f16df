"""Needs information: tick what the patient is asked, read it over, sign and send in one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from clinic.asking.forms import LONGEST_REASON, OWN, REASONS, NeedForm
from clinic.asking.topics import topics
from clinic.asking.views import REFUSED, drawn
from clinic.desk.views.link import after_inviting
from clinic.phrasing.models import ReadyReason
from clinic.review.services import as_read, need_information
from clinic.review.views.page import intake_of
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from clinic.staff.timeline import BY
from intake import services
from intake.journey import Stage
from intake.models import Intake

SIGNED = "Needs information. Signed by {}. A link is on its way {}, and the clock is paused."


@may(Action.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def need(request: StaffRequest, code: UUID) -> HttpResponse:
    """Choose questions, read them over as the patient will, and sign and send in one."""
    intake, step = intake_of(request, code), request.POST.get("step", "")
    if intake.stage != Stage.AWAITING_REVIEW:
        messages.error(request, str(services.OutOfTurn(intake)))
        return redirect("review:intake", code=code)
    if request.method != "POST":
        return redirect("review:intake", code=code)
    form = _form(request, intake, request.POST)
    if step == "edit":
        return _shown(request, intake, form)
    if not form.is_valid():
        return _shown(request, intake, form, status=422)
    if step != "send":
        return _shown(request, intake, form, preview=True)
    return _send(request, intake, form)


def begun(request: StaffRequest, intake: Intake, decided: dict[str, Any]) -> HttpResponse:
    """The page to tick on, once “needs information” was chosen; what was typed is the reason."""
    own = " ".join(decided["reason"].split())[:LONGEST_REASON]
    about = {name: decided[name] for name in ("version", "assessment", "triage_was")}
    reason = {"own": own, "template": OWN if own else REASONS[0]}
    return _shown(request, intake, _form(request, intake, None, initial=about | reason))


def _send(request: StaffRequest, intake: Intake, form: NeedForm) -> HttpResponse:
    told, at = form.cleaned_data, timezone.now()
    what: dict[str, Any] = {name: told[name] for name in ("version", "triage_was")}
    what |= {"questions": form.codes, "reason": form.reason, "in_english": form.in_english}
    try:
        about = as_read(intake, told["assessment"])
        _, invited = need_information(intake, **about, **what, by=request.user, at=at)
    except REFUSED as problem:
        intake = intake_of(request, intake.code)
        form = _form(request, intake, form.renewed(intake))
        form.add_error(None, str(problem))
        return _shown(request, intake, form, status=409)
    way = BY.get(invited.invitation.channel, "")
    if not way:
        return after_inviting(request, invited)
    messages.success(request, SIGNED.format(request.user.name, way))
    return redirect("review:intake", code=intake.code)


def _form(request: StaffRequest, intake: Intake, typed: Any, **more: Any) -> NeedForm:
    offered, ready = topics(intake, request.user), ReadyReason.objects.standing(intake.clinic)
    return NeedForm(typed, topics=offered, ready=ready, language=intake.language, **more)


def _shown(request: StaffRequest, intake: Intake, form: NeedForm, **how: Any) -> HttpResponse:
    return drawn(request, intake, form, decides=True, **how)
