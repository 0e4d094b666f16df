"""What a clinician writes: a decision, a call, an addition."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms

from clinic.judging.models import TriageCheck
from clinic.review.models import Decision
from clinic.review.overriding import SHORTEST_REASON

LONGEST = 4000
Outcome = Decision.Outcome
# One letter each; c, n, a, j and k are taken by the findings.
CODE_KEYS = {"monitor": "w", "tolerated": "t", "misread": "m", "letter": "l", "adapted": "d"}
CODE_KEYS |= {"rule_error": "e"}

CHOICES = (
    (Outcome.SUITABLE.value, "Suitable to come"),
    (Outcome.CONDITIONS.value, "With conditions"),
    (Outcome.NEEDS_INFORMATION.value, "Needs information"),
    (Outcome.DEFER.value, "Defer"),
    (Outcome.NOT_SUITABLE.value, "Not suitable"),
    (Outcome.REFER.value, "Refer"),
)


class DecisionForm(forms.Form):
    """A decision about the assessment that was read; what it needs depends on the choice."""

    marks_optional = False

    outcome = forms.ChoiceField(
        label="Decision",
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a decision"},
    )
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Needed for not suitable and refer;"
        f" to go on against a stop, {SHORTEST_REASON} characters or more.",
    )
    override_code = forms.ChoiceField(
        label="Why you go on against the stop",
        required=False,
        choices=Decision.Override.choices,
        widget=forms.RadioSelect,
    )
    conditions = forms.CharField(
        label="Conditions",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What must hold for the visit to go on.",
    )
    defer_until = forms.DateField(
        label="Defer until",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Write the day like 2026-12-14"},
    )
    for_patient = forms.CharField(
        label="What the patient reads",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="On their page, in plain words and without reasons."
        " Left empty: “A clinician has read your answers.”",
    )
    triage_was = forms.ChoiceField(
        label="The triage word was",
        required=False,
        choices=TriageCheck.Was.choices,
        widget=forms.RadioSelect,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    assessment = forms.UUIDField(widget=forms.HiddenInput)

    @property
    def codes(self) -> list[tuple[forms.boundfield.BoundWidget, str]]:
        """Why to go on against a stop: each choice, and the key that makes it."""
        return [(radio, CODE_KEYS[radio.data["value"]]) for radio in self["override_code"]]

    def clean_for_patient(self) -> str:
        words: str = self.cleaned_data["for_patient"]
        if "eligib" in words.casefold():
            raise forms.ValidationError(
                "Do not write “eligible”: the consult decides. Say what comes next"
            )
        return words

    def renewed(self, *, version: int, assessment: UUID) -> DecisionForm:
        """The same words about the intake as it is now."""
        about = {"version": version, "assessment": str(assessment)}
        return DecisionForm({name: self.data.get(name, "") for name in self.fields} | about)

    @property
    def told(self) -> dict[str, Any]:
        """What was decided, without what it is about."""
        return {name: self.cleaned_data[name] for name in self.fields if name != "assessment"}


class CallForm(forms.Form):
    """A telephone call to the patient."""

    reached = forms.TypedChoiceField(
        label="Did you speak to the patient?",
        choices=(("yes", "Yes, reached"), ("no", "No, not reached")),
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether you spoke to the patient"},
    )
    note = forms.CharField(
        label="What was said",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AddendumForm(forms.Form):
    """Words added to a decision."""

    text = forms.CharField(
        label="Add to the decision",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="The decision itself stays as it is.",
        error_messages={"required": "Write something first"},
    )
