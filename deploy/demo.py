"""Serves the demonstration clinic on this machine until Ctrl-C, and sends its messages."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys

import django
from django.core.management import call_command

HOST = "127.0.0.1"
MANAGE = (sys.executable, "manage.py")
SERVE = (sys.executable, "-m", "gunicorn", "clinic.wsgi", "--no-control-socket")


def main(port: int) -> int:
    if taken(port):
        print(f"Port {port} is taken. Choose another: make demo PORT={port + 1}", file=sys.stderr)
        return 1
    os.environ["PORT"] = str(port)
    prepare()
    return serve(port)


def prepare() -> None:
    """Bring database, style sheets and demonstration up to date; what was entered stays."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("demo")


def taken(port: int) -> bool:
    """Whether somebody listens there already."""
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((HOST, port))
        except OSError:
            return True
    return False


def serve(port: int) -> int:
    """Run the clinic and its post until either ends or we are asked to stop."""
    threads = ("--worker-class", "gthread", "--threads", "8")
    clinic = subprocess.Popen(
        [*SERVE, "--bind", f"{HOST}:{port}", *threads, "--log-level", "warning"]
    )
    post = subprocess.Popen([*MANAGE, "deliver", "--watch"])
    for asked in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(asked, signal.default_int_handler)
    print(f"\nServing on http://{HOST}:{port}; Ctrl-C stops it.", flush=True)
    try:
        return clinic.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        for process in (post, clinic):
            process.terminate()
            process.wait()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
