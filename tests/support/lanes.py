"""Which tests another database can change: only those run a second time, on PostgreSQL."""

from __future__ import annotations

from typing import Any

# Who has none of these cannot ask a database: pytest-django refuses it.
ASKING = frozenset(
    (
        "db",
        "transactional_db",
        "live_server",
        "django_db_reset_sequences",
        "django_db_serialized_rollback",
    )
)


def may_change(test: Any) -> bool:
    """Whether a test asks a database, and for more than what a browser makes of the answer."""
    asks = test.get_closest_marker("django_db") or not ASKING.isdisjoint(test.fixturenames)
    return bool(asks) and not test.get_closest_marker("drawn")
