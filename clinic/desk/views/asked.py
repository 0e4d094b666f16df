"""What every page of the front desk's needs from a request."""

from django.http import HttpRequest

from clinic.staff.models import User


class DeskRequest(HttpRequest):
    """A request that `may` let through, so somebody is signed in."""

    user: User
