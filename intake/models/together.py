"""Several small queries in one statement: a page that shows fifteen kinds of rows asks once.

Each query stays what it is, with its joins, its order and what it leaves out, and is written by
Django as ever. The database gives the rows of each as JSON beside those of the others; from there
on they are read as if they had come alone, so that every field and model does its own reading.

It pays where there are few rows of each: all of them are in memory twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time
from itertools import chain
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

WIDEST = 50  # no function takes more than a hundred columns
AS_THEY_ARE = frozenset(
    {"AutoField", "BigAutoField", "BooleanField", "CharField", "FileField", "FloatField"}
    | {"IntegerField", "PositiveIntegerField", "PositiveSmallIntegerField", "SmallIntegerField"}
    | {"EmailField", "JSONField", "TextField"}
)
READ: dict[str, Callable[[str], Any]] = {
    "BinaryField": bytes.fromhex,
    "DateField": date.fromisoformat,
    "DateTimeField": datetime.fromisoformat,
    "TimeField": time.fromisoformat,
    "UUIDField": UUID,
}


def together(*queries: QuerySet[Any, Any]) -> None:
    """Read these in one statement; each then holds its rows and asks no more."""
    asked = [one for query in queries if (one := _Asked(query)).sql]
    if not asked:
        return
    with connection.cursor() as cursor:
        params = list(chain.from_iterable(one.params for one in asked))
        cursor.execute(f"SELECT {', '.join(one.sql for one in asked)}", params)
        told = cursor.fetchone()
    for one, rows in zip(asked, told, strict=True):
        one.hold(json.loads(rows or "[]"))


class _Asked:
    """One of the queries, as a column of the statement; without SQL if it can find nothing."""

    def __init__(self, query: QuerySet[Any, Any]) -> None:
        self.query, self.sql = query, ""
        self.params: tuple[Any, ...] = ()
        self.compiler: Any = query.query.get_compiler(query.db)
        try:
            inner, self.params = self.compiler.as_sql(with_col_aliases=True)
        except EmptyResultSet:
            return
        self.kinds = [_kind(column.output_field) for column, *_ in self.compiler.select]
        quoted = (connection.ops.quote_name(alias) for *_, alias in self.compiler.select)
        columns = [_told(name, kind) for name, kind in zip(quoted, self.kinds, strict=True)]
        self.sql = f"(SELECT {_rows(columns)} FROM ({inner}) told)"

    def hold(self, told: list[list[list[Any]]]) -> None:
        """Let Django make of the rows what it would, had it asked for them."""
        readers = [_reader(kind) for kind in self.kinds]
        rows = [
            [None if one is None else read(one) for read, one in zip(readers, row, strict=True)]
            for row in (list(chain.from_iterable(parts)) for parts in told)
        ]
        self.compiler.execute_sql = lambda *_, **__: [rows]
        query: Any = self.query.query
        query.get_compiler = lambda *_, **__: self.compiler
        try:
            len(self.query)
        finally:
            del query.get_compiler  # or whatever is made of this query would find the same


def _kind(field: Any) -> str:
    while field.remote_field:
        field = field.target_field
    kind: str = field.get_internal_type()
    if kind not in AS_THEY_ARE and kind not in READ:
        raise TypeError(f"How a {kind} is read back from JSON is not known.")
    return kind


def _told(column: str, kind: str) -> str:
    """A column as JSON can hold it."""
    on_postgres = connection.vendor == "postgresql"
    if kind == "BinaryField":
        told = f"encode({column}, 'hex')" if on_postgres else f"hex({column})"
        return f"CASE WHEN {column} IS NOT NULL THEN {told} END"
    return f"{column}::text" if kind == "JSONField" and on_postgres else column


def _rows(columns: list[str]) -> str:
    make, gather = (
        ("json_build_array", "json_agg")
        if connection.vendor == "postgresql"
        else ("json_array", "json_group_array")
    )
    some = [columns[n : n + WIDEST] for n in range(0, len(columns), WIDEST)]
    parts = ", ".join(f"{make}({', '.join(part)})" for part in some)
    return f"CAST({gather}({make}({parts})) AS text)"


def _reader(kind: str) -> Callable[[Any], Any]:
    """What makes of a value in JSON what the database's driver gives."""
    if kind == "BinaryField" or connection.vendor == "postgresql":
        return READ.get(kind, _as_it_is)
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
