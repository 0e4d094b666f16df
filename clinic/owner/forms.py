"""What a manager types: people, settings, and a protocol to approve."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django import forms

from clinic.staff.models import Role
from intake.models import Clinic
from intake.questionnaire.sections.treatments import TOX_BRAND
from intake.rules.brands import BRANDS
from intake.rules.policy import LEAST, MOST, MOST_OTHERWISE, SETTINGS

ZONES = tuple(
    (zone, zone.replace("_", " ")) for zone in sorted(available_timezones()) if "/" in zone
)
BRAND_NAMES = {brand: TOX_BRAND.option_label(brand) for brand in BRANDS}


class PersonForm(forms.Form):
    """Somebody new at the clinic."""

    name = forms.CharField(
        label="Name", max_length=120, error_messages={"required": "Enter a name"}
    )
    email = forms.EmailField(
        label="E-mail",
        help_text="They sign in with it, and get a link to set a password.",
        error_messages={
            "required": "Enter an e-mail address",
            "invalid": "Write the e-mail like name@example.org",
        },
    )
    role = forms.ChoiceField(
        label="Role",
        choices=Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a role"},
    )


class OwnAccess(forms.Form):
    """Asks once more where a manager would take away their own access."""

    sure = forms.BooleanField(error_messages={"required": "Tick the box if you mean yourself"})

    def __init__(self, *args: Any, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own:
            self.fields["sure"].label = "This is me, and I will no longer manage the clinic"
        else:
            del self.fields["sure"]


class RoleForm(OwnAccess):
    """Another role for somebody."""

    role = forms.ChoiceField(
        label="Role",
        choices=Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a role"},
    )
    field_order = ("role", "sure")


class SettingsForm(forms.Form):
    """The clinic's own settings; `changes` holds only what differs from before."""

    name = forms.CharField(
        label="Name of the clinic", max_length=120, error_messages={"required": "Enter a name"}
    )
    address = forms.CharField(
        label="Address", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    phone = forms.CharField(label="Telephone", required=False, max_length=40)
    email = forms.EmailField(label="E-mail", required=False, help_text="New answers are told here.")
    emergency_number = forms.CharField(
        label="Emergency number",
        max_length=20,
        error_messages={"required": "Enter the emergency number"},
    )
    helplines = forms.CharField(
        label="Helplines",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Shown to patients beside the questions about feelings.",
    )
    timezone = forms.ChoiceField(label="Time zone", choices=ZONES)
    jurisdiction = forms.ChoiceField(
        label="Country whose law applies",
        choices=Clinic.Jurisdiction.choices,
        widget=forms.RadioSelect,
    )
    stocked_brands = forms.MultipleChoiceField(
        label="Brands in stock",
        required=False,
        choices=tuple(BRAND_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    mode = forms.ChoiceField(
        label="What the software does with answers",
        choices=Clinic.Mode.choices,
        widget=forms.RadioSelect,
        help_text="Flags need a protocol that a clinician has approved.",
    )
    patient_dates = forms.BooleanField(
        label="Tell patients from which day a visit makes sense", required=False
    )
    answers_valid_days = forms.IntegerField(
        label="Days for which answers stay good", min_value=1, max_value=365
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone: Any = self.fields["timezone"]
        held = self.initial.get("timezone")
        if held and held not in dict(ZONES):
            zone.choices = [(held, held), *ZONES]

    @classmethod
    def of(cls, clinic: Clinic, data: Any = None) -> SettingsForm:
        """The form as the clinic's settings are now."""
        held = {name: getattr(clinic, name) for name in cls.base_fields}
        return cls(data, initial=held | {"stocked_brands": sorted(clinic.stocked_brands)})

    def clean(self) -> dict[str, Any]:
        """Lines and brands as they are kept, so that only what was changed differs."""
        given = super().clean() or self.cleaned_data
        plain = {
            name: value.replace("\r\n", "\n")
            for name, value in given.items()
            if isinstance(value, str)
        }
        return given | plain | {"stocked_brands": sorted(given.get("stocked_brands", ()))}

    @property
    def changes(self) -> dict[str, Any]:
        return {
            name: value for name, value in self.cleaned_data.items() if value != self.initial[name]
        }


class ProtocolForm(forms.Form):
    """A protocol: its version, who approves it, and the value of every setting."""

    version = forms.CharField(
        label="Version",
        max_length=60,
        help_text="A new name for it, such as 2026-12.",
        error_messages={"required": "Give the protocol a version"},
    )
    approved_by_name = forms.CharField(
        label="Approved by",
        max_length=120,
        help_text="The name of the clinician who has read and approved it.",
        error_messages={"required": "Enter the name of the clinician who approves it"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, setting in SETTINGS.items():
            least, most = LEAST.get(name, 0), MOST.get(name, MOST_OTHERWISE)
            number = f"Enter a whole number from {least} to {most}"
            self.fields[name] = forms.IntegerField(
                label=setting.meaning,
                min_value=least,
                max_value=most,
                help_text=f"{setting.unit.capitalize()}; {setting.default} unless changed.",
                error_messages=dict.fromkeys(
                    ("required", "invalid", "min_value", "max_value"), number
                ),
            )

    @property
    def policy(self) -> dict[str, int]:
        """The value of every setting."""
        return {name: self.cleaned_data[name] for name in SETTINGS}
