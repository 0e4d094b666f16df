"""The rows that a figure was counted from, of which none tells more than the figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from clinic.insights.cells import cell, parts

Line = Sequence[Any]  # whose it is, the week, and what it says


@dataclass(frozen=True, slots=True)
class Rows:
    """What a figure was counted from, under headings; no row names anybody."""

    heads: Sequence[str]
    lines: Sequence[Sequence[Any]]


def week(day: date) -> str:
    """The week of a day: the day itself would tell of whom it was."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def coarse(heads: Sequence[str], lines: Iterable[Line], rest: Iterable[Line] = ()) -> Rows:
    """Rows under their week; each begins with whose it is, which is not told.

    A week of few people is left blank, and so is one in which few make up the `rest` of a
    figure that is shown and that this one is a part of: both can be asked for.
    """
    told = list(lines)
    blank = _of_few(told) | _of_few(rest)
    return sorted_rows(heads, [("" if when in blank else when, *what) for _, when, *what in told])


def sorted_rows(heads: Sequence[str], lines: Iterable[Sequence[Any]]) -> Rows:
    """Rows in the order of what they say, so that their order says nothing more."""
    return Rows(heads, sorted(lines, key=lambda line: [_in_order(value) for value in line]))


def _in_order(value: Any) -> str:
    return f"{value:09}" if isinstance(value, int) else str(value)


def _of_few(lines: Iterable[Line]) -> set[str]:
    """The weeks that may not be told: what is left blank are enough people together."""
    whose: dict[str, set[Any]] = defaultdict(set)
    for who, when, *_ in lines:
        whose[when].add(who)
    cells = parts({when: cell(when, len(whose[when])) for when in sorted(whose, reverse=True)})
    return {when for when, one in cells.items() if one.hidden}
