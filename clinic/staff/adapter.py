"""How sign-in differs from allauth's own ways."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class StaffAdapter(DefaultAccountAdapter):
    """Nobody signs up: a manager adds people."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
