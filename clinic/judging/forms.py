"""What a clinician says of one finding."""

from __future__ import annotations

from typing import Any

from django import forms

from clinic.judging.models import Judgement


class JudgementForm(forms.Form):
    """One finding, confirmed, set aside with a reason, or to be asked back."""

    rule = forms.CharField(max_length=10)
    assessment = forms.UUIDField()
    verdict = forms.ChoiceField(
        label="Finding",
        choices=Judgement.Verdict.choices,
        error_messages={"required": "Choose what you make of the finding"},
    )
    reason = forms.ChoiceField(choices=Judgement.Reason.choices, required=False)
    words = forms.CharField(label="Another reason", required=False, max_length=1000)

    @property
    def told(self) -> dict[str, Any]:
        """What was said, without the assessment it is about."""
        return {name: self.cleaned_data[name] for name in self.fields if name != "assessment"}
