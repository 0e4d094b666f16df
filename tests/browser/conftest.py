"""A real Chromium at phone width that may talk to our own server only."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from tests.support.axe import assert_accessible
from tests.support.chromium import FLAGS, chromium

PHONE = {"width": 390, "height": 844}
OURS = ("127.0.0.1", "localhost", "")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = os.path.dirname(__file__)
    missing = chromium() is None
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))
            if missing and not os.environ.get("REQUIRE_BROWSER"):
                item.add_marker(pytest.mark.skip(reason="no Chromium: install one to run this"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": chromium() or "chromium", "args": list(FLAGS)}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return {"viewport": PHONE, "locale": "en-GB", "reduced_motion": "reduce"}


@pytest.fixture
def context(context: BrowserContext) -> Iterator[BrowserContext]:
    """A context that remembers who was asked, and fails when it was anybody else."""
    asked: list[str] = []

    def remember(request: Request) -> None:
        if request.url.startswith("http"):
            asked.append(urlsplit(request.url).hostname or "")

    context.on("request", remember)
    context.set_default_timeout(10_000)
    yield context
    assert not [host for host in asked if host not in OURS]


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Asserts that a page has no accessibility violation."""
    return assert_accessible
