"""Reads by primary key that Django compiles once, and not again for every request.

To compile a join of four tables costs a patient's page more than to run it. The rows come out
as the same models, by the same converters, as the query set itself would give; a test holds
that. It leans on the compiler of Django's query sets, which Django does not promise to keep.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connections, models
from django.db.models.query import get_related_populators  # type: ignore[attr-defined]

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A query in SQL, and how a row of it becomes a model."""

    sql: str
    parameters: tuple[Any, ...]
    converters: list[tuple[int, Any, list[Callable[..., Any]]]]
    own: slice
    names: list[str]
    related: list[Any]


class Prepared(Generic[M]):
    """One row of a query set, by its primary key.

    The query set may join by `select_related`, filter by constants and lock; it is made when
    it is first needed, and must not depend on the request.
    """

    def __init__(self, rows: Callable[[], models.QuerySet[M]]) -> None:
        self._rows = rows
        self._compiled: dict[str, _Compiled] = {}

    @cached_property
    def _query(self) -> models.QuerySet[M]:
        return self._rows().filter(pk=0)

    def get(self, pk: int) -> M | None:
        """The row with this key, or None; a query set that locks needs a transaction."""
        alias = self._query.db
        connection = connections[alias]
        compiled = self._compiled.get(alias) or self._compile(alias)
        with connection.cursor() as cursor:
            cursor.execute(compiled.sql, (*compiled.parameters, pk))
            found = cursor.fetchone()
        if found is None:
            return None
        row = list(found)
        for place, column, converters in compiled.converters:
            for convert in converters:
                row[place] = convert(row[place], column, connection)
        one = self._query.model.from_db(alias, compiled.names, row[compiled.own])
        for related in compiled.related:
            related.populate(row, one)
        return one

    def _compile(self, alias: str) -> _Compiled:
        compiler = self._query.query.get_compiler(using=alias)
        sql, parameters = compiler.as_sql()
        assert parameters[-1] == 0, "The primary key is the last parameter."
        columns = compiler.select
        own = compiler.klass_info["select_fields"]
        converters = compiler.get_converters([column for column, *_ in columns])
        compiled = self._compiled[alias] = _Compiled(
            sql=sql,
            parameters=tuple(parameters[:-1]),
            converters=[(place, column, todo) for place, (todo, column) in converters.items()],
            own=slice(own[0], own[-1] + 1),
            names=[column[0].target.attname for column in columns[own[0] : own[-1] + 1]],
            related=get_related_populators(compiler.klass_info, columns, alias),
        )
        return compiled
