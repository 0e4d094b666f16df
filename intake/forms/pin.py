"""The PIN by which staff take the tablet back."""

from __future__ import annotations

from django import forms


class PinForm(forms.Form):
    """A PIN as it is typed."""

    pin = forms.RegexField(
        r"^[0-9]{4,8}\Z",
        label="PIN",
        strip=True,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": "Type the PIN",
            "invalid": "A PIN is 4 to 8 digits",
        },
    )
