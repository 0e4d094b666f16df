"""The mailed link by which somebody sets a password."""

from __future__ import annotations

from smtplib import SMTPException

from allauth.account.forms import ResetPasswordForm
from django.http import HttpRequest

from clinic.staff.models import User


class NotMailed(Exception):
    """The mail could not be handed over."""

    def __init__(self, person: User) -> None:
        super().__init__(
            f"The mail to {person.email} could not be sent. Send the link again later."
        )


def send_password_link(request: HttpRequest, person: User) -> None:
    """Mail somebody a link that works once; raises `NotMailed`.

    The person was saved before, so a mail server that is down loses nobody.
    """
    form = ResetPasswordForm({"email": person.email})
    if not form.is_valid():
        raise NotMailed(person)
    try:
        form.save(request)
    except (SMTPException, OSError):
        raise NotMailed(person) from None
