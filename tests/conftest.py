"""The ground every test stands on: a database, quick settings, nothing left behind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import override_settings
from hypothesis import HealthCheck, settings

from clinic.settings import env_bool
from tests.support import postgres
from tests.support.chromium import MISSING, windowless
from tests.support.databases import postgresql, sqlite
from tests.support.lanes import may_change

pytest_plugins = ["tests.storage.flushing"]

# Playwright's event loop lives in the thread that also asks the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# A slow machine is no bug: no test is timed.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

CORE = Path(__file__).parent / "core"
QUICK: dict[str, Any] = {
    "CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    "STORAGES": {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    },
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pg", action="store_true", help="run on PostgreSQL instead of SQLite")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to run at all where what must be there is missing."""
    if env_bool("REQUIRE_BROWSER") and not windowless():
        raise pytest.UsageError(MISSING)
    on_postgres = config.getoption("--pg")
    if env_bool("REQUIRE_POSTGRES") and on_postgres and not postgres.server_programs():
        raise pytest.UsageError(postgres.MISSING)


def pytest_report_header(config: pytest.Config) -> str:
    return f"database: {'PostgreSQL' if config.getoption('--pg') else 'SQLite'}"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The core knows no database: on another one its four thousand tests need not even be read."""
    return True if config.getoption("--pg") and collection_path == CORE else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--pg"):
        return
    again = [test for test in items if may_change(test)]
    config.hook.pytest_deselected(items=[test for test in items if not may_change(test)])
    items[:] = again
    if postgres.server_programs():
        return
    for test in items:
        test.add_marker(pytest.mark.skip(reason=postgres.MISSING))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[None]:
    """Point Django at a PostgreSQL, or at an SQLite file of the tests' own, with empty tables."""
    cache = getattr(request.config, "cache", None)  # which -p no:cacheprovider turns off
    shared = cache.mkdir("databases") if cache else tmp_path_factory.mktemp("databases")
    on_postgres = request.config.getoption("--pg")
    own = postgresql(shared) if on_postgres else sqlite(tmp_path_factory.mktemp("sqlite"), shared)
    with ExitStack() as until_the_end:
        with django_db_blocker.unblock():
            until_the_end.enter_context(own)
        yield


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The tables are there already."""
    return True


@pytest.fixture(scope="session", autouse=True)
def quick_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Cheap password hashes, and nothing written outside temporary folders."""
    static: Path = tmp_path_factory.mktemp("static")
    with override_settings(**QUICK, STATIC_ROOT=static):
        yield


@pytest.fixture(autouse=True)
def _no_counters_from_other_tests() -> None:
    cache.clear()
