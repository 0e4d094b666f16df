"""The alphabet of text messages, and how much of one a text takes up.

A text all of whose letters are in the alphabet of 3GPP TS 23.038 holds 160 of them; one other
letter and it holds 70. One that does not fit is sent in parts, which hold a little less, for they
also say how they belong together.
"""

from __future__ import annotations

import unicodedata
from math import ceil

ONE_TEXT, ONE_PART = 160, 153  # septets
ONE_WIDE_TEXT, ONE_WIDE_PART = 70, 67  # UTF-16 units
PLAIN = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
TWICE = frozenset("^{}\\[~]|€")  # letters that take up two places
STAND_INS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})


def plain(text: str) -> str:
    """The text in that alphabet: accents it lacks fall away, and so does what is left over."""
    return "".join(map(_plain, text.translate(STAND_INS)))


def places(text: str) -> int:
    """How many of the 160 places a text of that alphabet takes up."""
    return sum(2 if letter in TWICE else 1 for letter in text)


def texts_for(text: str) -> int:
    """How many texts it takes to send this, whatever its letters."""
    if all(letter in PLAIN or letter in TWICE for letter in text):
        size, whole, part = places(text), ONE_TEXT, ONE_PART
    else:
        size, whole, part = len(text.encode("utf-16-le")) // 2, ONE_WIDE_TEXT, ONE_WIDE_PART
    return 1 if size <= whole else ceil(size / part)


def _plain(letter: str) -> str:
    if letter in PLAIN or letter in TWICE:
        return letter
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if part in PLAIN)
