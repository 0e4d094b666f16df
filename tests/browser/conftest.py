"""Tests in a real Chromium, on a phone's screen, against the clinic itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import HttpRequest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect

from tests.browser.filling import begin
from tests.builders import NOW, a_clinic, a_link, a_patient, a_visit
from tests.support.axe import assert_accessible
from tests.support.chromium import FLAGS, MISSING, windowless

PHONE = {"width": 390, "height": 844}
HERE = Path(__file__).parent
PATIENCE = 10_000  # milliseconds until a missing element fails the test

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ours = [test for test in items if HERE in test.path.parents]
    for test in ours:
        test.add_marker(pytest.mark.browser)
        test.add_marker(pytest.mark.django_db(transaction=True))
    if not ours or windowless():
        return
    for test in ours:
        test.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": windowless(), "args": list(FLAGS)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], live_server: Any) -> dict[str, Any]:
    """A phone that asks for pages by their path: `page.goto("/queue/")`."""
    return {
        **browser_context_args,
        "base_url": live_server.url,
        "viewport": PHONE,
        "locale": "en-GB",
        "timezone_id": "Europe/London",
        "reduced_motion": "reduce",
    }


@pytest.fixture(scope="session", autouse=True)
def static_files_are_kept() -> Iterator[None]:
    """Let the browser keep scripts and styles between pages, as the clinic's own server does."""
    with pytest.MonkeyPatch.context() as patch:
        serve = StaticFilesHandler.serve

        def kept(self: StaticFilesHandler, request: HttpRequest) -> Any:
            response = serve(self, request)
            response.headers["Cache-Control"] = "max-age=3600"
            return response

        patch.setattr(StaticFilesHandler, "serve", kept)
        yield


@pytest.fixture(autouse=True)
def complaints(context: BrowserContext, live_server: Any) -> Iterator[list[str]]:
    """Fail a test whose pages ask another host, break their own policy or raise an error."""
    heard: list[str] = []
    listen(context, live_server.url, heard)
    yield heard
    assert not heard, "\n".join(heard)


def listen(context: BrowserContext, url: str, heard: list[str]) -> None:
    """Note what the pages of a context do that no page of ours may."""
    home = urlsplit(url).netloc

    def on_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "about") and address.netloc != home:
            heard.append(f"asked another host: {request.url}")

    def on_console(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            heard.append(f"broke its policy: {message.text}")

    context.set_default_timeout(PATIENCE)
    context.on("request", on_request)
    context.on("console", on_console)
    context.on("weberror", lambda error: heard.append(f"raised an error: {error.error}"))


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """`axe(page)` fails with what is inaccessible about the page."""
    return assert_accessible


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The builders' day, on which time goes on as a browser needs it to."""
    with time_machine.travel(NOW, tick=True) as clock:
        yield clock


@pytest.fixture
def link(clock: time_machine.Traveller, live_server: Any) -> Any:
    """What a patient was sent."""
    return a_link(a_visit(a_patient(a_clinic())))


@pytest.fixture
def start(live_server: Any, link: Any) -> str:
    """The address that the patient was sent."""
    return f"{live_server.url}/i/{link.token}/"


@pytest.fixture
def opened(page: Page, start: str) -> Page:
    """The first page of questions."""
    return begin(page, start)
