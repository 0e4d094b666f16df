"""A page at other sizes, in other colours, with larger letters, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

WIDTHS = {320: 640, 390: 844, 1280: 800}
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Setting:
    """How a page is looked at: so wide, in these colours, letters so many per cent of usual."""

    width: int
    scheme: str
    text: int = 100

    def __str__(self) -> str:
        return f"{self.width} pixels, {self.scheme}, text {self.text} %"


EVERY = tuple(Setting(width, scheme) for width in WIDTHS for scheme in SCHEMES)
USUAL = Setting(390, "light")
LARGE_TEXT = tuple(Setting(width, "light", 200) for width in WIDTHS)

SET_TEXT = """(size) => { document.documentElement.style.fontSize = size; }"""
MEASURE = Path(__file__).with_suffix(".js").read_text()
MOVING = Path(__file__).with_name("moving.js").read_text()


def look_with(page: Page, setting: Setting) -> None:
    """Show the page as somebody sees it with these settings."""
    page.set_viewport_size({"width": setting.width, "height": WIDTHS[setting.width]})
    page.emulate_media(color_scheme=setting.scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.evaluate(SET_TEXT, "" if setting.text == 100 else f"{setting.text}%")


def unfit(page: Page) -> list[str]:
    """What does not fit, is too small, or is read in another order than it is seen."""
    said: list[str] = page.evaluate(MEASURE)
    return said


def moving(page: Page) -> list[str]:
    """What moves although less motion is asked for."""
    said: list[str] = page.evaluate(MOVING)
    return said
