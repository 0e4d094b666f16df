"""Answering whatever page is there, in any language, by the codes that stand on it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

FORWARD = "main .actions .button"
SIGNED = "Ada Lovell"

# What the walk answers where it matters; all else is "none of these", "no" or the middle.
GIVEN: dict[str, Any] = {
    "GOALS": ["OIL", "ACNE", "RED", "TEXTURE", "SCARS", "PORES", "NECK"],
    "GOAL_TOP": ["OIL"],
    "GOAL_TEXT": "Less shine by lunchtime, and fewer spots before my sister’s wedding.",
    "ZONES": ["FOREHEAD", "NOSE"],
    "TOX_EVER": ["YES"],
    "TOX_WHO": ["CLINIC"],
    "PROCS": ["FILLER", "LIGHT"],
    "MEDS": ["AMINO"],
    "MEDS_TEXT": "warfrin 5mg, metformin",
    "PHOTO": ["YES"],
    "PHOTO_USE": ["TEACH"],
    "TB_WHO": ["BOTH"],
    "TB_LABEL": ["OFF"],
    "TB_SWALLOW": ["CALL"],
}

ANSWER = Path(__file__).with_suffix(".js").read_text()


def answer(page: Page, **instead: Any) -> None:
    """Answer everything that is asked on the page, and sign where it ends."""
    page.evaluate(ANSWER, GIVEN | instead)
    if page.locator("#signature").is_visible():
        page.locator("#signature").fill(SIGNED)


def give_birth_date(page: Page, born: Any) -> None:
    type_birth_date(page, born)
    forward(page)


def type_birth_date(page: Page, born: Any) -> None:
    for box, number in (("day", born.day), ("month", born.month), ("year", born.year)):
        page.locator(f"[name=DOB_{box}]").fill(str(number))


def forward(page: Page, button: str = FORWARD) -> None:
    """Press the page's main button, or another one, and wait for the page that answers it."""
    with page.expect_navigation():
        page.locator(button).first.click()


def slug_of(page: Page) -> str:
    """The last part of the page's address."""
    return re.split(r"[?#]", page.url)[0].rstrip("/").rsplit("/", 1)[-1]
