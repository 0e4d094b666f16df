"""From the link to the first question: the start page, the birth date, and the age."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from intake import access, browser, services
from intake.access import Visitor, for_link_holders, open_to_all
from intake.duration import minutes
from intake.forms import BirthDateForm
from intake.journey import WITH_PATIENT, Stage
from intake.models import Intake
from intake.models.visit import BIRTH_DATE_TRIES
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.languages import ENGLISH
from intake.route import asks_birth_date
from intake.rules.messages import MESSAGES
from intake.speaking import as_typed, chosen, holds_typed, language_for, speak, wished
from intake.views.following import behind_link
from intake.views.places import after_proof
from intake.views.proving import ask_code
from intake.views.receipt import ended, receipt
from intake.views.shown import shown, visit_words
from intake.views.stopping import STOPS, end_underage, stopped
from intake.views.switching import switch_outside


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """The start page behind a link; only its button opens it, so mail scanners do not."""
    at, switches = timezone.now(), chosen(request)
    opens = request.method == "POST" and not switches
    try:
        invitation = (services.open_link if opens else services.find_link)(token, at=at)
    except services.LinkClosed:
        return access.closed(request, again_url="again/")
    intake = invitation.intake
    if switches:
        return switch_outside(request, intake, at=at)
    language = language_for(request, intake)
    speak(language)
    if intake.stage not in WITH_PATIENT and not (opens and _leads_on(intake)):
        return _after_sending(request, intake, token, at=at)
    if opens:
        services.change_language(intake, language=language, at=at)
        access.bind(request, invitation)
        return redirect("intake:birth_date", code=intake.code)
    context = _start(intake) | {"translated": language != ENGLISH, "wished": wished(request)}
    context |= {"back": _was_here(request, intake)}
    return shown(request, "start", intake, token=token, **context)


def _leads_on(intake: Intake) -> bool:
    """Whether the button behind the link leads further, where nothing is to be filled in."""
    return not ended(intake) or services.treatment_of(intake) is not None


def _after_sending(
    request: HttpRequest, intake: Intake, token: str, *, at: datetime
) -> HttpResponse:
    """The receipt; after a treatment, the check-ins."""
    if services.treatment_of(intake):
        return behind_link(request, intake, token, at=at)
    return receipt(request, intake, at=at, known=False)


def _start(intake: Intake) -> dict[str, Any]:
    """When the visit is, what was asked back, and how long the form takes."""
    return {
        "visit": visit_words(intake),
        "asked": intake.open_request(),
        "takes": minutes(intake.edition),
    }


@for_link_holders
@holds_typed
@require_http_methods(["GET", "HEAD", "POST"])
def birth_date(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The proof that the link is in the right hands, asked again after a pause."""
    at, intake, then = timezone.now(), visitor.intake, request.GET.get("then", "")
    if visitor.invitation.birth_date_failures >= BIRTH_DATE_TRIES:
        return shown(request, "locked", intake, status=403)
    if request.method != "POST":
        if visitor.reads(at):
            return HttpResponseRedirect(after_proof(intake, then))
        return _ask(request, visitor, _form(intake, at=at))
    form = _form(intake, request.POST, at=at)
    if chosen(request):
        return _ask(request, visitor, as_typed(form))
    if not form.is_valid():
        return _ask(request, visitor, form, status=422)
    born = form.cleaned_data["DOB"]
    try:
        services.confirm_birth_date(visitor.invitation, birth_date=born, at=at)
    except services.WrongBirthDate as wrong:
        return _refused(request, visitor, form, left=wrong.left)
    except services.TooManyTries:
        return shown(request, "locked", intake, status=403)
    return _begin(request, visitor, born=born, then=then, at=at)


@require_http_methods(["GET", "HEAD", "POST"])
def too_young(request: HttpRequest, code: UUID) -> HttpResponse:
    """What somebody under 18 reads, in the browser where the form ended: why, or whom to call."""
    visitor = access.visitor_of(request, code)
    if not visitor.ended:
        raise Http404
    if request.method == "POST":
        return switch_outside(request, visitor.intake, at=timezone.now())
    if visitor.ended in STOPS:
        return stopped(request, visitor.intake, visitor.ended, kept=False)
    return shown(
        request, "stopped", visitor.intake, message=gettext(MESSAGES["PM-AGE"]), urgent=False
    )


too_young.access = "patients"  # type: ignore[attr-defined]


def _begin(
    request: HttpRequest, visitor: Visitor, *, born: date, then: str, at: datetime
) -> HttpResponse:
    intake = visitor.intake
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


def _form(intake: Intake, *typed: Any, at: datetime) -> BirthDateForm:
    question = intake.read_edition().questions[BIRTH_DATE]
    return BirthDateForm(*typed, question=question, today=intake.clinic.day_of(at))


def _ask(request: HttpRequest, visitor: Visitor, form: Any, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "back": _was_here(request, visitor.intake)}
    return shown(request, "birth_date", visitor.intake, status=status, **context)


def _was_here(request: HttpRequest, intake: Intake) -> bool:
    """Whether to greet somebody who comes back; anybody else must not learn that one began."""
    return intake.stage != Stage.INVITED and services.knows(
        intake, secret=browser.secret_of(request)
    )


def _refused(request: HttpRequest, visitor: Visitor, form: Any, *, left: int) -> HttpResponse:
    if not left:
        return shown(request, "locked", visitor.intake, status=403)
    said = ngettext(
        "That is not the date of birth we have. You have %(left)s try left.",
        "That is not the date of birth we have. You have %(left)s tries left.",
        left,
    )
    form.add_error("DOB", said % {"left": left})
    return _ask(request, visitor, form, status=422)
