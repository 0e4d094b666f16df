"""What staff wait for in a clinic of 1,000 and of a million intakes: `python -m bench.scale`.

`python -m bench.scale 1000 100000 1000000` on a PostgreSQL of its own, with `--sqlite` on an
SQLite file. The time is the server's for one page, asked again and again; the last column is
the largest clinic against the smallest.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from time import perf_counter
from typing import Any

ROUNDS = 15
MOST_QUERIES = 15
PAGES_DOWN = 20


def main(sizes: list[int], *, on_sqlite: bool) -> None:
    with database(on_sqlite=on_sqlite) as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "clinic.settings", "VAR_DIR": folder}
        import django
        from django.core.management import call_command
        from django.utils import timezone

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        from bench.crowd import grow, size
        from clinic.demo.seed import seed

        seed(at=timezone.now())
        there, base, seen = 1, size(), []
        for wished in sizes:
            start, copies = perf_counter(), max(round(wished / base), there)
            grow(copies=range(there, copies))
            there = copies
            print(f"{size():,} intakes, {perf_counter() - start:.0f} s to add them", flush=True)
            seen.append(dict(pages()))
            for name, (took, queries) in seen[-1].items():
                many = "" if queries <= MOST_QUERIES else f" (more than {MOST_QUERIES})"
                print(f"  {name:<34} {took * 1e3:8.1f} ms {queries:3} queries{many}", flush=True)
    print("the largest against the smallest:")
    for name in seen[0]:
        print(f"  {name:<34} {seen[-1][name][0] / seen[0][name][0]:5.1f} times")


@contextmanager
def database(*, on_sqlite: bool) -> Iterator[str]:
    """A folder for what is written, and DATABASE_URL set to an empty database in it."""
    folder = tempfile.mkdtemp(prefix="bench-")
    if on_sqlite:
        os.environ["DATABASE_URL"] = f"sqlite:{folder}/bench.sqlite3"
        yield folder
    else:
        import psycopg

        from tests.support import postgres

        server = postgres.start()
        with psycopg.connect(host=str(server.folder), user="postgres", autocommit=True) as made:
            made.execute("CREATE DATABASE clinic")
            made.execute("ALTER SYSTEM SET statement_timeout = 0")
            made.execute("SELECT pg_reload_conf()")
        os.environ["DATABASE_URL"] = server.url
        yield folder
        server.stop()
    shutil.rmtree(folder)


def pages() -> Iterator[tuple[str, tuple[float, int]]]:
    """Each page with the median seconds it takes and the queries it makes."""
    from clinic.staff.models import User
    from clinic.staff.roles import Role
    from intake.journey import Stage
    from intake.models import Intake

    def signed_in(role: Any) -> Any:
        from django.test import Client

        browser = Client(SERVER_NAME="127.0.0.1")
        browser.force_login(User.objects.filter(role=role, is_active=True).earliest("pk"))
        return browser

    desk, clinician, manager = map(signed_in, (Role.FRONT_DESK, Role.CLINICIAN, Role.MANAGER))
    read = Intake.objects.filter(stage=Stage.AWAITING_REVIEW).earliest("pk")
    yield "queue", cost(desk, "/queue/")
    yield "queue, triage", cost(desk, "/queue/?view=new")
    yield f"queue, {PAGES_DOWN} pages down", cost(desk, far_down(desk))
    yield "queue, is there news", cost(desk, "/queue/pulse/")
    yield "one intake at the desk", cost(desk, f"/queue/{read.code}/")
    yield "what to read", cost(clinician, "/reviews/")
    yield "one review", cost(clinician, f"/reviews/{read.code}/")
    yield "Monday page", cost(manager, "/insights/")
    yield "rules page", cost(manager, "/insights/rules/")


def far_down(browser: Any) -> str:
    import re

    address = "/queue/"
    for _ in range(PAGES_DOWN):
        found = re.search(r'href="(\?[^"]*after=[^"]+)"', browser.get(address).content.decode())
        if not found:
            break
        address = "/queue/" + found[1].replace("&amp;", "&")
    return address


def cost(browser: Any, address: str) -> tuple[float, int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        response = browser.get(address)
    queries = len(asked)  # before the next request forgets them
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")
    took = []
    for _ in range(ROUNDS):
        start = perf_counter()
        browser.get(address)
        took.append(perf_counter() - start)
    return median(took), queries


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:] if one.isdecimal()]
    main(numbers or [1_000, 100_000, 1_000_000], on_sqlite="--sqlite" in sys.argv)
