"""Empties the database after a transactional test, which append-only tables refuse.

Django would empty every table, and on PostgreSQL give each new files, then fill in the kinds of
rows there are; a test leaves rows in a few tables and no new kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import TransactionTestCase

KINDS_OF_ROWS = {"auth_permission", "django_content_type"}


@pytest.fixture(scope="session", autouse=True)
def flush_past_triggers() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda test: empty())
        yield


def empty() -> None:
    """Delete all rows, past the triggers that refuse it."""
    tables = set(connection.introspection.django_table_names(only_existing=True)) - KINDS_OF_ROWS
    with transaction.atomic(), connection.cursor() as cursor:
        asked = (f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in tables)
        cursor.execute(" UNION ALL ".join(asked))
        filled = [table for (table,) in cursor.fetchall()]
        disarm = _disarm_postgresql if connection.vendor == "postgresql" else _disarm_sqlite
        triggers = disarm(cursor, filled)
        for table in filled:
            cursor.execute(f"DELETE FROM {table}")
        for sql in triggers:
            cursor.execute(sql)


def _disarm_postgresql(cursor: Any, filled: list[str]) -> list[str]:
    """No trigger fires until the transaction ends, those of foreign keys included."""
    cursor.execute("SET LOCAL session_replication_role = replica")
    return []


def _disarm_sqlite(cursor: Any, filled: list[str]) -> list[str]:
    """Take the triggers of these tables away; gives what puts them back."""
    cursor.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
    theirs = [(name, sql) for name, table, sql in cursor.fetchall() if table in filled]
    for name, _ in theirs:
        cursor.execute(f"DROP TRIGGER {name}")
    return [sql for _, sql in theirs]
