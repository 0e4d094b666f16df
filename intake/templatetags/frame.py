"""What stands above and below every patient's page: the clinic, and what to do in an emergency.

It is the same for every patient of a clinic, so it is drawn once for each wording of it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


class ClinicWords(NamedTuple):
    """What a page says of the clinic."""

    name: str
    phone: str
    address: str
    emergency_number: str

    @classmethod
    def of(cls, clinic: Any) -> ClinicWords:
        """The words of a clinic, or none where the page is nobody's."""
        return cls._make([str(getattr(clinic, name, "")) for name in cls._fields])


@register.simple_tag
def clinic_top(clinic: Any) -> SafeString:
    """The clinic's name, and its telephone a touch away."""
    return _part("parts/clinic_top.html", get_language(), ClinicWords.of(clinic))


@register.simple_tag
def clinic_foot(clinic: Any) -> SafeString:
    """The emergency notice, and where the clinic is."""
    return _part("parts/clinic_foot.html", get_language(), ClinicWords.of(clinic))


@register.simple_tag
def unsaved() -> SafeString:
    """Where a script says that a page is not saved yet, and what it says."""
    return _part("parts/unsaved.html", get_language(), None)


@lru_cache(maxsize=256)
def _part(name: str, language: str, clinic: ClinicWords | None) -> SafeString:
    return render_to_string(name, {"clinic": clinic})
