"""Days as people type them: three boxes, months as numbers or names, part of a day or none.

Months are known by their names in every language there is, whatever language is spoken.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.dates import MONTHS
from django.utils.translation import gettext, gettext_noop

from intake.forms.months import month_named
from intake.questionnaire.calendar import last_of_month

BOXES = ("day", "month", "year")
FIRST_YEAR, LAST_YEAR = 1900, 2199  # what the core stores
LONGEST_NUMBER = 4

WRITE = {
    "day": gettext_noop("write the day as a number from 1 to 31"),
    "month": gettext_noop("write the month as a number from 1 to 12, or as a name such as March"),
    "year": gettext_noop("write all 4 numbers of the year, such as 2026"),
}
ENTER = {"day": gettext_noop("day"), "month": gettext_noop("month"), "year": gettext_noop("year")}
IN_FUTURE = gettext_noop("this is in the future, so enter today or an earlier day")


class NotADay(ValueError):
    """What was typed is not a day; says what to do, in a phrase, and in which box."""

    def __init__(self, phrase: str, *, box: str = "day") -> None:
        super().__init__(phrase)
        self.box = box


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
        named = listed([gettext(ENTER[box]) for box in gaps])
        raise NotADay(gettext("enter the %(boxes)s") % {"boxes": named}, box=gaps[0])
    year, month = _year(typed["year"]), _month(typed["month"])
    day = _day(typed["day"], year, month) if typed.get("day") else None
    if past and (year, month, day or 1) > (today.year, today.month, today.day):
        raise NotADay(gettext(IN_FUTURE))
    if day:
        return date(year, month, day)
    last = last_of_month(year, month)
    return min(last, today) if past else last


def _year(text: str) -> int:
    year = _number(text)
    if year is None or len(text) != LONGEST_NUMBER:
        raise NotADay(gettext(WRITE["year"]), box="year")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        said = gettext("check the year: it must be %(first)s or later, up to %(last)s")
        raise NotADay(said % {"first": FIRST_YEAR, "last": LAST_YEAR}, box="year")
    return year


def _month(text: str) -> int:
    number = _number(text)
    if number is not None and 1 <= number <= 12:
        return number
    if named := month_named(text):
        return named
    raise NotADay(gettext(WRITE["month"]), box="month")


def _day(text: str, year: int, month: int) -> int:
    day = _number(text)
    if day is None or not 1 <= day <= 31:
        raise NotADay(gettext(WRITE["day"]))
    last = monthrange(year, month)[1]
    if day > last:
        said = gettext("check the day: %(month)s %(year)s has %(days)s days")
        raise NotADay(said % {"month": MONTHS[month], "year": year, "days": last})
    return day


def _number(text: str) -> int | None:
    """A number in any script's digits."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def listed(words: list[str]) -> str:
    """Such as "day, month and year"."""
    *most, last = words or [""]
    parts = {"most": gettext(", ").join(most), "last": last}
    return gettext("%(most)s and %(last)s") % parts if most else last
