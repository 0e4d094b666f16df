"""Names as people type them: of any script, on one line, and readable."""

from __future__ import annotations

import unicodedata

from django.core.exceptions import ValidationError

# Controls, surrogates, and ends of lines and paragraphs.
BREAKING = frozenset({"Cc", "Cs", "Zl", "Zp"})
# They turn the direction of what stands around a name.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Korean fillers: letters that nobody sees.
UNSEEN = frozenset("\u115f\u1160\u3164\uffa0")


def can_be_read(name: str) -> None:
    """Raise `ValidationError` unless a name has a letter and nothing that is no text."""
    kinds = [unicodedata.category(sign) for sign in name]
    if BREAKING.intersection(kinds) or TURNING.intersection(name):
        raise ValidationError("Write the name on one line, without special signs")
    seen = (kind for sign, kind in zip(name, kinds, strict=True) if sign not in UNSEEN)
    if not any(kind.startswith("L") for kind in seen):
        raise ValidationError("Write the name with at least one letter")
