"""What a clinician adds to a letter."""

from __future__ import annotations

from typing import Any

from django import forms

from clinic.review.services import visible
from intake.models import Letter

LONGEST = 4000


class LetterForm(forms.Form):
    """One free paragraph; for another doctor, who it goes to and that the patient agreed."""

    marks_optional = False

    to = forms.CharField(
        label="Who it goes to",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Name and address, one under the other.",
        error_messages={"required": "Write who the letter goes to"},
    )
    agreed = forms.BooleanField(
        label="The patient agreed that this goes to them",
        error_messages={"required": "Ask the patient first, then tick this"},
    )
    paragraph = forms.CharField(
        label="A paragraph of your own",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    digest = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, kind: str) -> None:
        super().__init__(data)
        if kind != Letter.Kind.DOCTOR:
            del self.fields["to"], self.fields["agreed"]

    def clean_paragraph(self) -> str:
        return visible(self.cleaned_data["paragraph"].replace("\r\n", "\n"))

    @property
    def typed(self) -> dict[str, str]:
        """What goes into the letter."""
        given = getattr(self, "cleaned_data", {})
        return {name: given.get(name, "") for name in ("paragraph", "to")}
