"""What a manager types about people, the clinic and its protocol."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django import forms

from clinic.staff.models import Role
from intake.models import Clinic
from intake.questionnaire.sections.treatments import TOX_BRAND
from intake.rules.brands import BRANDS
from intake.rules.policy import LEAST, MOST, MOST_OTHERWISE, SETTINGS

BRAND_NAMES = {option.code: option.label for option in TOX_BRAND.options}
ZONES = tuple((name, name.replace("_", " ")) for name in sorted(available_timezones()))


class PersonForm(forms.Form):
    """Somebody who starts to work here."""

    name = forms.CharField(max_length=120, error_messages={"required": "Enter a name"})
    email = forms.EmailField(
        label="E-mail",
        max_length=254,
        help_text="They sign in with it, and we send a link there to set a password.",
        error_messages={
            "required": "Enter an e-mail address",
            "invalid": "Write the e-mail like name@example.org",
        },
    )
    role = forms.ChoiceField(
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
            self.fields["sure"].label = "This is me, and I will no longer be able to do this"
        else:
            del self.fields["sure"]


class RoleForm(OwnAccess):
    """What somebody is here to do."""

    role = forms.ChoiceField(
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
    address = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))
    phone = forms.CharField(label="Telephone", required=False, max_length=40)
    email = forms.EmailField(label="E-mail", required=False)
    emergency_number = forms.CharField(
        max_length=20,
        help_text="Patients see it at the foot of every page.",
        error_messages={"required": "Enter the emergency number"},
    )
    helplines = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Shown to patients who may need somebody to talk to.",
    )
    timezone = forms.ChoiceField(label="Time zone", choices=ZONES)
    jurisdiction = forms.ChoiceField(
        label="Whose law applies", choices=Clinic.Jurisdiction.choices, widget=forms.RadioSelect
    )
    stocked_brands = forms.MultipleChoiceField(
        label="Brands in stock",
        required=False,
        choices=[(code, BRAND_NAMES[code]) for code in BRANDS],
        widget=forms.CheckboxSelectMultiple,
        help_text="Allergies are read against these.",
    )
    mode = forms.ChoiceField(
        label="What staff see",
        choices=Clinic.Mode.choices,
        widget=forms.RadioSelect,
        help_text="“Collects answers only” hides every flag and explanation.",
    )
    patient_dates = forms.BooleanField(
        label="Tell patients from which day a treatment could be talked about", required=False
    )

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
    """A new version of the protocol, and who approves it; `policy` holds its values."""

    version = forms.CharField(
        max_length=60,
        help_text="A name that was not used before, such as 2026-2.",
        error_messages={"required": "Enter a version"},
    )
    approved_by_name = forms.CharField(
        label="Approved by",
        max_length=120,
        help_text="The clinician who read these values and answers for them.",
        error_messages={"required": "Enter the clinician’s name"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, setting in SETTINGS.items():
            least, most = LEAST.get(name, 0), MOST.get(name, MOST_OTHERWISE)
            number = f"Enter a whole number from {least} to {most}"
            self.fields[name] = forms.IntegerField(
                label=f"{setting.meaning}, in {setting.unit}",
                min_value=least,
                max_value=most,
                help_text=f"{setting.default} unless changed.",
                error_messages=dict.fromkeys(
                    ("required", "invalid", "min_value", "max_value"), number
                ),
            )

    @property
    def policy(self) -> dict[str, int]:
        return {name: self.cleaned_data[name] for name in SETTINGS}
