"""Filling tables fast: nothing is looked up or sorted row by row, and indexes are made at the end.

For a database of the bench's own: what keeps tables honest, foreign keys and triggers, is asleep
meanwhile, so what is put in has to be right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, models

MEMORY = "512MB"  # to sort a whole index in


@contextmanager
def loading(tables: Iterable[type[models.Model]]) -> Iterator[None]:
    """Take indexes and triggers off these tables, and put them back after."""
    names = [model._meta.db_table for model in tables]
    if connection.vendor == "postgresql":
        before = [
            f"SET maintenance_work_mem = '{MEMORY}'",
            "SET session_replication_role = replica",
            "SET statement_timeout = 0",  # an index of a million takes longer than the tests may
        ]
        off, on = _of_postgres(names)
        after = ["SET session_replication_role = origin"]
    else:
        off, on = _of_sqlite(names)
        before = ["PRAGMA foreign_keys = OFF", "PRAGMA synchronous = OFF"]
        after = ["PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON"]
    _run(before + off)
    yield
    _run(on + after)


def add(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Put rows in as they are."""
    fields = [one for one in model._meta.concrete_fields if not one.generated]
    quoted = ", ".join(connection.ops.quote_name(one.column) for one in fields)
    lines = (
        [one.get_db_prep_save(getattr(row, one.attname), connection) for one in fields]
        for row in rows
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {model._meta.db_table} ({quoted}) FROM STDIN") as copy:
                for line in lines:
                    copy.write_row(line)
        else:
            marks = ", ".join(["%s"] * len(fields))
            into = f"INSERT INTO {model._meta.db_table} ({quoted}) VALUES ({marks})"
            cursor.executemany(into, list(lines))


def _of_postgres(tables: list[str]) -> tuple[list[str], list[str]]:
    """What takes off all but the primary keys, and what puts it back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),"
            " format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s',"
            " conrelid::regclass, conname, pg_get_constraintdef(oid))"
            " FROM pg_constraint WHERE contype = 'u' AND conrelid::regclass::text = ANY(%s)"
            " UNION ALL"
            " SELECT format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)"
            " FROM pg_index WHERE indrelid::regclass::text = ANY(%s)"
            " AND indexrelid NOT IN (SELECT conindid FROM pg_constraint)",
            [tables, tables],
        )
        return _two_lists(cursor.fetchall())


def _of_sqlite(tables: list[str]) -> tuple[list[str], list[str]]:
    marks = ", ".join(["%s"] * len(tables))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 'DROP INDEX \"' || name || '\"', sql FROM sqlite_master"
            f" WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({marks})",
            tables,
        )
        return _two_lists(cursor.fetchall())


def _two_lists(found: list[tuple[str, str]]) -> tuple[list[str], list[str]]:
    return [off for off, _ in found], [on for _, on in found]


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
