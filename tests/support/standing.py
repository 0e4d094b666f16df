"""What many tests look at, made once for all of them; what one of them changes is undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction


@contextmanager
def standing(blocker: Any) -> Iterator[None]:
    """What is made within stands for every test of the fixture's scope, and then is gone.

    Each test's own transaction becomes a savepoint in this one. A row is to be fetched anew by
    each test: the object in memory keeps what the test before did to it.
    """
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
