"""Figures of few people are hidden, and cannot be worked out from those beside them."""

import pytest

from clinic.insights.cells import Cell, cell, parts
from clinic.insights.files import as_csv, safe
from clinic.insights.sheet import Rows, coarse


def shown(**people: int) -> set[str]:
    given = parts({name: Cell(name, n, n) for name, n in people.items()})
    return {name for name, one in given.items() if not one.hidden}


@pytest.mark.parametrize(("people", "hidden"), [(0, False), (1, True), (9, True), (10, False)])
def test_a_figure_of_one_to_nine_people_is_hidden(people, hidden):
    assert cell("x", people).hidden is hidden


def test_many_visits_of_few_people_are_hidden_too():
    assert cell("x", 40, people=4).hidden


def test_one_small_part_takes_the_next_smallest_with_it():
    assert shown(a=40, b=12, c=3) == {"a"}


def test_small_parts_that_are_enough_together_leave_the_rest_alone():
    assert shown(a=40, b=12, c=6, d=7) == {"a", "b"}


def test_a_part_of_nobody_hides_nothing():
    assert shown(a=40, b=12, c=0) == {"a", "b", "c"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_run_as_a_formula(start):
    assert safe(f"{start}1+1") == f"'{start}1+1"
    assert safe(f"  {start}1+1").startswith("'")


def test_numbers_and_plain_words_stay_as_they_are():
    assert [safe(value) for value in (3, "Red-flag", None)] == [3, "Red-flag", ""]


def told(*lines: tuple[int, str]) -> list[str]:
    """The weeks that rows of these people in these weeks tell."""
    rows = coarse(("Week", "Rule"), [(who, week, "D") for who, week in lines])
    return [week for week, _ in rows.lines]


def test_a_week_in_which_few_were_counted_is_left_blank_with_the_next_smallest():
    many = [(who, "2026-W10") for who in range(10)] + [(who, "2026-W12") for who in range(30)]
    assert told(*many) == ["2026-W10"] * 10 + ["2026-W12"] * 30
    assert told(*many, (99, "2026-W11")) == [""] * 11 + ["2026-W12"] * 30


def test_many_rows_of_few_people_are_left_without_their_week():
    many = [(who, "2026-W10") for who in range(40)] + [(1, "2026-W11")] * 20
    assert set(told(*many)) == {""}


def test_which_of_two_equal_weeks_is_hidden_does_not_hang_on_the_order_of_rows():
    first, second = ([(who, week) for who in range(12)] for week in ("2026-W10", "2026-W11"))
    few = [(99, "2026-W12")]
    assert told(*first, *second, *few) == told(*second, *few, *first)


def test_a_week_that_leaves_few_of_a_larger_figure_is_left_blank():
    lines = [(who, week, "D") for week in ("2026-W10", "2026-W11") for who in range(12)]
    few, more = [(50, "2026-W10")], [(who, "2026-W11") for who in range(60, 80)]
    rows = coarse(("Week", "Rule"), lines, rest=[*few, *more])
    assert {week for week, _ in rows.lines} == {""}


def test_a_file_has_its_headings_and_rows():
    assert as_csv(Rows(("Week", "Rule"), [("2026-W10", "=D")])).splitlines() == [
        "\ufeffWeek,Rule",
        "2026-W10,'=D",
    ]
