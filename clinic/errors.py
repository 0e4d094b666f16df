"""What somebody reads whose request leads nowhere.

No intake says which language they speak, so their browser does. Staff read English.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from django.views import csrf, defaults

from intake.speaking import remembered, speak, wished


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    speak_as_the_browser(request)
    return defaults.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    speak_as_the_browser(request)
    return defaults.permission_denied(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    speak_as_the_browser(request)
    return defaults.page_not_found(request, exception)


def open_too_long(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """A form came without its token, as after a day or without cookies."""
    speak_as_the_browser(request)
    return csrf.csrf_failure(request, reason)


def speak_as_the_browser(request: HttpRequest) -> None:
    """Speak what was chosen in this browser, or else what it asks for, if nothing is spoken yet."""
    user = getattr(request, "user", None)
    if get_language() != settings.LANGUAGE_CODE or (user and user.is_authenticated):
        return
    if language := remembered(request) or wished(request):
        speak(language)
