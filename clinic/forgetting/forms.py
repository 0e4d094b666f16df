"""For how long a manager wants to keep what."""

from __future__ import annotations

from typing import Any

from django import forms

from intake.models import Clinic

MOST_DAYS, MOST_YEARS = 365, 50
LABELS = {
    "forget_unsent_days": "Days after the visit, for answers that were never sent",
    "forget_after_years": "Years after the last visit, for everything about a person",
}


def _number(name: str, most: int, help_text: str) -> forms.IntegerField:
    sentence = f"Enter a whole number from 0 to {most}"
    return forms.IntegerField(
        label=LABELS[name],
        min_value=0,
        max_value=most,
        help_text=help_text,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), sentence),
    )


class KeepingForm(forms.Form):
    """After how long what is forgotten; 0 for never."""

    forget_unsent_days = _number(
        "forget_unsent_days", MOST_DAYS, "0 for never. The draft, its photos and its links go."
    )
    forget_after_years = _number(
        "forget_after_years",
        MOST_YEARS,
        "0 for never. Names, addresses, own words and photos go for good. Coded answers and"
        " decisions stay, under no name. Ask how long the law of your place wants them kept.",
    )
    sure = forms.BooleanField(
        label="We may forget people after this time: no law says that we must keep them longer",
        required=False,
    )

    def __init__(self, data: Any, *, clinic: Clinic) -> None:
        super().__init__(data, initial={name: getattr(clinic, name) for name in LABELS})

    def clean(self) -> None:
        years = self.cleaned_data.get("forget_after_years")
        sooner = years and years < (self.initial["forget_after_years"] or MOST_YEARS + 1)
        if sooner and not self.cleaned_data.get("sure"):
            self.add_error("sure", "Tick the box, or keep people as long as before")

    @property
    def changes(self) -> dict[str, int]:
        """What differs from before."""
        return {
            name: self.cleaned_data[name]
            for name in LABELS
            if self.cleaned_data[name] != self.initial[name]
        }
