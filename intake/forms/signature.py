"""The form of a signature: typed unless the page's script was told to draw."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext

from intake import signing
from intake.signing import NotSigned, Signed

LONGEST_DRAWING = 20_000  # characters


class SignatureForm(forms.Form):
    """A name, typed or drawn; `signed` holds it once it is valid."""

    signature_way = forms.ChoiceField(
        choices=[("typed", "Type it"), ("drawn", "Draw it")], required=False
    )
    signature = forms.CharField(required=False)
    signature_strokes = forms.CharField(required=False)

    signed: Signed | None = None

    def clean(self) -> None:
        drawn = self.cleaned_data.get("signature_way") == "drawn"
        strokes = self.cleaned_data.get("signature_strokes", "")[:LONGEST_DRAWING]
        try:
            self.signed = (
                signing.drawn(strokes)
                if drawn
                else signing.typed(self.cleaned_data.get("signature", ""))
            )
        except NotSigned as problem:
            self.add_error("signature", gettext(str(problem)))
