"""What stands above and below every patient's page: the clinic, what to do in an emergency, and
the languages there are.

It is the same for every patient of a clinic, so it is drawn once for each wording of it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from intake.questionnaire.editions import EDITIONS, by_language
from intake.speaking import DJANGOS, LANGUAGES

register = template.Library()

SHOWN = ("name", "phone", "address", "emergency_number")


@register.simple_tag
def clinic_top(clinic: Any, switch: str = "") -> SafeString:
    """The clinic's name, its telephone a touch away, and the way to the languages if any."""
    name = "parts/clinic_top_and_languages.html" if switch else "parts/clinic_top.html"
    return _part(name, get_language(), _words(clinic))


@register.simple_tag
def clinic_foot(clinic: Any) -> SafeString:
    """The emergency notice, and where the clinic is."""
    return _part("parts/clinic_foot.html", get_language(), _words(clinic))


@register.simple_tag
def unsaved() -> SafeString:
    """Where a script says that a page is not saved yet, and what it says."""
    return _part("parts/unsaved.html", get_language(), ())


@register.simple_tag
def languages(edition: str, wished: str = "") -> str:
    """A button for each language that an edition is asked in; nothing where it is only one."""
    return _languages(edition, wished, get_language())


@register.simple_tag
def every_language() -> SafeString:
    """A button for each language that we speak."""
    return _switch(tuple(LANGUAGES), "", get_language())


def _words(clinic: Any) -> tuple[str, ...]:
    return tuple([str(getattr(clinic, name, "")) for name in SHOWN])


@lru_cache(maxsize=256)
def _part(name: str, language: str, words: tuple[str, ...]) -> SafeString:
    clinic = dict(zip(SHOWN, words, strict=bool(words)))
    return render_to_string(name, {"clinic": clinic, "names": ", ".join(LANGUAGES.values())})


@lru_cache(maxsize=256)
def _languages(edition: str, wished: str, spoken: str) -> str:
    if edition not in EDITIONS:
        return ""
    known = tuple(by_language(EDITIONS[edition]))
    return _switch(known, wished, spoken) if len(known) > 1 else ""


def _switch(known: tuple[str, ...], wished: str, spoken: str) -> SafeString:
    offers = [
        (code, LANGUAGES[code], DJANGOS.get(code, code) == spoken, code == wished) for code in known
    ]
    return render_to_string("parts/languages.html", {"offers": offers})
