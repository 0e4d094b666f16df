"""What a clinician writes about a treatment, and about what was told since."""

from __future__ import annotations

from typing import Any

from django import forms

from intake.following.questions import SKIN
from intake.models import Clinic, Treatment
from intake.models.following import LOT_LENGTH
from intake.questionnaire.sections.goals import GOALS, ZONES
from intake.questionnaire.sections.treatments import TOX_BRAND
from intake.rules.brands import BRANDS

LONGEST = 1000
CONCERNS = [(code, GOALS.option_label(code)) for code in SKIN]


class TreatmentForm(forms.Form):
    """What was done; there is no place for how much."""

    on = forms.DateField(
        label="Treated on",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Give the day of the treatment",
            "invalid": "Write the day like 2026-12-14",
        },
    )
    brand = forms.ChoiceField(label="Brand", error_messages={"required": "Choose the brand"})
    lot = forms.CharField(
        label="Lot",
        max_length=LOT_LENGTH,
        help_text="As it stands on the package.",
        error_messages={"required": "Copy the lot from the package"},
    )
    concerns = forms.MultipleChoiceField(
        label="For",
        choices=CONCERNS,
        widget=forms.CheckboxSelectMultiple,
        help_text="The patient is asked about these again.",
        error_messages={"required": "Tick at least one concern"},
    )
    zones = forms.MultipleChoiceField(
        label="Zones",
        choices=[(option.code, option.label) for option in ZONES.options],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one zone"},
    )

    def __init__(self, *typed: Any, clinic: Clinic, **options: Any) -> None:
        super().__init__(*typed, **options)
        self.fields["brand"].choices = brands(clinic)  # type: ignore[attr-defined]


class CorrectionForm(TreatmentForm):
    """The whole record anew, and what was wrong with the one before."""

    given = forms.TypedChoiceField(
        label="What happened",
        choices=(("yes", "It was done, as written here"), ("no", "Nothing was done")),
        coerce=lambda answer: answer == "yes",
        initial="yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it was done"},
    )
    why = forms.CharField(
        label="What was wrong",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say what was wrong"},
    )


class ClosingForm(forms.Form):
    """What was done about something told after a treatment."""

    words = forms.CharField(
        label="What you did, and what the patient was told",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say what you did, and what the patient was told"},
    )


def brands(clinic: Clinic) -> list[tuple[str, str]]:
    """Every brand, those in stock first."""
    ordered = sorted(BRANDS, key=lambda code: (code not in clinic.stocked_brands, code))
    return [("", "Choose"), *((code, TOX_BRAND.option_label(code)) for code in ordered)]


def as_typed(treatment: Treatment) -> dict[str, Any]:
    """A record as the form to correct it begins."""
    names = ("on", "brand", "lot", "concerns", "zones")
    return {name: getattr(treatment, name) for name in names} | {"given": "yes"}
