"""A session is kept as Django's own would be, in fewer statements."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.backends.base import UpdateError

from clinic.staff.kept_sessions import SessionStore

pytestmark = pytest.mark.django_db


def begun() -> SessionStore:
    session = SessionStore()
    session["who"] = "Rae"
    session.save()
    return session


def test_what_is_written_again_is_read_again(django_assert_num_queries: Any) -> None:
    key = begun().session_key
    again = SessionStore(key)
    again["who"] = "Cleo"
    with django_assert_num_queries(1):
        again.save()

    assert SessionStore(key)["who"] == "Cleo"


def test_a_session_that_was_ended_meanwhile_is_not_begun_again() -> None:
    session = begun()
    SessionStore(session.session_key).delete()
    session["who"] = "Cleo"

    with pytest.raises(UpdateError):
        session.save()
    assert not SessionStore().exists(session.session_key)
