"""Signing in, in the words and the look of the clinic's other pages."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account

LABELS = {
    "login": "E-mail",
    "email": "E-mail",
    "password": "Password",
    "oldpassword": "Your password now",
    "password1": "New password",
    "password2": "New password, once more",
}


class PlainLabels:
    """Labels above the fields instead of words inside them."""

    fields: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)
            if name != "password1":
                field.help_text = ""


class SignInForm(PlainLabels, account.LoginForm):
    """E-mail and password."""


class ChangePasswordForm(PlainLabels, account.ChangePasswordForm):
    """The password now, and a new one twice."""


class SetPasswordForm(PlainLabels, account.SetPasswordForm):
    """A first password, twice."""


class ForgottenForm(PlainLabels, account.ResetPasswordForm):
    """The address to send a link to."""


class NewPasswordForm(PlainLabels, account.ResetPasswordKeyForm):
    """A new password, twice, for whoever came by a mailed link."""


class AgainForm(PlainLabels, account.ReauthenticateForm):
    """The password once more, before something that matters."""
