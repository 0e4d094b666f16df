"""Sessions in the database, written by one statement where Django's store makes three.

A session is noted every half minute, in the middle of somebody's work. One statement by itself
needs no transaction around it.
"""

from __future__ import annotations

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as InDatabase


class SessionStore(InDatabase):
    """Django's, except for how a session that is there already is written again."""

    def save(self, must_create: bool = False) -> None:
        if must_create or self.session_key is None:
            super().save(must_create)
            return
        row = self.create_model_instance(self._session)  # type: ignore[attr-defined]
        told = {"session_data": row.session_data, "expire_date": row.expire_date}
        if not self.model.objects.filter(pk=row.pk).update(**told):
            raise UpdateError
