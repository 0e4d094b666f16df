"""Asking a patient something again: tick, see what the patient will see, send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from clinic.asking.forms import REASONS, AskForm
from clinic.asking.topics import topics
from clinic.desk.rounds import check_rounds, were_enough
from clinic.desk.rows import row
from clinic.desk.services import UNDO_FOR, CallNeeded, check_called
from clinic.desk.undoing import offer
from clinic.desk.views.intake import intake_of
from clinic.desk.views.link import after_inviting
from clinic.judging.asking import ticked
from clinic.phrasing.models import ReadyReason
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from clinic.staff.timeline import BY
from intake import services
from intake.journey import JOURNEY, Move, Stage
from intake.models import Intake

SOON = "The patient is asked. The link leaves in three minutes {}, and the clock is paused."
BY_HAND = "The patient is asked, with the link that you copied. The clock is paused."
REFUSED = (
    CallNeeded,
    services.NothingAsked,
    services.ReasonMissing,
    services.TooManyRounds,
    services.Outdated,
    services.OutOfTurn,
)


@may(Action.TRIAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: StaffRequest, code: UUID) -> HttpResponse:
    """Choose questions, read them over as the patient will, and send them."""
    intake = intake_of(request, code)
    if intake.stage not in JOURNEY[Move.ASK_PATIENT][0]:
        messages.error(request, str(services.OutOfTurn(intake)))
        return redirect("desk:intake", code=code)
    form = _form(request, intake)
    step = request.POST.get("step", "")
    if not form.is_bound or step == "edit":
        return drawn(request, intake, form)
    if not form.is_valid():
        return drawn(request, intake, form, status=422)
    if step != "send":
        return drawn(request, intake, form, preview=True)
    return _send(request, intake, form)


def _send(request: StaffRequest, intake: Intake, form: AskForm) -> HttpResponse:
    at, stage = timezone.now(), Stage(intake.stage)
    about: dict[str, Any] = {"version": form.cleaned_data["version"], "reason": form.reason}
    about |= {"by": request.user, "at": at, "due": at + UNDO_FOR}
    try:
        check_called(intake)
        check_rounds(intake, at=at)
        invited = services.ask(intake, questions=form.codes, **about)
    except REFUSED as problem:
        form.add_error(None, str(problem))
        return drawn(request, intake_of(request, intake.code), form, status=409)
    way = BY.get(invited.invitation.channel, "")
    asked = invited.intake.requests.latest("pk")
    offer(request, asked, SOON.format(way) if way else BY_HAND, was=stage, at=at)
    return redirect("desk:intake", code=intake.code) if way else after_inviting(request, invited)


def _form(request: StaffRequest, intake: Intake) -> AskForm:
    offered = topics(intake, request.user)
    # What a finding is about is for clinicians: to the front desk it would tell the answer.
    rule = request.GET.get("finding", "") if request.user.can(Action.REVIEW) else ""
    initial = {"version": intake.version, "questions": ticked(intake, rule, offered)}
    initial["template"] = REASONS[0]
    data: Any = request.POST if request.method == "POST" else None
    ready = ReadyReason.objects.standing(intake.clinic)
    return AskForm(data, topics=offered, ready=ready, language=intake.language, initial=initial)


def drawn(
    request: StaffRequest,
    intake: Intake,
    form: AskForm,
    *,
    preview: bool = False,
    decides: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The page to tick on, or what the patient will see; the read is recorded."""
    at = timezone.now()
    services.record_view(intake, what="questions to ask", by=request.user, at=at)
    reads = request.user.can(Action.REVIEW)
    context = {
        "row": row(intake, intake.clinic, at=at),
        "intake": intake,
        "form": form,
        "enough": were_enough(intake, at=at),
        "back": "review:intake" if reads else "desk:intake",
        "reads": reads,
        "decides": decides,
    }
    page = "asking/preview.html" if preview else "asking/ask.html"
    return render(request, page, context, status=status)
