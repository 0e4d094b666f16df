"""What a manager types: people, settings, and a protocol to approve."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from clinic.names import can_be_read
from clinic.staff.models import Role, User
from clinic.staff.seen import SeenForm
from intake.discretion import tells
from intake.models import Clinic
from intake.questionnaire.languages import IN_ENGLISH
from intake.questionnaire.sections.treatments import TOX_BRAND
from intake.rules.brands import BRANDS
from intake.rules.policy import LEAST, MOST, MOST_OTHERWISE, SETTINGS
from intake.rules.rulebook import NEWS, news_since

ZONES = tuple(
    (zone, zone.replace("_", " ")) for zone in sorted(available_timezones()) if "/" in zone
)
BRAND_NAMES = {brand: TOX_BRAND.option_label(brand) for brand in BRANDS}
LONGEST_EMAIL = 254
LISTS = ("stocked_brands", "languages")
FURTHEST_REMINDER = 30  # days
CALLING_CODE = "Write the country code in digits only, such as 44"


def sentences(
    what: str, *, longest: int = 0, needed: str = "", invalid: str = ""
) -> dict[str, str]:
    """What is said of a field that is empty, too long, or holds what it cannot."""
    return {
        "required": needed or f"Enter the {what}",
        "max_length": f"Write the {what} in {longest} characters or fewer",
        "null_characters_not_allowed": f"Write the {what} without special signs",
        "invalid": invalid,
        "invalid_choice": f"Choose the {what} from the list",
    }


def email_sentences(needed: str = "") -> dict[str, str]:
    """What is said of an e-mail address that cannot be."""
    invalid = "Write the e-mail like name@example.org"
    return sentences("e-mail address", longest=LONGEST_EMAIL, needed=needed, invalid=invalid)


def tells_nothing(name: str) -> None:
    """Refuse a name that says what is done at the clinic."""
    if tells(name):
        raise ValidationError("Leave out words that tell what the clinic treats")


def reminder(label: str) -> forms.IntegerField:
    """After how many days somebody is reminded."""
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=FURTHEST_REMINDER,
        help_text="0 for none. Reminders go between 8:00 and 20:00, at most one a day.",
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            f"Enter the days as a whole number from 0 to {FURTHEST_REMINDER}",
        ),
    )


class PersonForm(forms.Form):
    """Somebody new at the clinic."""

    name = forms.CharField(
        label="Name",
        max_length=120,
        validators=[can_be_read],
        error_messages=sentences("name", longest=120, needed="Enter a name"),
    )
    email = forms.EmailField(
        label="E-mail",
        max_length=LONGEST_EMAIL,
        help_text="They sign in with it, and get a link to set a password.",
        error_messages=email_sentences("Enter an e-mail address"),
    )
    role = forms.ChoiceField(
        label="Role",
        choices=Role.choices,
        widget=forms.RadioSelect,
        error_messages=sentences("role", needed="Choose a role"),
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
        error_messages=sentences("role", needed="Choose a role"),
    )
    field_order = ("role", "sure")


class SettingsForm(SeenForm):
    """The clinic's own settings; `changes` holds only what differs from before."""

    name = forms.CharField(
        label="Name of the clinic",
        max_length=120,
        validators=[can_be_read],
        error_messages=sentences("name of the clinic", longest=120),
    )
    address = forms.CharField(
        label="Address",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=sentences("address"),
    )
    phone = forms.CharField(
        label="Telephone",
        required=False,
        max_length=40,
        error_messages=sentences("telephone number", longest=40),
    )
    email = forms.EmailField(
        label="E-mail",
        required=False,
        max_length=LONGEST_EMAIL,
        help_text="New answers are told here.",
        error_messages=email_sentences(),
    )
    sender_name = forms.CharField(
        label="Name in messages",
        required=False,
        max_length=40,
        validators=[can_be_read, tells_nothing],
        help_text="What patients see in e-mails and texts. It must not tell what is treated."
        " Without one it is the clinic’s name, or “Your clinic” if that tells.",
        error_messages=sentences("name in messages", longest=40),
    )
    calling_code = forms.CharField(
        label="Country code for telephone numbers",
        required=False,
        max_length=3,
        validators=[RegexValidator(r"^[1-9]\d*\Z", CALLING_CODE)],
        help_text="For numbers written without one, such as 44. Needed for texts in the EU.",
        error_messages=sentences("country code", longest=3),
    )
    remind_first_days = reminder("First reminder, days before the visit")
    remind_last_days = reminder("Last reminder, days before the visit")
    remind_unopened_days = reminder("Reminder after so many days if a link was not opened")
    languages = forms.MultipleChoiceField(
        label="Languages besides English",
        required=False,
        choices=tuple(IN_ENGLISH.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text="Patients may choose among them. Who has begun in one goes on in it.",
        error_messages=sentences("languages"),
    )
    emergency_number = forms.CharField(
        label="Emergency number",
        max_length=20,
        error_messages=sentences("emergency number", longest=20),
    )
    helplines = forms.CharField(
        label="Helplines",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Shown to patients beside the questions about feelings.",
        error_messages=sentences("helplines"),
    )
    timezone = forms.ChoiceField(
        label="Time zone",
        choices=ZONES,
        error_messages=sentences("time zone", needed="Choose the time zone"),
    )
    jurisdiction = forms.ChoiceField(
        label="Country whose law applies",
        choices=Clinic.Jurisdiction.choices,
        widget=forms.RadioSelect,
        error_messages=sentences("country", needed="Choose the country whose law applies"),
    )
    stocked_brands = forms.MultipleChoiceField(
        label="Brands in stock",
        required=False,
        choices=tuple(BRAND_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages=sentences("brands"),
    )
    mode = forms.ChoiceField(
        label="What the software does with answers",
        choices=Clinic.Mode.choices,
        widget=forms.RadioSelect,
        help_text="Flags need a protocol that a clinician has approved.",
        error_messages=sentences("mode", needed="Choose what the software does with answers"),
    )
    patient_dates = forms.BooleanField(
        label="Tell patients from which day a visit makes sense", required=False
    )
    overridable = forms.ChoiceField(
        label="Against what a clinician may decide to go on",
        choices=Clinic.Overridable.choices,
        widget=forms.RadioSelect,
        help_text="It always takes a reason. Nobody may go on against the law on age.",
        error_messages=sentences("stops", needed="Choose against what a clinician may decide"),
    )
    second_signature = forms.BooleanField(
        label="A decision against an open stop needs a second clinician’s signature",
        required=False,
        help_text="The patient is told once another clinician has signed.",
    )
    answers_valid_days = forms.IntegerField(
        label="Days for which answers stay good",
        min_value=1,
        max_value=365,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            "Enter the days for which answers stay good, from 1 to 365",
        ),
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
        listed = {name: sorted(held[name]) for name in LISTS}
        return cls(data, initial=held | listed)

    def clean(self) -> dict[str, Any]:
        """Lines and brands as they are kept, so that only what was changed differs."""
        given = super().clean() or self.cleaned_data
        plain = {
            name: value.replace("\r\n", "\n")
            for name, value in given.items()
            if isinstance(value, str)
        }
        return given | plain | {name: sorted(given.get(name, ())) for name in LISTS}

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
        error_messages=sentences("version", longest=60, needed="Give the protocol a version"),
    )
    approved_by = forms.ModelChoiceField(
        User.objects.none(),
        label="Approved by",
        to_field_name="code",
        empty_label="Choose a clinician",
        help_text="The clinician who has read and approved it.",
        error_messages=sentences("clinician", needed="Choose the clinician who approves it"),
    )

    rulebook = forms.ChoiceField(
        label="Rulebook",
        widget=forms.RadioSelect,
        help_text="New links ask the questions that the rulebook reads.",
        error_messages=sentences("rulebook", needed="Choose the rulebook"),
    )
    field_order = ("version", "rulebook", "approved_by")

    def __init__(self, *args: Any, clinic: Clinic, offered: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rulebook: Any = self.fields["rulebook"]
        newest, in_force = offered[0], offered[-1]
        brought = NEWS | {newest: news_since(in_force)}
        rulebook.choices = [(version, f"{version}. {brought[version]}") for version in offered]
        if len(offered) == 1:
            del self.fields["rulebook"]
        self.only = offered[0]
        people: Any = self.fields["approved_by"]
        people.queryset = User.objects.filter(
            clinic=clinic, role=Role.CLINICIAN, is_active=True
        ).order_by("name")
        for name, setting in SETTINGS.items():
            least, most = LEAST.get(name, 0), MOST.get(name, MOST_OTHERWISE)
            number = f"{setting.meaning}: enter a whole number from {least} to {most}"
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
    def rulebook_chosen(self) -> str:
        """The rulebook, which is not asked where there is only one to choose."""
        return str(self.cleaned_data.get("rulebook", self.only))

    @property
    def policy(self) -> dict[str, int]:
        """The value of every setting."""
        return {name: self.cleaned_data[name] for name in SETTINGS}
