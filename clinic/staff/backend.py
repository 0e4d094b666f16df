"""Who is signed in, read with the clinic they work at: every page of staff needs both."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from clinic.staff.models import User


class WithClinic(AuthenticationBackend):
    """allauth's, which asks the database once where it would ask twice."""

    def get_user(self, user_id: Any) -> User | None:
        user = User.objects.select_related("clinic").filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
