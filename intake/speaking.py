"""Which language a patient's page speaks.

The intake itself knows it, so that messages and other browsers speak it too. Where there is no
intake at hand, a cookie does. Both change only by a button that names a language, never by
looking at a page. Staff's pages are in English.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from django import forms
from django.conf import settings
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from intake.journey import Stage
from intake.models import Intake
from intake.questionnaire.editions import by_language

LANGUAGES = {"en": "English", "es": "Español", "ar": "العربية"}
DJANGOS = {"en": "en-gb"}  # where Django calls a language otherwise than an edition does
FIELD = COOKIE = "language"
KEPT = timedelta(days=180)

F = TypeVar("F", bound=forms.Form)
View = Callable[..., HttpResponse]


def speak(language: str) -> None:
    """Have what follows in this request be said in a language."""
    code = DJANGOS.get(language, language)
    if translation.get_language() != code:
        translation.activate(code)


def chosen(request: HttpRequest) -> str:
    """The language whose button sent this form, or ""."""
    asked = request.POST.get(FIELD, "") if request.method == "POST" else ""
    return asked if asked in LANGUAGES else ""


def remembered(request: HttpRequest) -> str:
    """The language that was chosen in this browser, or ""."""
    known = request.COOKIES.get(COOKIE, "")
    return known if known in LANGUAGES else ""


def wished(request: HttpRequest) -> str:
    """The first language of the browser that we speak, or ""; it suggests and decides nothing.

    Who has chosen one needs no suggestion.
    """
    if remembered(request):
        return ""
    accepted = parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
    known = (language.partition("-")[0] for language, _ in accepted)
    return next((language for language in known if language in LANGUAGES), "")


def language_for(request: HttpRequest, intake: Intake) -> str:
    """What a page before the birth date speaks: an intake that nobody began follows the browser."""
    known = remembered(request) if intake.stage == Stage.INVITED else ""
    asked = known in by_language(intake.read_edition()) and known in intake.clinic.spoken
    return known if asked else intake.language


def remember(response: HttpResponse, language: str) -> HttpResponse:
    """Have this browser know the language; the cookie says nothing else."""
    response.set_cookie(
        COOKIE,
        language,
        max_age=KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def holds_typed(view: View) -> View:
    """Mark a view that shows again what was typed when only the language changes."""
    view.holds_typed = True  # type: ignore[attr-defined]
    return view


def as_typed(form: F) -> F:
    """A form as it is filled in so far, saying nothing yet of what is wrong or missing."""
    form.full_clean()
    form._errors = ErrorDict()  # type: ignore[attr-defined]
    return form


class PatientsLanguage:
    """Speaks the language of this browser on the patients' pages, and English after them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        finally:
            translation.deactivate()

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match and match.app_name == "intake" and (language := remembered(request)):
            speak(language)
        return None
