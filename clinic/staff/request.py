"""What a staff page is given: `DenyByDefault` lets nobody else in."""

from django.http import HttpRequest

from clinic.staff.models import User


class StaffRequest(HttpRequest):
    """A request of somebody who is signed in and whose role was checked."""

    user: User
