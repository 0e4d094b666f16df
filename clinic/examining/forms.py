"""What a clinician writes after looking at the patient."""

from __future__ import annotations

from django import forms

LONGEST = 1000


class ExaminationForm(forms.Form):
    """When, and what was looked at."""

    on = forms.DateField(
        label="Examined in person on",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Give the day of the examination",
            "invalid": "Write the day like 2026-12-14",
        },
    )
    looked_at = forms.CharField(
        label="What was looked at",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="In a few words, such as: skin of forehead and cheeks, brow position, neck.",
        error_messages={"required": "Say in a few words what was looked at"},
    )


class StatementForm(forms.Form):
    """Whether the patient can be treated."""

    treatable = forms.TypedChoiceField(
        label="After the examination",
        choices=(("yes", "Treatable"), ("no", "Not to be treated now")),
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether the patient can be treated"},
    )
    words = forms.CharField(
        label="Why, or what must hold",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Needed where the patient is not to be treated now.",
    )
