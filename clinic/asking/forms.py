"""What staff tick and write to ask a patient something again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_noop, override

from clinic.asking.topics import Offer, Topic, chosen
from clinic.judging.models import TriageCheck
from clinic.phrasing.models import ReadyReason
from clinic.review.services import visible
from intake.models import Intake
from intake.questionnaire.languages import ENGLISH
from intake.speaking import DJANGOS

LONGEST_REASON = 200
REASONS = (
    gettext_noop("We would like to know a little more about this."),
    gettext_noop("Something was left out. Please fill it in."),
    gettext_noop("Two answers do not fit together. Please look at them again."),
    gettext_noop("Please give the names and doses of your medicines."),
    gettext_noop("Please check the dates."),
)
OWN = "own"


class AskForm(forms.Form):
    """Some questions, and the reason that the patient reads."""

    questions = forms.MultipleChoiceField(
        required=True, error_messages={"required": "Tick at least one question"}
    )
    template = forms.ChoiceField(
        label="What the patient reads as the reason",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a reason, or write one"},
    )
    own = forms.CharField(label="Your own words, in one line", required=False, max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        topics: list[Topic],
        ready: Sequence[ReadyReason] = (),
        language: str = ENGLISH,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.topics, self.language = topics, language
        self.ready = {str(one.sentence): one for one in ready}
        template: Any = self.fields["template"]
        template.choices = [
            *((key, str(one)) for key, one in self.ready.items()),
            *((text, text) for text in REASONS),
            (OWN, "In my own words:"),
        ]
        field: Any = self.fields["questions"]
        field.choices = [(o.key, o.words) for topic in topics for o in topic.offers]

    def clean(self) -> None:
        own = " ".join(visible(self.cleaned_data.get("own", "")).split())
        template = self.cleaned_data.get("template") or ""
        if template == OWN and not own:
            self.add_error("own", "Write the reason in one line")
        self.in_english = own if template == OWN else str(self.ready.get(template, template))
        self.reason = own if template == OWN else self._translated(template)

    def _translated(self, template: str) -> str:
        """A sentence that is ready, in the patient's language as far as it is known there."""
        if template in self.ready:
            return self.ready[template].said(self.language)
        with override(DJANGOS.get(self.language, self.language)):
            return gettext(template) if template else ""

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


class NeedForm(AskForm):
    """The same, with a decision that information is needed, about what was read."""

    assessment = forms.UUIDField(widget=forms.HiddenInput)
    triage_was = forms.ChoiceField(
        required=False, choices=TriageCheck.Was.choices, widget=forms.HiddenInput
    )

    def renewed(self, intake: Intake) -> dict[str, Any]:
        """What was ticked and typed, about the intake as it is now."""
        newest = intake.latest_assessment()
        assert newest is not None  # it was sent
        now = {"version": intake.version, "assessment": str(newest.code)}
        typed = {name: self[name].value() for name in self.fields}
        return typed | now
