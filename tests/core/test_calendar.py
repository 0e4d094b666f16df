"""Months, month ends and birthdays as clinics count them."""

from datetime import date

import pytest

from intake.questionnaire.calendar import add_months, age_on, last_of_month


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2025-12-16", 3, "2026-03-16"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2025-11-29", 3, "2026-02-28"),
        ("2025-11-28", 3, "2026-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2027-11-29", 3, "2028-02-29"),
        ("2026-08-31", 3, "2026-11-30"),
        ("2025-10-31", 4, "2026-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-12-31", 0, "2026-12-31"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-09-30", 3, "2026-12-30"),
    ],
)
def test_months_are_calendar_months_clipped_to_the_month_end(day, months, expected):
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("year", "month", "last"), [(2026, 2, 28), (2028, 2, 29), (2026, 4, 30), (2026, 12, 31)]
)
def test_an_answer_of_month_and_year_is_read_as_the_last_day(year, month, last):
    assert last_of_month(year, month) == date(year, month, last)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        ("2008-03-02", "2026-03-01", 17),
        ("2008-03-02", "2026-03-02", 18),
        ("2008-03-02", "2026-03-03", 18),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2008-02-29", "2028-02-28", 19),
        ("2008-02-29", "2028-02-29", 20),
        ("1961-03-17", "2026-03-16", 64),
        ("1961-03-16", "2026-03-16", 65),
        ("2026-03-02", "2026-03-02", 0),
        ("2026-03-03", "2026-03-02", -1),
    ],
)
def test_age_is_counted_by_calendar_birthday(born, on, age):
    assert age_on(date.fromisoformat(on), born=date.fromisoformat(born)) == age
