"""Days as people type them."""

from datetime import date

import pytest

from intake.forms.days import NotADay, read_typed

TODAY = date(2026, 3, 2)


def read(typed: str, **how: bool) -> date:
    day, month, year = typed.split("/")
    return read_typed({"day": day, "month": month, "year": year}, today=TODAY, **how)


@pytest.mark.parametrize("month", ["3", "03", "mar", "March", "MARCH", "Mar."])
def test_a_month_may_be_a_number_or_a_name(month):
    assert read(f"27/{month}/1990") == date(1990, 3, 27)


def test_digits_of_any_script_are_numbers():
    assert read("١٢/٣/1990") == date(1990, 3, 12)


def test_an_underscore_is_no_number():
    with pytest.raises(NotADay):
        read("1_0/3/1990")


def test_a_month_and_year_are_read_as_the_last_day_of_the_month():
    assert read("/11/2025", month_enough=True, past=True) == date(2025, 11, 30)


def test_this_month_is_never_read_as_later_than_today():
    assert read("/3/2026", month_enough=True, past=True) == TODAY


def test_the_29th_of_february_exists_in_leap_years_only():
    assert read("29/2/2024") == date(2024, 2, 29)
    with pytest.raises(NotADay, match="check the day: February 2026 has 28 days"):
        read("29/2/2026")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("//", "enter the day, month and year"),
        ("27//", "enter the month and year"),
        ("27/3/", "enter the year"),
        ("/3/1990", "enter the day"),
        ("27/13/1990", "write the month as a number from 1 to 12, or as a name such as March"),
        ("27/ma/1990", "write the month as a number from 1 to 12, or as a name such as March"),
        ("32/3/1990", "write the day as a number from 1 to 31"),
        ("first/3/1990", "write the day as a number from 1 to 31"),
        ("27/3/90", "write all 4 numbers of the year, such as 2026"),
        ("27/3/1066", "check the year: it must be 1900 or later"),
        ("27/3/9999", "check the year"),
    ],
)
def test_what_is_wrong_is_said_exactly(typed, sentence):
    with pytest.raises(NotADay, match=sentence):
        read(typed)


@pytest.mark.parametrize("typed", ["3/3/2026", "1/4/2026", "/4/2026", "1/1/2027"])
def test_a_past_day_cannot_be_in_the_future(typed):
    with pytest.raises(NotADay, match="in the future, so enter today or an earlier day"):
        read(typed, month_enough=True, past=True)
