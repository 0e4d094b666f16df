"""What staff tick and write to ask a patient something again."""

from __future__ import annotations

from typing import Any

from django import forms

from clinic.asking.topics import Offer, Topic, chosen
from clinic.review.services import visible

LONGEST_REASON = 200
REASONS = (
    "We would like to know a little more about this.",
    "Something was left out. Please fill it in.",
    "Two answers do not fit together. Please look at them again.",
    "Please give the names and doses of your medicines.",
    "Please check the dates.",
)
OWN = "own"
CHOICES = [*((text, text) for text in REASONS), (OWN, "In my own words:")]


class AskForm(forms.Form):
    """Some questions, and the reason that the patient reads."""

    questions = forms.MultipleChoiceField(
        required=True, error_messages={"required": "Tick at least one question"}
    )
    template = forms.ChoiceField(
        label="What the patient reads as the reason",
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a reason, or write one"},
    )
    own = forms.CharField(label="Your own words, in one line", required=False, max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, topics: list[Topic], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topics = topics
        field: Any = self.fields["questions"]
        field.choices = [(o.key, o.words) for topic in topics for o in topic.offers]

    def clean(self) -> None:
        own = " ".join(visible(self.cleaned_data.get("own", "")).split())
        template = self.cleaned_data.get("template")
        if template == OWN and not own:
            self.add_error("own", "Write the reason in one line")
        self.reason = own if template == OWN else template or ""

    @property
    def ticked(self) -> list[str]:
        """What is ticked now, whether or not it can be sent."""
        keys: list[str] = self["questions"].value() or []
        return keys

    @property
    def offers(self) -> list[Offer]:
        """What is asked."""
        return chosen(self.topics, self.cleaned_data["questions"])

    @property
    def codes(self) -> list[str]:
        return [code for offer in self.offers for code in offer.codes]
