"""What every test stands on: keys, files and static files of its own.

The database is the one of DATABASE_URL, SQLite in memory without it. `make test` runs all of
it twice, the second time inside `tests.support.postgres`.
"""

from __future__ import annotations

import os
import tempfile

import pytest
from django.conf import settings

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop running.

pytest_plugins = ["tests.storage.flushing"]


def pytest_configure(config: pytest.Config) -> None:
    settings.STATIC_ROOT = tempfile.mkdtemp(prefix="static-")
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # only speed
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


@pytest.fixture(autouse=True)
def _no_counters_from_other_tests() -> None:
    from django.core.cache import cache

    cache.clear()
