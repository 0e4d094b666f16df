"""What a patient asks about their own data."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from intake.models import DataRequest


class DataRequestForm(forms.Form):
    """One thing to ask of the clinic."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What would you like us to do?"),
        choices=[(kind, gettext_lazy(str(words))) for kind, words in DataRequest.Kind.choices],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what you would like us to do")},
    )
