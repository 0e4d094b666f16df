"""Reads and writes by primary key that are compiled once, and not again for every request.

To compile a join of four tables costs a patient's page more than to run it. The rows come out
as the same models, by the same converters, as the query set itself would give; a test holds
that. It leans on the compiler of Django's query sets, which Django does not promise to keep.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.query import get_related_populators  # type: ignore[attr-defined]

M = TypeVar("M", bound=models.Model)
_VALUE = "value"


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A query in SQL, and how a row of it becomes a model."""

    sql: str
    parameters: dict[str, Any]
    converters: list[tuple[int, Any, list[Callable[..., Any]]]]
    own: slice
    names: list[str]
    related: list[Any]


class Prepared(Generic[M]):
    """Rows of a query set by the value of one column, such as their primary key.

    The query set may join by `select_related`, filter by constants, order and lock; it is made
    when it is first needed, and must not depend on the request.
    """

    def __init__(self, rows: Callable[[], models.QuerySet[M]], *, by: str = "pk") -> None:
        self._rows, self._by = rows, by
        self._compiled: dict[str, _Compiled] = {}

    @cached_property
    def _query(self) -> models.QuerySet[M]:
        return self._rows().filter(**{self._by: 0})

    def get(self, value: int) -> M | None:
        """The only row with this value, or None; a query set that locks needs a transaction."""
        return next(iter(self.all(value)), None)

    def all(self, value: int) -> list[M]:
        """All rows with this value."""
        alias = self._query.db
        connection = connections[alias]
        compiled = self._compiled.get(alias) or self._compile(alias)
        with connection.cursor() as cursor:
            cursor.execute(compiled.sql, compiled.parameters | {_VALUE: value})
            found = cursor.fetchall()
        return [self._made(list(row), compiled, connection) for row in found]

    def _made(self, row: list[Any], compiled: _Compiled, connection: Any) -> M:
        for place, column, converters in compiled.converters:
            value = row[place]
            for convert in converters:
                value = convert(value, column, connection)
            row[place] = value
        one = self._query.model.from_db(connection.alias, compiled.names, row[compiled.own])
        for related in compiled.related:
            related.populate(row, one)
        return one

    def _compile(self, alias: str) -> _Compiled:
        compiler = self._query.query.get_compiler(using=alias)
        sql, parameters = compiler.as_sql()
        assert parameters[-1] == 0, "The value is the last parameter."
        # By name: SQLite's backend goes through a query with a regular expression for the others.
        named = [f"p{place}" for place in range(len(parameters) - 1)] + [_VALUE]
        columns = compiler.select
        own = compiler.klass_info["select_fields"]
        converters = compiler.get_converters([column for column, *_ in columns])
        compiled = self._compiled[alias] = _Compiled(
            sql=sql.replace("%%", "%%%%") % tuple(f"%({name})s" for name in named),
            parameters=dict(zip(named[:-1], parameters, strict=False)),
            converters=[(place, column, todo) for place, (todo, column) in converters.items()],
            own=slice(own[0], own[-1] + 1),
            names=[column[0].target.attname for column in columns[own[0] : own[-1] + 1]],
            related=get_related_populators(compiler.klass_info, columns, alias),
        )
        return compiled


class Columns(Generic[M]):
    """Some columns of one row, which are written together."""

    def __init__(self, model: type[M], names: tuple[str, ...]) -> None:
        self._columns = {field.name: field for field in model._meta.concrete_fields}
        self._table, self._key = model._meta.db_table, str(model._meta.pk.column)
        self._fields = [self._columns[name] for name in names]

    def write(self, row: M, *, where: Mapping[str, Any] | None = None) -> bool:
        """Write them as the row has them in memory, as `save` with these fields would.

        `where` are columns with the values they must still have in the database; the answer
        says whether they had, and so whether anything was written.
        """
        connection = connections[row._state.db or DEFAULT_DB_ALIAS]
        quote = connection.ops.quote_name
        still = [(self._columns[name], value) for name, value in (where or {}).items()]
        written = [(field, getattr(row, field.attname)) for field in self._fields]
        values = [field.get_db_prep_save(value, connection) for field, value in [*written, *still]]
        columns = ", ".join(f"{quote(field.column)} = %s" for field, _ in written)
        found = "".join(f" AND {quote(field.column)} = %s" for field, _ in still)
        sql = f"UPDATE {quote(self._table)} SET {columns} WHERE {quote(self._key)} = %s{found}"
        places = len(written)
        with connection.cursor() as cursor:
            cursor.execute(sql, (*values[:places], row.pk, *values[places:]))
            return bool(cursor.rowcount)
