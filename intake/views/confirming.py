"""The birth date: the proof that a link is in the right hands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from intake import access, browser, services
from intake.access import Visitor, for_link_holders
from intake.forms import BirthDateForm
from intake.journey import WITH_PATIENT, Stage
from intake.models import Intake
from intake.models.visit import BIRTH_DATE_TRIES
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.editions import by_language
from intake.route import asks_birth_date
from intake.speaking import as_typed, chosen, holds_typed
from intake.views.places import after_proof
from intake.views.proving import ask_code
from intake.views.shown import shown
from intake.views.stopping import end_underage

UNREADABLE, TOO_MANY = 422, 429


@for_link_holders
@holds_typed
@require_http_methods(["GET", "HEAD", "POST"])
def birth_date(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Ask for it, where the start page did not or a pause was too long."""
    at, intake = timezone.now(), visitor.intake
    if request.method == "POST" and not chosen(request):
        return confirm(request, visitor, at=at)
    if _is_locked(visitor):
        return _locked(request, visitor)
    if request.method == "POST":
        return _ask(request, visitor, as_typed(birth_date_form(intake, request.POST, at=at)))
    if typed := access.take_typed(request):
        return _ask_again(request, visitor, birth_date_form(intake, typed, at=at))
    if visitor.reads(at):
        return HttpResponseRedirect(after_proof(intake, request.GET.get("then", "")))
    return _ask(request, visitor, birth_date_form(intake, at=at))


def confirm(request: HttpRequest, visitor: Visitor, *, at: datetime) -> HttpResponse:
    """Lead on from the date that was sent, or ask again and say what is wrong with it."""
    form = birth_date_form(visitor.intake, request.POST, at=at)
    return lead_on(request, visitor, form, at=at) or _ask_again(
        request, visitor, form, status=UNREADABLE
    )


def lead_on(
    request: HttpRequest, visitor: Visitor, form: BirthDateForm, *, at: datetime
) -> HttpResponse | None:
    """On from the right date; None where it is no date, another one, or too late to tell."""
    if _is_locked(visitor) or not form.is_valid():
        return None
    born = form.cleaned_data["DOB"]
    try:
        services.confirm_birth_date(visitor.invitation, birth_date=born, at=at)
    except (services.WrongBirthDate, services.TooManyTries):
        visitor.invitation.refresh_from_db(fields=["birth_date_failures"])
        return None
    return _begin(request, visitor, born=born, at=at)


def birth_date_form(intake: Intake, *typed: Any, language: str = "", at: datetime) -> BirthDateForm:
    """The three boxes, in a language that the intake could be asked in or else in its own."""
    edition = intake.read_edition()
    question = by_language(edition).get(language, edition).questions[BIRTH_DATE]
    return BirthDateForm(*typed, question=question, today=intake.clinic.day_of(at))


def _begin(request: HttpRequest, visitor: Visitor, *, born: date, at: datetime) -> HttpResponse:
    intake, then = visitor.intake, request.GET.get("then", "")
    try:
        secret = _recognise(request, visitor, at=at)
    except services.AnotherBrowser:
        return ask_code(request, visitor, then=then, at=at)
    access.prove(request, at=at)
    try:
        if intake.stage in WITH_PATIENT:
            intake = _with_birth_date(intake, born, at=at)
    except services.Underage:
        return end_underage(request, intake, at=at)
    return browser.keep(request, HttpResponseRedirect(after_proof(intake, then)), secret)


def _recognise(request: HttpRequest, visitor: Visitor, *, at: datetime) -> str:
    """The secret of this browser, or raise `AnotherBrowser`."""
    held = browser.secret_of(request)
    if way := visitor.held.get("way", ""):
        return services.trust(visitor.intake, secret=held, way=way, by=services.PATIENT, at=at)
    return services.recognise(visitor.intake, secret=held, at=at)


def _with_birth_date(intake: Intake, born: date, *, at: datetime) -> Intake:
    """The intake with this birth date among its answers, so that it is not asked again."""
    draft, told = intake.read_draft(), {BIRTH_DATE: born.isoformat()}
    if draft.get(BIRTH_DATE) == told[BIRTH_DATE]:
        return intake
    page = next(page for page in intake.read_edition().pages if asks_birth_date(page))
    held = {q.code: draft[q.code] for q in page.questions if q.code in draft}
    return services.save_page(intake, page=page.slug, answers=held | told, at=at)


def _ask(request: HttpRequest, visitor: Visitor, form: Any, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "back": _was_here(request, visitor.intake)}
    return shown(request, "birth_date", visitor.intake, status=status, **context)


def _was_here(request: HttpRequest, intake: Intake) -> bool:
    """Whether to greet somebody who comes back; anybody else must not learn that one began."""
    return intake.stage != Stage.INVITED and services.knows(
        intake, secret=browser.secret_of(request)
    )


def _ask_again(
    request: HttpRequest, visitor: Visitor, form: BirthDateForm, *, status: int = 200
) -> HttpResponse:
    """Say what was wrong with the date, also with one that was typed on the start page."""
    if _is_locked(visitor):
        return _locked(request, visitor)
    if form.is_valid():
        left = BIRTH_DATE_TRIES - visitor.invitation.birth_date_failures
        said = ngettext(
            "That is not the date of birth we have. You have %(left)s try left.",
            "That is not the date of birth we have. You have %(left)s tries left.",
            left,
        )
        form.add_error("DOB", said % {"left": left})
    return _ask(request, visitor, form, status=status)


def _is_locked(visitor: Visitor) -> bool:
    return visitor.invitation.birth_date_failures >= BIRTH_DATE_TRIES


def _locked(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    return shown(request, "locked", visitor.intake, status=403)
