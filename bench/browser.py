"""A browser as the server sees it: requests through the whole stack, without a network."""

from __future__ import annotations

from http.cookies import SimpleCookie
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.core.handlers.wsgi import WSGIHandler

HOST, FORM = "127.0.0.1", "application/x-www-form-urlencoded"


class Browser:
    """Keeps cookies, asks the WSGI application, and counts the bytes that would travel."""

    def __init__(self) -> None:
        self.application: Any = WSGIHandler()
        self.cookies: dict[str, str] = {}
        self.status = ""
        self.headers: list[tuple[str, str]] = []

    def get(self, url: str) -> bytes:
        return self._ask("GET", url, b"")

    def post(self, url: str, fields: list[tuple[str, str]]) -> bytes:
        token = self.cookies.get("csrftoken", "")
        body = urlencode([("csrfmiddlewaretoken", token), *fields]).encode()
        return self._ask("POST", url, body)

    @property
    def location(self) -> str:
        """Where the last answer sent us."""
        return dict(self.headers)["Location"]

    @property
    def header_bytes(self) -> int:
        lines = (f"{name}: {value}\r\n" for name, value in self.headers)
        return len(f"HTTP/1.1 {self.status}\r\n\r\n") + sum(map(len, lines))

    def _ask(self, method: str, url: str, body: bytes) -> bytes:
        path, _, query = url.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": HOST,
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": HOST,
            "HTTP_ACCEPT_ENCODING": "gzip, br",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "CONTENT_TYPE": FORM if body else "",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
            "wsgi.url_scheme": "http",
            "wsgi.errors": BytesIO(),
            "wsgi.file_wrapper": None,
        }
        response = self.application(environ, self._start)
        try:
            return b"".join(response)
        finally:
            response.close()

    def _start(self, status: str, headers: list[tuple[str, str]], *_: Any) -> None:
        self.status, self.headers = status, headers
        for name, value in headers:
            if name.lower() == "set-cookie":
                for cookie, morsel in SimpleCookie(value).items():
                    self.cookies[cookie] = morsel.value
