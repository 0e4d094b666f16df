"""What the clinicians' views are given: `DenyByDefault` lets nobody else in."""

from __future__ import annotations

from django.http import HttpRequest

from clinic.staff.models import User


class CliniciansRequest(HttpRequest):
    """A request of a clinician who is signed in."""

    user: User
