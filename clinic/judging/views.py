"""Saying of a finding whether it is so, whether it matters, or that it is asked back."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from clinic.judging import services
from clinic.judging.forms import JudgementForm
from clinic.judging.models import Judgement
from clinic.review.services import as_read
from clinic.review.views.page import intake_of, shown
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.models import Intake


@may(Action.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def judge(request: StaffRequest, code: UUID) -> HttpResponse:
    """Keep what was made of a finding, and go on to the next."""
    if request.method != "POST":
        return redirect("review:intake", code=code)
    intake, form = intake_of(request, code), JudgementForm(request.POST)
    if not form.is_valid():
        return shown(request, intake, judgement_form=form, status=422)
    try:
        about = as_read(intake, form.cleaned_data["assessment"])["assessment"]
        said = {"assessment": about, **form.told}
        made = services.judge(intake, **said, by=request.user, at=timezone.now())
    except services.WhyNeeded as problem:
        form.add_error("words", str(problem))
        return shown(request, intake, judgement_form=form, status=422)
    except (services.Outdated, services.OutOfTurn, services.NoSuchFinding) as problem:
        form.add_error(None, str(problem))
        return shown(request, intake_of(request, code), judgement_form=form, status=409)
    return _next(intake, made)


def _next(intake: Intake, made: Judgement) -> HttpResponse:
    """To the questions, where the patient is asked back; else to the next finding."""
    if made.verdict == Judgement.Verdict.ASKED:
        asking = reverse("asking:ask", kwargs={"code": intake.code})
        return HttpResponseRedirect(f"{asking}?finding={made.rule}")
    page = reverse("review:intake", kwargs={"code": intake.code})
    waiting = services.unjudged(made.assessment, by=made.by)
    return HttpResponseRedirect(f"{page}#finding-{(*waiting, made.rule)[0]}")
