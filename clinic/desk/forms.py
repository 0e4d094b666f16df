"""What the front desk types."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from clinic.desk.models import Triage
from clinic.desk.teamwork import Tag
from clinic.desk.walking_in import WAYS
from clinic.names import can_be_read
from clinic.staff.models import Role, User
from clinic.staff.seen import SeenForm
from intake import texts
from intake.forms.fields import DayField
from intake.models import Clinic, Identity, Invitation
from intake.questionnaire.kinds import Day
from intake.questionnaire.languages import IN_ENGLISH

LONGEST_NAME = 100
LONGEST_NOTE = 2000
LATER = "later"
BORN = Day(
    code="birth_date",
    text="Date of birth",
    label="Date of birth",
    why="",
    hint="For example 27 3 1992, or 27 March 1992.",
    past=True,
)
CHANNELS = (
    (Invitation.Channel.EMAIL.value, "Send the link by e-mail"),
    (Invitation.Channel.TEXT.value, "Send the link by text message"),
    (Invitation.Channel.PRINT.value, "Show a QR code, to print or to scan here"),
    (Invitation.Channel.COPY.value, "Show the link, to copy into a message"),
    (LATER, "Not yet"),
)

SPOKEN = (("", "As last time, or English"), ("en", "English"), *IN_ENGLISH.items())


def spoken_at(clinic: Clinic) -> list[tuple[str, str]]:
    """The languages to choose from at a clinic."""
    return [(code, words) for code, words in SPOKEN if not code or code in clinic.spoken]


class TriageForm(forms.Form):
    """Where an intake goes from here, and a note for colleagues."""

    outcome = forms.ChoiceField(
        label="Where does it go?",
        choices=Triage.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose where it goes"},
    )
    note = forms.CharField(
        label="Note for colleagues",
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Staff read it; the patient does not.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def renewed(self, version: int) -> TriageForm:
        """The same words about the intake as it is now."""
        typed: Any = self.data
        return TriageForm({**typed.dict(), "version": version})


class CloseForm(forms.Form):
    """Closing what needs nothing more."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class IdentityForm(forms.Form):
    """Who a patient is, and how to reach them; `identity` once it is valid."""

    given_name = forms.CharField(
        label="First name",
        max_length=LONGEST_NAME,
        validators=[can_be_read],
        error_messages={"required": "Enter a first name"},
    )
    family_name = forms.CharField(
        label="Last name",
        max_length=LONGEST_NAME,
        validators=[can_be_read],
        error_messages={"required": "Enter a last name"},
    )
    birth_date = DayField(BORN)
    email = forms.EmailField(
        label="E-mail",
        required=False,
        error_messages={"invalid": "Write the e-mail like name@example.org"},
    )
    phone = forms.CharField(label="Telephone", required=False, max_length=40)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_birth_date(self) -> date:
        field: Any = self.fields["birth_date"]
        read = field.answers(self.cleaned_data["birth_date"], today=self.today)
        if not read:
            raise forms.ValidationError("Enter the date of birth")
        return date.fromisoformat(read["birth_date"])

    @property
    def identity(self) -> Identity:
        """Who it is, as typed."""
        names = ("given_name", "family_name", "birth_date", "email", "phone")
        return Identity(**{name: self.cleaned_data[name] for name in names})


class CorrectionForm(SeenForm, IdentityForm):
    """Who a patient is, as it stands, to be corrected."""


def unavailable() -> set[str]:
    """Ways that this clinic cannot send a link by."""
    return set() if texts.available() else {Invitation.Channel.TEXT.value}


class VisitForm(forms.Form):
    """When a patient comes; the hour may be left open."""

    on = forms.DateField(
        label="Day of the visit",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Enter the day of the visit",
            "invalid": "Write the day like 2026-03-16",
        },
    )
    at_time = forms.TimeField(
        label="Time",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Write the time like 14:30"},
    )


class BookingForm(VisitForm):
    """A visit with somebody, and how the patient is asked to prepare."""

    clinician = forms.ModelChoiceField(
        User.objects.none(),
        label="With",
        required=False,
        to_field_name="code",
        empty_label="Anybody",
    )
    channel = forms.ChoiceField(
        label="The link to their questions",
        choices=CHANNELS,
        widget=forms.RadioSelect,
        help_text="A message leaves in three minutes, so that you can undo it. For somebody who is"
        " here or on the telephone, the QR code and the link are there at once.",
        error_messages={"required": "Choose how the patient gets the link"},
    )

    language = forms.ChoiceField(label="Language of the questions", choices=SPOKEN, required=False)

    def __init__(self, *args: Any, clinic: Clinic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways: Any = self.fields["channel"]
        ways.choices = [way for way in CHANNELS if way[0] not in unavailable()]
        languages: Any = self.fields["language"]
        languages.choices = spoken_at(clinic)
        people: Any = self.fields["clinician"]
        people.queryset = User.objects.filter(
            clinic=clinic, role=Role.CLINICIAN, is_active=True
        ).order_by("name")

    @property
    def booking(self) -> dict[str, Any]:
        """The visit as booked: when, with whom, and by which way the link goes."""
        told = {name: self.cleaned_data[name] for name in BookingForm.base_fields}
        return told | {"channel": "" if told["channel"] == LATER else told["channel"]}


class NewPatientForm(IdentityForm, BookingForm):
    """Somebody new, and their first visit."""

    field_order = (
        "given_name",
        "family_name",
        "birth_date",
        "email",
        "phone",
        "on",
        "at_time",
        "clinician",
        "channel",
        "language",
    )


class WayForm(forms.Form):
    """How somebody who stands here gets their questions."""

    way = forms.ChoiceField(choices=[(way, way) for way in WAYS])


class WalkInForm(IdentityForm):
    """Somebody new who stands here; the buttons say how they get their questions."""

    language = forms.ChoiceField(label="Language of the questions", choices=SPOKEN, required=False)

    def __init__(self, *args: Any, clinic: Clinic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages: Any = self.fields["language"]
        languages.choices = spoken_at(clinic)

    @property
    def told(self) -> dict[str, Any]:
        """Who it is, and in which language the questions are asked."""
        return {"identity": self.identity, "language": self.cleaned_data["language"]}


class ChannelForm(forms.Form):
    """Which way a new link goes."""

    channel = forms.ChoiceField(choices=Invitation.Channel.choices)


class TakeOverForm(forms.Form):
    """A word to the colleague whose intake is taken over, and who that was on the page."""

    MOST = 300

    whom = forms.CharField(required=False)
    word = forms.CharField(required=False, max_length=MOST)


class NoteForm(forms.Form):
    """Something for colleagues to know."""

    text = forms.CharField(
        label="A note for colleagues",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2, "data-focus-key": "n"}),
        help_text="Staff read it; the patient does not.",
        error_messages={"required": "Write the note first"},
    )


class AssignForm(forms.Form):
    """Whose an intake is: a person's, a role's or nobody's."""

    to = forms.ChoiceField(
        label="Assigned to",
        required=False,
        widget=forms.Select(attrs={"data-focus-key": "a"}),
    )

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        to.choices = [("", "Nobody"), *colleagues]

    @property
    def said(self) -> str:
        """What was done, in words."""
        to: Any = self.fields["to"]
        whose = self.cleaned_data["to"]
        return f"Assigned to {dict(to.choices)[whose]}." if whose else "Assigned to nobody."


class TagForm(forms.Form):
    """One tag."""

    word = forms.ChoiceField(choices=Tag.Word.choices)


class BulkForm(forms.Form):
    """What is done to the lines that were picked."""

    MOST = 50
    DEEDS = (
        ("remind", "Remind"),
        ("assign", "Assign"),
        ("tag", "Tag"),
        ("print", "Print the list"),
    )
    DID = {"remind": "Reminders made", "assign": "Assigned", "tag": "Tagged", "print": "The list"}

    do = forms.ChoiceField(choices=DEEDS)
    intake = forms.TypedMultipleChoiceField(coerce=UUID, choices=())
    to = forms.ChoiceField(required=False)
    word = forms.ChoiceField(required=False, choices=[("", ""), *Tag.Word.choices])

    def __init__(self, data: Any, *, colleagues: list[tuple[str, str]]) -> None:
        super().__init__(data)
        picked, to = self.fields["intake"], self.fields["to"]
        own: Any = data.getlist("intake")[: self.MOST]
        picked.choices = [(code, code) for code in own]  # type: ignore[attr-defined]
        to.choices = [("", "Nobody"), *colleagues]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("do") == "tag" and not given.get("word"):
            self.add_error("word", "Choose a tag first.")
        return given

    @property
    def did(self) -> str:
        """What was done, as a heading."""
        return self.DID[self.cleaned_data["do"]]

    @property
    def problem(self) -> str:
        """What to do about it, in a sentence."""
        if "intake" in self.errors:
            return f"Pick at least one line, and at most {self.MOST}."
        if "word" in self.errors:
            return "Choose a tag first."
        return "Choose what to do, and to whom, and try again."
