"""A PostgreSQL server of the tests' own: no port, no service, gone when the tests end."""

from __future__ import annotations

import atexit
import ctypes
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

USUAL_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)
MISSING = (
    "PostgreSQL's server programs were not found: install postgresql (apt-get install postgresql,"
    " brew install postgresql@17) or name their folder in PG_BIN."
)
START_SECONDS = 30
FAST_AND_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
# Counting tables while a test fills one that nobody else can see yet finds it empty, and plans
# made on that take for ever. A statement that does is a failure and not a long wait.
STEADY = ("autovacuum=off", "statement_timeout=60s")
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux's prctl


class NoServer(Exception):
    """PostgreSQL is not installed, or did not start."""


@dataclass(frozen=True)
class Server:
    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"postgres://postgres@/clinic?host={self.folder}"

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def stop_and_pack(self, into: Path) -> None:
        """Keep all that the server holds in a file, for another to start with."""
        self.process.send_signal(signal.SIGINT)  # which, unlike the other, leaves nothing undone
        self.process.wait()
        with into.open("wb") as packed:
            subprocess.run(["tar", "-cf", "-", "data"], cwd=self.folder, stdout=packed, check=True)
        self.stop()


def server_programs() -> Path | None:
    """The folder of initdb and postgres, the newest where there are several."""
    return next((folder for folder in _folders() if (folder / "initdb").exists()), None)


def version() -> str:
    """What may read a packed server: no other PostgreSQL than the one that wrote it."""
    said = subprocess.run([f"{server_programs()}/postgres", "--version"], capture_output=True)
    return said.stdout.decode()


def start(packed: Path | None = None) -> Server:
    """A running server, empty or with what was packed, or raise `NoServer`."""
    programs = server_programs()
    if programs is None:
        raise NoServer(MISSING)
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short, as a socket's path must be
    account = _account()
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)
    as_account = (
        {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    )
    data = folder / "data"
    initdb = [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust"]
    initdb += ["-E", "UTF8", "--no-locale", "--no-sync"]
    serve = [programs / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses="]
    settings = [word for setting in FAST_AND_FORGETFUL + STEADY for word in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        common = {"cwd": folder, "stdout": log, "stderr": log, **as_account}
        with packed.open("rb") if packed else nullcontext() as kept:
            make = ["tar", "-xf", "-"] if packed else initdb
            made = subprocess.run(make, check=False, stdin=kept, **common)
        if made.returncode:
            raise NoServer((folder / "log").read_text())
        process = subprocess.Popen([*serve, *settings], preexec_fn=_dying_with_us(), **common)
    server = Server(folder, process)
    atexit.register(server.stop)
    _wait_until_ready(server)
    return server


def _folders() -> Iterator[Path]:
    if named := os.environ.get("PG_BIN"):
        yield Path(named)
        return
    if found := shutil.which("initdb"):
        yield Path(found).resolve().parent
    for pattern in USUAL_PLACES:
        yield from sorted(Path("/").glob(pattern[1:]), key=_version, reverse=True)


def _version(folder: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", str(folder))]


def _account() -> pwd.struct_passwd | None:
    """Whom to become: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {account.pw_name: account for account in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _dying_with_us() -> Callable[[], object] | None:
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl  # loaded before the fork: the child may not be able to
    return lambda: prctl(DIE_WITH_PARENT, signal.SIGQUIT)


def _wait_until_ready(server: Server) -> None:
    import psycopg

    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            psycopg.connect(host=str(server.folder), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    said = (server.folder / "log").read_text()
    server.stop()
    raise NoServer(f"PostgreSQL did not start:\n{said}")
