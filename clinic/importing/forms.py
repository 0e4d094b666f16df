"""A file that was chosen, and the text of one that was shown."""

from __future__ import annotations

from django import forms

from clinic.importing.reading import MOST_BYTES


class FileForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label="File",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv,.ics,text/calendar"}),
        error_messages={"required": "Choose a file first"},
    )


class ShownForm(forms.Form):
    """What was shown: its text again, and what stands for the plan."""

    text = forms.CharField(max_length=MOST_BYTES, strip=False, widget=forms.HiddenInput)
    shown = forms.CharField(max_length=64, widget=forms.HiddenInput)
