"""Six digits, however they were typed or pasted."""

from __future__ import annotations

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy

from intake.services.codes import DIGITS

ASKED = gettext_lazy("Type the six digits of your code")


class CodeForm(forms.Form):
    """The code from the message; once it can be read, its digits in `cleaned_data`."""

    digits = forms.CharField(
        label=gettext_lazy("Your code"),
        max_length=40,
        help_text=gettext_lazy("Six digits, such as 123 456."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": ASKED, "max_length": ASKED},
    )

    def clean_digits(self) -> str:
        typed: str = self.cleaned_data["digits"]
        digits = "".join(str(unicodedata.decimal(sign)) for sign in typed if sign.isdecimal())
        if len(digits) != DIGITS:
            raise forms.ValidationError(ASKED)
        return digits
