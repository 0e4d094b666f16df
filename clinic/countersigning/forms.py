"""What the second clinician says."""

from __future__ import annotations

from django import forms


class SecondForm(forms.Form):
    """Signed, or sent back with a reason."""

    agrees = forms.TypedChoiceField(
        label="Second signature",
        choices=(("yes", "I sign this decision"), ("no", "I do not sign it")),
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether you sign the decision"},
    )
    words = forms.CharField(
        label="Why",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Needed where you do not sign.",
    )
