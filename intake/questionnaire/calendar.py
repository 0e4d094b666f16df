"""Days, months and birthdays as clinics count them."""

from calendar import isleap
from datetime import date

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, clipped to the month's end (30 Nov + 3 = 28 Feb)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, _days(year, month)))


def last_of_month(year: int, month: int) -> date:
    """The last day of a month: what an answer of only month and year is read as."""
    return date(year, month, _days(year, month - 1))


def age_on(day: date, *, born: date) -> int:
    """Whole years by calendar birthday; born on 29 February, a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _days(year: int, month: int) -> int:
    """How many days a month has, counted from 0 for January."""
    return 29 if month == 1 and isleap(year) else DAYS[month]
