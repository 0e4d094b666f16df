"""What stands above and below every patient's page: the clinic, what to do in an emergency, and
the languages there are.

It is the same for every patient of a clinic, so it is drawn once for each wording of it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from intake.palette import palette
from intake.questionnaire.editions import EDITIONS, by_language
from intake.speaking import DJANGOS, LANGUAGES

register = template.Library()


class ClinicWords(NamedTuple):
    """What a page says of the clinic."""

    name: str
    phone: str
    address: str
    emergency_number: str
    accent: str
    logo: str
    spoken: tuple[str, ...]

    @classmethod
    def of(cls, clinic: Any) -> ClinicWords:
        """The words of a clinic, or none where the page is nobody's."""
        *words, spoken = cls._fields
        told = [str(getattr(clinic, name, "")) for name in words]
        return cls._make([*told, getattr(clinic, spoken, ()) or tuple(LANGUAGES)])


@register.simple_tag
def clinic_look(clinic: Any) -> SafeString:
    """The sheets of the clinic's own look; nothing where it has none."""
    return _look(str(getattr(clinic, "accent", "")), bool(getattr(clinic, "logo", "")))


@register.simple_tag
def clinic_top(clinic: Any, switch: str = "") -> SafeString:
    """The clinic's name, its telephone a touch away, and the way to the languages if any."""
    name = "parts/clinic_top_and_languages.html" if switch else "parts/clinic_top.html"
    return _part(name, get_language(), ClinicWords.of(clinic))


@register.simple_tag
def clinic_foot(clinic: Any) -> SafeString:
    """The emergency notice, and where the clinic is."""
    return _part("parts/clinic_foot.html", get_language(), ClinicWords.of(clinic))


@register.simple_tag
def unsaved() -> SafeString:
    """Where a script says that a page is not saved yet, and what it says."""
    return _part("parts/unsaved.html", get_language(), None)


@register.simple_tag
def languages(edition: str, clinic: Any, wished: str = "") -> str:
    """A button for each language that an edition is asked in; nothing where it is only one."""
    return _languages(edition, ClinicWords.of(clinic).spoken, wished, get_language())


@register.simple_tag
def every_language(clinic: Any) -> SafeString:
    """A button for each language that the clinic speaks."""
    return _switch(ClinicWords.of(clinic).spoken, "", get_language())


@lru_cache(maxsize=256)
def _part(name: str, language: str, clinic: ClinicWords | None) -> SafeString:
    names = ", ".join(LANGUAGES[one] for one in clinic.spoken) if clinic else ""
    context = {"clinic": clinic, "names": names}
    return render_to_string(name, context)


@lru_cache(maxsize=256)
def _languages(edition: str, offered: tuple[str, ...], wished: str, spoken: str) -> str:
    if edition not in EDITIONS:
        return ""
    asked = EDITIONS[edition]
    # Who reads a language that is offered no more still finds the way out of it.
    known = tuple(one for one in by_language(asked) if one in (*offered, asked.language))
    return _switch(known, wished, spoken) if len(known) > 1 else ""


@lru_cache(maxsize=64)
def _look(accent: str, logo: bool) -> SafeString:
    sheets = []
    if accent:
        address = (accent.removeprefix("#"), palette(accent).mark)
        sheets.append(reverse("intake:accent", args=address))
    if logo:
        sheets.append(static("css/logo.css"))
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((one,) for one in sheets))


def _switch(known: tuple[str, ...], wished: str, spoken: str) -> SafeString:
    offers = [
        (code, LANGUAGES[code], DJANGOS.get(code, code) == spoken, code == wished) for code in known
    ]
    return render_to_string("parts/languages.html", {"offers": offers})
