"""Days as clinics write them: 2026-03-16, 16/03/2026, 16 March 2026 or March 16, 2026."""

from __future__ import annotations

import re
from datetime import date

from intake.forms.months import month_named

NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DAY_FIRST = re.compile(r"(\d{1,2})\.? ([^\W\d]+)\.?,? (\d{4})")
MONTH_FIRST = re.compile(r"([^\W\d]+)\.? (\d{1,2}),? (\d{4})")


class NotADay(ValueError):
    """What was written is no day."""

    def __init__(self, written: str, *, month_first: bool) -> None:
        like = "December 25, 2026" if month_first else "25 December 2026"
        super().__init__(f"“{written}” is not a day. Write it like {like} or 2026-12-25.")


def day_written(text: str, *, month_first: bool) -> date:
    """The day, or raise `NotADay`; a year has four digits, and the clinic's order counts."""
    words = " ".join(text.split())
    try:
        if found := ISO.fullmatch(words):
            year, month, day = map(int, found.groups())
        elif found := NUMBERS.fullmatch(words):
            first, second, year = map(int, found.groups())
            month, day = (first, second) if month_first else (second, first)
        elif found := DAY_FIRST.fullmatch(words):
            day, month, year = int(found[1]), month_named(found[2]) or 0, int(found[3])
        elif found := MONTH_FIRST.fullmatch(words):
            month, day, year = month_named(found[1]) or 0, int(found[2]), int(found[3])
        else:
            raise ValueError
        return date(year, month, day)
    except ValueError:
        raise NotADay(text.strip(), month_first=month_first) from None
