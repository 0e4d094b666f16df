"""Whose details are kept, and that nobody changed them meanwhile."""

from __future__ import annotations

from typing import Any

from django import forms

from clinic.duplicates.fields import KEPT, OTHER, details, seen
from clinic.duplicates.likeness import Pair


class MergeForm(forms.Form):
    """For each detail that differs, whose is right."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, pair: Pair) -> None:
        self.now = seen(pair)
        super().__init__(data)
        self.details = list(details(pair.kept.read_identity(), pair.other.read_identity()))
        for one in self.details:
            if one.differs:
                self.fields[one.name] = _choice(one.label)

    def clean_seen(self) -> str:
        if self.cleaned_data["seen"] != self.now:
            raise forms.ValidationError("Somebody changed these details meanwhile. Look again.")
        return self.now

    @property
    def chosen(self) -> list[str]:
        """The details to take from the other record."""
        return [name for name, whose in self.cleaned_data.items() if whose == OTHER]

    @property
    def rows(self) -> list[tuple[Any, str]]:
        """Each detail, and whose is ticked."""
        return [(one, self.data.get(one.name, one.likely)) for one in self.details]


def _choice(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[(KEPT, KEPT), (OTHER, OTHER)],
        error_messages={"required": f"{label}: choose which is right"},
    )
