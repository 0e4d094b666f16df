"""Days as people type them: three boxes, months as numbers or names, part of a day or none."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from intake.questionnaire.calendar import last_of_month

BOXES = ("day", "month", "year")
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
SHORTEST_NAME = 3  # letters that tell the months apart
FIRST_YEAR, LAST_YEAR = 1900, 2199  # what the core stores
LONGEST_NUMBER = 4

WRITE = {
    "day": "write the day as a number from 1 to 31",
    "month": "write the month as a number from 1 to 12, or as a name such as March",
    "year": "write all 4 numbers of the year, such as 2026",
}


class NotADay(ValueError):
    """What was typed is not a day; says what to do, in a phrase."""


def typed_in(typed: Mapping[str, Any]) -> tuple[str, ...]:
    """The boxes that hold something."""
    return tuple(box for box in BOXES if typed.get(box))


def read_typed(
    typed: Mapping[str, Any], *, today: date, month_enough: bool = False, past: bool = False
) -> date:
    """The day that was typed, or raise `NotADay`.

    Where a month is enough and no day is given, the last day of that month, or today if that
    is sooner.
    """
    needed = BOXES[1:] if month_enough else BOXES
    gaps = [box for box in needed if not typed.get(box)]
    if gaps:
        raise NotADay(f"enter the {_listed(gaps)}")
    year, month = _year(typed["year"]), _month(typed["month"])
    day = _day(typed["day"], year, month) if typed.get("day") else None
    if past and (year, month, day or 1) > (today.year, today.month, today.day):
        raise NotADay("this is in the future, so enter today or an earlier day")
    if day:
        return date(year, month, day)
    last = last_of_month(year, month)
    return min(last, today) if past else last


def _year(text: str) -> int:
    year = _number(text)
    if year is None or len(text) != LONGEST_NUMBER:
        raise NotADay(WRITE["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotADay(f"check the year: it must be {FIRST_YEAR} or later, up to {LAST_YEAR}")
    return year


def _month(text: str) -> int:
    number = _number(text)
    if number is not None and 1 <= number <= len(MONTHS):
        return number
    name = text.lower().rstrip(".")
    if len(name) >= SHORTEST_NAME:
        for place, month in enumerate(MONTHS, start=1):
            if month.startswith(name):
                return place
    raise NotADay(WRITE["month"])


def _day(text: str, year: int, month: int) -> int:
    day = _number(text)
    if day is None or not 1 <= day <= 31:
        raise NotADay(WRITE["day"])
    last = monthrange(year, month)[1]
    if day > last:
        raise NotADay(f"check the day: {MONTHS[month - 1].title()} {year} has {last} days")
    return day


def _number(text: str) -> int | None:
    """A number in any script's digits."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def _listed(words: list[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
