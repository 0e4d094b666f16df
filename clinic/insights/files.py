"""Rows as a file for a spreadsheet, in which no cell is ever run as a formula."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

from xlsxwriter import Workbook

from clinic.insights.sheet import Rows

MARK = "\ufeff"  # tells spreadsheets that this is UTF-8
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
AS_TYPED = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file, as it is named in an address and to people."""

    key: str
    name: str
    content_type: str

    def write(self, rows: Rows) -> bytes:
        return as_xlsx(rows) if self is XLSX else as_csv(rows).encode()


CSV = Kind("csv", "CSV", "text/csv; charset=utf-8")
XLSX = Kind("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
KINDS = (CSV, XLSX)


def kind_of(asked: Mapping[str, str]) -> Kind:
    """The kind of file an address asks for; CSV where it asks for none that we write."""
    return next((kind for kind in KINDS if kind.key == asked.get("file")), CSV)


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


def as_xlsx(rows: Rows) -> bytes:
    """The rows as a workbook of one sheet, whose texts are texts whatever they look like."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True, **AS_TYPED}) as book:
        sheet = book.add_worksheet("Rows")
        sheet.write_row(0, 0, rows.heads, book.add_format({"bold": True}))
        for number, line in enumerate(rows.lines, start=1):
            sheet.write_row(number, 0, line)
        sheet.freeze_panes(1, 0)
        sheet.autofit()
    return file.getvalue()
