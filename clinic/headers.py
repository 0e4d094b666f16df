"""Headers that every answer of the clinic carries."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class NoStore:
    """Keeps pages out of every cache: a shared phone's back button shows nothing old."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
