"""Several people at once: each in a thread with a connection of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

from django.db import connection, connections


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do all of these at the same moment; returns what each gave back or raised, in order."""
    barrier = Barrier(len(acts))

    def do(act: Callable[[], Any]) -> Any:
        try:
            barrier.wait()
            return act()
        except Exception as problem:  # The caller looks at it.
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(do, acts))


class OnFile:
    """For its length, a SQLite test database in memory is one on disk, as in real life.

    SQLite in memory shares one cache between connections and so locks in a way of its own.
    """

    def __enter__(self) -> None:
        self.name = connection.settings_dict["NAME"]
        self.memory = connection.vendor == "sqlite" and connection.is_in_memory_db()
        if not self.memory:
            return
        self.folder = tempfile.TemporaryDirectory()
        path = str(Path(self.folder.name) / "clinic.sqlite3")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [path])
        self.kept = connections["default"]
        connection.settings_dict["NAME"] = path
        connections["default"] = connections.create_connection("default")

    def __exit__(self, *problem: Any) -> None:
        if not self.memory:
            return
        connection.close()
        connections["default"] = self.kept
        connection.settings_dict["NAME"] = self.name
        self.folder.cleanup()
