"""Pictures of the pages of the walk, each at every width and in both colour schemes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.walk.measuring import EVERY, USUAL, look_with
from tests.walk.patients import Cast
from tests.walk.views import Walk


def photograph(
    browser: Browser, cast: Cast, url: str, language: str, legs: Sequence[Any], folder: Path
) -> int:
    """Walk these legs in one language; returns how many pictures were taken."""

    def open_page() -> Page:
        context = browser.new_context(
            locale=language, timezone_id="Europe/London", reduced_motion="reduce"
        )
        return context.new_page()

    walk = Walk(cast, url, open_page, language)
    views = (view for leg in legs for view in leg(walk))
    count = 0
    for number, view in enumerate(views, start=1):
        for setting in EVERY:
            look_with(view.page, setting)
            place = folder / f"{setting.width}-{setting.scheme}"
            place.mkdir(parents=True, exist_ok=True)
            name = f"{number:03}-{view.name}.png"
            view.page.screenshot(path=place / name, full_page=True, animations="disabled")
            count += 1
        look_with(view.page, USUAL)
    return count
