"""A clinic of its own, served on this machine as a release is, for as long as it is looked at."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

HOST = "127.0.0.1"
SERVE = (sys.executable, "-m", "gunicorn", "clinic.wsgi", "--no-control-socket")
THREADS = ("--worker-class", "gthread", "--threads", "4", "--log-level", "error")
START_SECONDS = 30


@contextmanager
def served(port: int = 0) -> Iterator[str]:
    """The address of a clinic with an empty database, and Django set up to fill it."""
    folder = tempfile.mkdtemp(prefix="clinic-")
    port = port or free_port()
    url = f"http://{HOST}:{port}"
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "clinic.settings",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # the browser's loop lives in the thread that asks
        "VAR_DIR": folder,
        "DATABASE_URL": f"sqlite:{folder}/clinic.sqlite3",
        "PORT": str(port),
    }
    _prepare()
    clinic = subprocess.Popen([*SERVE, "--bind", f"{HOST}:{port}", *THREADS])
    try:
        _wait_for(url, clinic)
        yield url
    finally:
        clinic.terminate()
        clinic.wait()
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as door:
        door.bind((HOST, 0))
        port: int = door.getsockname()[1]
        return port


def _prepare() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def _wait_for(url: str, clinic: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and clinic.poll() is None:
        try:
            urlopen(f"{url}/sign-in/").close()
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The clinic did not start.")
