"""The manager's pages of the clinic's own questions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from clinic.own_questions import services
from clinic.own_questions.asked import asked
from clinic.own_questions.forms import KINDS, WordingForm
from clinic.own_questions.preview import previews, with_typed
from clinic.owner.views.asked import form_page, posted, read_or_write
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.models import Clinic, OwnWording
from intake.models.own_wording import wordings_of
from intake.proofreading import problems
from intake.questionnaire.own import Kind, OwnQuestion

PLACE = "questions"


@may(Action.MANAGE_SETTINGS)
@require_safe
def questions(request: StaffRequest) -> HttpResponse:
    """What is asked now, and what was asked once."""
    clinic = request.user.clinic
    newest = OwnWording.objects.of_clinic(clinic).newest().select_related("by")
    told = [asked(one, clinic=clinic) for one in newest]
    context = {
        "asked": [one for one in told if not one.wording.retired],
        "retired": [one for one in told if one.wording.retired],
        "most": services.MOST_ASKED,
        "place": PLACE,
    }
    return render(request, "own_questions/list.html", context)


@may(Action.MANAGE_SETTINGS)
@read_or_write
def new(request: StaffRequest) -> HttpResponse:
    """Choose how a new question is answered, then write it."""
    clinic, kind = request.user.clinic, request.GET.get("kind", "")
    if kind not in set(Kind):
        context = {"kinds": [(one.value, *words) for one, words in KINDS.items()], "place": PLACE}
        return render(request, "own_questions/kinds.html", context)
    form = WordingForm(posted(request), kind=Kind(kind))
    if _to_save(request, form):
        try:
            services.add_question(clinic, form.typed, by=request.user, at=timezone.now())
        except (services.NotPlain, services.TooMany) as problem:
            _show(form, problem)
        else:
            messages.success(request, "Added. Whoever begins from now on is asked it.")
            return redirect("own:questions")
    return _page(request, form, title="A new question")


@may(Action.MANAGE_SETTINGS)
@read_or_write
def question(request: StaffRequest, code: UUID) -> HttpResponse:
    """The wordings of one question, and writing another."""
    wording = _wording(request, code)
    form = _form(request, wording)
    if _to_save(request, form):
        try:
            services.reword(wording, form.typed, by=request.user, at=timezone.now())
        except services.ChangedMeanwhile as problem:
            wording = problem.newest
            _show(form, problem)
        except (services.NotPlain, services.TooMany) as problem:
            _show(form, problem)
        else:
            messages.success(request, "Saved. Whoever begins from now on is asked it so.")
            return redirect("own:questions")
    told = [asked(one, clinic=request.user.clinic) for one in _newest_first(wording)]
    return _page(request, form, title=told[0].text, told=told, wording=wording)


@may(Action.MANAGE_SETTINGS)
@require_POST
def retire(request: StaffRequest, code: UUID) -> HttpResponse:
    """Ask it no more; who has begun is still asked."""
    wording = _wording(request, code)
    try:
        services.retire(wording, by=request.user, at=timezone.now())
    except services.ChangedMeanwhile as problem:
        messages.error(request, str(problem))
        return redirect("own:question", code=problem.newest.code)
    messages.success(request, "Retired. Whoever begins from now on is not asked it.")
    return redirect("own:questions")


def _wording(request: StaffRequest, code: UUID) -> OwnWording:
    return get_object_or_404(OwnWording.objects.of_clinic(request.user.clinic), code=code)


def _newest_first(wording: OwnWording) -> list[OwnWording]:
    return list(wording.all_of_it().select_related("by").reverse())


def _form(request: StaffRequest, wording: OwnWording) -> WordingForm:
    earlier = [one.read() for one in wording.all_of_it()]
    kind = Kind(wording.kind)
    return WordingForm(posted(request), kind=kind, code=wording.answered_as, earlier=earlier)


def _to_save(request: StaffRequest, form: WordingForm) -> bool:
    """Whether the form is there to be saved; a preview shows problems and saves nothing."""
    if not form.is_valid():
        return False
    if "preview" in request.POST:
        form.show(problems(form.typed))
        return False
    return True


def _show(form: WordingForm, problem: Exception) -> None:
    if isinstance(problem, services.NotPlain):
        form.show(problem.problems)
    else:
        form.add_error(None, str(problem))


def _page(request: StaffRequest, form: WordingForm, *, title: str, **more: Any) -> HttpResponse:
    clinic = request.user.clinic
    typed = form.question
    context = {"title": title, "place": PLACE, "kind": KINDS[form.kind], **more}
    if typed is not None:
        context["previews"] = previews(
            clinic, _asked_with(clinic, typed), today=clinic.day_of(timezone.now())
        )
    return form_page(request, "own_questions/question.html", form, **context)


def _asked_with(clinic: Clinic, typed: OwnQuestion) -> list[OwnQuestion]:
    """What patients would be asked with this wording."""
    return list(with_typed((one.read() for one in wordings_of(clinic.own_questions)), typed))
