"""Rows as a file for a spreadsheet, in which no cell is ever run as a formula."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from clinic.insights.cells import FEWEST

MARK = "\ufeff"  # tells spreadsheets that this is UTF-8
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Rows:
    """What a figure was counted from, under headings; no row names anybody."""

    heads: Sequence[str]
    lines: Sequence[Sequence[Any]]


def as_csv(rows: Rows) -> str:
    """The rows as comma-separated values."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow([safe(head) for head in rows.heads])
    writer.writerows([safe(value) for value in line] for line in rows.lines)
    return MARK + file.getvalue()


def safe(value: Any) -> Any:
    """The value, with a sign before any text that a spreadsheet might take for a formula."""
    if value is None:
        return ""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA):
        return f"'{value}"
    return value


def coarse(heads: Sequence[str], lines: Iterable[Sequence[Any]]) -> Rows:
    """Rows of health, which begin with their week: a week of few rows is left blank.

    They stand in the order of what they say, so that their order says nothing more.
    """
    told = [tuple(line) for line in lines]
    many = Counter(week for week, *_ in told)
    blank = [(week if many[week] >= FEWEST else "", *rest) for week, *rest in told]
    return sorted_rows(heads, blank)


def sorted_rows(heads: Sequence[str], lines: Iterable[Sequence[Any]]) -> Rows:
    """Rows in the order of what they say, so that their order says nothing more."""
    return Rows(heads, sorted(lines, key=lambda line: [str(value) for value in line]))
