"""The page behind a link: what to expect, and the date of birth that opens it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from intake import access, browser, services
from intake.access import open_to_all
from intake.duration import minutes
from intake.forms import BirthDateForm
from intake.journey import WITH_PATIENT
from intake.models import Intake, Invitation
from intake.questionnaire.languages import ENGLISH
from intake.speaking import as_typed, chosen, language_for, remember, speak, wished
from intake.views.confirming import TOO_MANY, birth_date_form, lead_on
from intake.views.following import behind_link
from intake.views.receipt import ended, receipt
from intake.views.shown import shown, visit_words
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
        return _switched(request, invitation, token, at=at)
    language = language_for(request, intake)
    speak(language)
    if intake.stage not in WITH_PATIENT and not (opens and _leads_on(intake)):
        return _after_sending(request, intake, token, at=at)
    if opens:
        return _open(request, invitation, language=language, at=at)
    form = birth_date_form(intake, language=language, at=at)
    return _start(request, invitation, token, form, language=language, at=at)


def _open(
    request: HttpRequest, invitation: Invitation, *, language: str, at: datetime
) -> HttpResponse:
    """Bind the browser and look at the date in the boxes; a page that had none is asked for it.

    What is wrong with it is said at an address that does not hold the link, and so is a lock.
    """
    intake = invitation.intake
    services.change_language(intake, language=language, at=at)
    visitor = access.bind(request, invitation)
    if not BirthDateForm.was_on(request.POST):
        return redirect("intake:birth_date", code=intake.code)
    response = lead_on(request, visitor, birth_date_form(intake, request.POST, at=at), at=at)
    if response is None:
        access.keep_typed(request, BirthDateForm.typed_in(request.POST))
        return redirect("intake:birth_date", code=intake.code)
    too_many = response.status_code == TOO_MANY  # codes that were sent
    return redirect("intake:code", code=intake.code) if too_many else response


def _switched(
    request: HttpRequest, invitation: Invitation, token: str, *, at: datetime
) -> HttpResponse:
    """The page in another language, with what stands in the boxes so far."""
    intake, language = invitation.intake, chosen(request)
    if intake.stage not in WITH_PATIENT or not BirthDateForm.was_on(request.POST):
        return switch_outside(request, intake, at=at)
    services.change_language(intake, language=language, at=at)
    speak(intake.language)
    form = as_typed(birth_date_form(intake, request.POST, at=at))
    page = _start(request, invitation, token, form, language=intake.language, at=at)
    return remember(page, language)


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


def _start(
    request: HttpRequest,
    invitation: Invitation,
    token: str,
    form: BirthDateForm,
    *,
    language: str,
    at: datetime,
) -> HttpResponse:
    """What to expect, in less words where the birth date was given before, and the boxes for it."""
    intake = invitation.intake
    context: dict[str, Any] = {
        "token": token,
        "visit": visit_words(intake),
        "asked": intake.open_request(),
        "takes": minutes(intake.edition),
        "known": services.known_here(intake, secret=browser.secret_of(request), at=at),
        "form": None if access.reads_here(request, invitation, at=at) else form,
        "translated": language != ENGLISH,
        "wished": wished(request),
    }
    return shown(request, "start", intake, **context)
