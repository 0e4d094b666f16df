"""What a patient asks about their own data."""

from __future__ import annotations

from django import forms

from intake.models import DataRequest


class DataRequestForm(forms.Form):
    """One thing to ask of the clinic."""

    kind = forms.ChoiceField(
        label="What would you like us to do?",
        choices=DataRequest.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you would like us to do"},
    )
