"""On PostgreSQL run again exactly the tests that another database could change."""

from types import SimpleNamespace

import pytest

from tests.support.lanes import may_change


def a_test(*markers, asks=()):
    return SimpleNamespace(
        get_closest_marker=lambda name: name if name in markers else None, fixturenames=list(asks)
    )


@pytest.mark.parametrize(
    "test",
    [
        a_test("django_db"),
        a_test(asks=["client", "db"]),
        a_test(asks=["transactional_db"]),
        a_test("browser", "django_db", asks=["page", "live_server"]),
    ],
)
def test_whoever_asks_a_database_is_asked_again(test):
    assert may_change(test)


@pytest.mark.parametrize(
    "test",
    [
        a_test(asks=["tmp_path"]),
        a_test("browser", "drawn", "django_db", asks=["page", "live_server"]),
    ],
)
def test_whoever_asks_none_or_only_draws_would_say_the_same_again(test):
    assert not may_change(test)


def test_without_leave_a_test_cannot_ask_a_database_at_all():
    """So that nothing can be left out which does."""
    from django.db import connection

    with pytest.raises(RuntimeError, match="Database access not allowed"):
        connection.cursor()
