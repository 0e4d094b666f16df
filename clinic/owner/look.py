"""The look of the clinic's pages for patients: an accent and a logo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from clinic.owner.services import change_settings
from clinic.staff.models import User
from intake.models import Clinic, Logo
from intake.models.logo import fingerprint_of
from intake.palette import DARK, LIGHT, BadColour, palette
from intake.photos.logos import made_anew

OURS = "#1c5d51"
LABELS = {"accent": "Colour", "logo": "Logo"}


@dataclass(frozen=True, slots=True)
class Swatch:
    """How the accent looks on a page, in light or in dark."""

    title: str
    paper: str
    ink: str
    brand: str
    on_brand: str


class LookForm(forms.Form):
    """The accent, as the browser's own box for colours gives it, and the file of a logo."""

    accent = forms.CharField(
        label=LABELS["accent"],
        widget=forms.TextInput(attrs={"type": "color"}),
        help_text="Of buttons, links and marks on the patients’ pages. It is made lighter for"
        " telephones that show pages in the dark.",
        error_messages={"required": "Choose a colour"},
    )
    logo = forms.FileField(
        label=LABELS["logo"],
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        help_text="PNG, JPEG or WebP, 2 MB at most. It is shown 40 pixels high at most, beside"
        " the name.",
    )

    def __init__(self, data: Any, files: Any, *, clinic: Clinic) -> None:
        super().__init__(data, files, initial={"accent": clinic.accent or OURS})

    def clean_accent(self) -> str:
        accent: str = self.cleaned_data["accent"].strip().lower()
        try:
            palette(accent)
        except BadColour as problem:
            raise ValidationError(str(problem)) from None
        return "" if accent == OURS else accent


@transaction.atomic
def change_look(clinic: Clinic, *, accent: str, sent: bytes | None, by: User, at: datetime) -> bool:
    """Take an accent, and a logo where a file was sent; returns whether anything is new.

    Raises `BadLogo` or `BadSettings`.
    """
    changes = {} if accent == clinic.accent else {"accent": accent}
    if sent is not None:
        mark = _kept(clinic, made_anew(sent), by=by, at=at)
        changes |= {} if mark == clinic.logo else {"logo": mark}
    if changes:
        change_settings(clinic, **changes, by=by, at=at)
    return bool(changes)


def swatches(accent: str) -> list[Swatch]:
    """The accent on a page in light and in dark."""
    made = palette(accent or OURS)
    shown = (("Light", LIGHT, made.light), ("Dark", DARK, made.dark))
    return [
        Swatch(title, scheme.grounds["surface"], scheme.inks[0], tones.brand, tones.on_brand)
        for title, scheme, tones in shown
    ]


def _kept(clinic: Clinic, picture: bytes, *, by: User, at: datetime) -> str:
    mark = fingerprint_of(picture)
    defaults = {"picture": picture, "by": by, "at": at}
    Logo.objects.get_or_create(clinic=clinic, fingerprint=mark, defaults=defaults)
    return mark
