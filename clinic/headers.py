"""What the headers of every request and answer must say."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class NoStore:
    """Keeps pages out of every cache: a shared phone's back button shows nothing old."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class OnlyUtf8:
    """Refuses a form whose letters are not UTF-8, before anything reads it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        charset = (request.content_params or {}).get("charset", "utf-8")
        if request.content_type in FORMS and charset.lower() != "utf-8":
            told = "Send the form in UTF-8."
            return HttpResponseBadRequest(told, content_type="text/plain; charset=utf-8")
        return self.get_response(request)
