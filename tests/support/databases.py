"""The database that tests run on: its tables are made once from the migrations, then copied."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections

from clinic.settings import database
from tests.support import postgres


@contextmanager
def sqlite(own: Path, shared: Path) -> Iterator[None]:
    """Have Django test on an SQLite file in a folder.

    A file and not memory, so that threads meet each other's locks as they do in the clinic.
    """
    url = f"sqlite:{own / 'clinic.sqlite3'}"
    shutil.copyfile(made_once(shared, "sqlite", _sqlite_file), own / "clinic.sqlite3-test")
    use(url)
    yield


@contextmanager
def postgresql(shared: Path) -> Iterator[None]:
    """Have Django test on a PostgreSQL of its own."""
    kind = f"postgresql {postgres.version()}"
    server = postgres.start(made_once(shared, kind, _packed_server))
    use(server.url)
    yield
    server.stop()


def use(url: str) -> None:
    """Make a database the default one, for this process and the commands that tests start."""
    os.environ["DATABASE_URL"] = url
    chosen = database(url) | {"CONN_MAX_AGE": 0, "TEST": {"MIGRATE": False}}
    if url.startswith("sqlite:"):
        chosen["TEST"]["NAME"] = f"{url.removeprefix('sqlite:')}-test"
        chosen["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
    connections["default"].close()
    del connections["default"]
    connections.settings["default"] = connections.configure_settings({"default": chosen})["default"]


def made_once(shared: Path, kind: str, make: Callable[[Path], None]) -> Path:
    """What `make` once made of these migrations, for all who test in this checkout."""
    shared.mkdir(parents=True, exist_ok=True)
    name = kind.partition(" ")[0]
    ready, unfinished = shared / f"{name}-{fingerprint(kind)}", shared / f"{name}.unfinished"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            for old in shared.glob(f"{name}-*"):
                old.unlink()
            make(unfinished)
            unfinished.replace(ready)
    return ready


def fingerprint(kind: str) -> str:
    """Another one as soon as the migrations, ours or others', may make another database."""
    digest = sha256(kind.encode())
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _sqlite_file(into: Path) -> None:
    into.unlink(missing_ok=True)
    use(f"sqlite:{into}")
    call_command("migrate", verbosity=0)
    connection.close()


def _packed_server(into: Path) -> None:
    server = postgres.start()
    use(server.url.replace("/clinic?", "/postgres?"))
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE test_clinic")
    use(server.url.replace("/clinic?", "/test_clinic?"))
    call_command("migrate", verbosity=0)
    connection.close()
    server.stop_and_pack(into)
