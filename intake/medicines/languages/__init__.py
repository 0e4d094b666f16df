"""The languages beside English in which medicines are typed, and are named when asked back."""

from __future__ import annotations

from collections.abc import Mapping

from intake.medicines.languages import ar, es

LANGUAGES = {"es": es, "ar": ar}


def abroad(name: str) -> Mapping[str, tuple[str, ...]]:
    """The names of a medicine by language, the one to show first."""
    return {code: one.NAMES[name] for code, one in LANGUAGES.items() if name in one.NAMES}
