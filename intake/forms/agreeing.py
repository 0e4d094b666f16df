"""Agreeing again: one tick for agreements that were all given before."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.safestring import SafeString

from intake.forms.drawn import drawn
from intake.forms.fields import field_for
from intake.questionnaire.kinds import Tick
from intake.route import Route

AGAIN = Tick(code="AGREE", text="I agree to all of these again.", label="Your agreement", why="")
UNTICKED = "Tick that you agree to all of these"


class AgreeAgainForm(forms.Form):
    """The last page for who agreed to the same words before; they stand on it in full."""

    AGREE: Any = field_for(AGAIN)

    def __init__(self, route: Route, *, today: date, data: Any = None) -> None:
        super().__init__(data)
        self.route, self.page = route, route.agreement

    def clean_AGREE(self) -> str:
        if self.cleaned_data["AGREE"] != "YES":
            raise forms.ValidationError(UNTICKED)
        return "YES"

    @property
    def agreements(self) -> list[str]:
        return [question.text for question in self.page.questions]

    @property
    def codes(self) -> list[str]:
        return [question.code for question in self.page.questions]

    @property
    def drawn(self) -> SafeString:
        return drawn(self)

    def to_save(self) -> dict[str, Any]:
        return dict.fromkeys(self.codes, "YES")
