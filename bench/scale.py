"""What staff wait for in a clinic of 1,000 and of a million intakes: `python -m bench.scale`.

`python -m bench.scale 1000 100000 1000000` on a PostgreSQL of its own, with `--sqlite` on an
SQLite file. The time is the server's for one page, asked again and again: the median, and the
fastest, which holds stiller where others use the machine. The last lines are the largest clinic
against the smallest. Far down is the thousandth page of the queue, or the last full one where
there are not so many. A page's statements are those of a visit that also notes the session.
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
PAGES_DOWN = 1_000
Cost = tuple[float, float, int]


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
            for name, (took, fastest, queries) in seen[-1].items():
                many = "" if queries <= MOST_QUERIES else f" (more than {MOST_QUERIES})"
                times = f"{took * 1e3:8.1f} ms, fastest {fastest * 1e3:7.1f} ms"
                print(f"  {name:<24} {times} {queries:3} queries{many}", flush=True)
    print("the largest against the smallest:")
    for name in seen[0]:
        times = [f"{seen[-1][name][n] / seen[0][name][n]:5.1f}" for n in (0, 1)]
        print(f"  {name:<24} {times[0]} times, the fastest {times[1]}")


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
        os.environ["DATABASE_URL"] = server.url
        yield folder
        server.stop()
    shutil.rmtree(folder)


def pages() -> Iterator[tuple[str, Cost]]:
    """Each page with the seconds it takes, in the median and at least, and its queries."""
    from bench.far import far_down
    from clinic.staff.roles import Role
    from intake.journey import Stage
    from intake.models import Intake

    def signed_in(role: Any) -> Any:
        from django.test import Client

        browser = Client(SERVER_NAME="127.0.0.1")
        browser.force_login(_whoever(role))
        return browser

    desk, clinician, manager = map(signed_in, (Role.FRONT_DESK, Role.CLINICIAN, Role.MANAGER))
    read = Intake.objects.filter(stage=Stage.AWAITING_REVIEW).earliest("pk")
    yield "queue", cost(desk, "/queue/")
    yield "queue, triage", cost(desk, "/queue/?view=new")
    yield "queue, all there is", cost(desk, "/queue/?view=everything")
    address, page = far_down(_whoever(Role.FRONT_DESK), pages=PAGES_DOWN)
    print(f"  far down is page {page:,} of the queue", flush=True)
    yield "queue, far down", cost(desk, address)
    yield "queue, is there news", cost(desk, "/queue/pulse/")
    yield "one intake at the desk", cost(desk, f"/queue/{read.code}/")
    yield "what to read", cost(clinician, "/reviews/")
    yield "one review", cost(clinician, f"/reviews/{read.code}/")
    yield "Monday page", cost(manager, "/insights/")
    yield "rules page", cost(manager, "/insights/rules/")


def _whoever(role: Any) -> Any:
    from clinic.staff.models import User

    return User.objects.filter(role=role, is_active=True).earliest("pk")


def cost(browser: Any, address: str) -> Cost:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from clinic.staff.sessions import SEEN

    session = browser.session
    session.pop(SEEN, None)  # so that this visit notes it
    session.save()
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
    return median(took), min(took), queries


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:] if one.isdecimal()]
    main(numbers or [1_000, 100_000, 1_000_000], on_sqlite="--sqlite" in sys.argv)
