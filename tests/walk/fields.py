"""What telephones are told about each box: what they may fill in, and which keys to show."""

from __future__ import annotations

import re

from playwright.sync_api import Page

# By name: the autocomplete and the inputmode. What is not here is told nothing of either.
TOLD = {
    r"DOB_day": ("bday-day", "numeric"),
    r"DOB_month": ("bday-month", "text"),  # a name such as March will do
    r"DOB_year": ("bday-year", "numeric"),
    r"\w+_(day|year)": ("off", "numeric"),
    r"\w+_month": ("off", "text"),
    r"digits": ("one-time-code", "numeric"),
    r"pin": ("off", "numeric"),
    r"signature": ("name", None),
    r"NAME_PREF": ("nickname", None),
    r"FU_TEXT|GOAL_TEXT|OTHER_DX|MEDS_TEXT|PRONOUNS": ("off", None),
    r"photo": (None, None),
}
BOXES = """() => [...document.querySelectorAll("input, textarea")]
  .filter((one) => !["hidden", "radio", "checkbox"].includes(one.type))
  .map((one) => [one.name, one.getAttribute("autocomplete"), one.getAttribute("inputmode")])"""


def wrong_fields(page: Page) -> list[str]:
    """Boxes that a telephone is told nothing about, or the wrong thing."""
    return [
        f"the box {name} says autocomplete {remembered}, inputmode {keys}"
        for name, remembered, keys in page.evaluate(BOXES)
        if (remembered, keys) != expected(name)
    ]


def expected(name: str) -> tuple[str | None, str | None] | None:
    return next((told for known, told in TOLD.items() if re.fullmatch(known, name)), None)
