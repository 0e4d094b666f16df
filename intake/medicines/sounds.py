"""How words are compared: as written, and as they sound to somebody who writes by ear."""

from __future__ import annotations

import re
import unicodedata

NOT_A_LETTER = re.compile(r"[^a-z0-9 ]")
SOUNDS = (
    ("ph", "f"),
    ("ch", "k"),
    ("ck", "k"),
    ("rh", "r"),
    ("th", "t"),
    ("qu", "kw"),
    ("x", "ks"),
    ("sc", "s"),
    ("h", ""),
)
SOFT = re.compile("c(?=[eiy])")
START = re.compile("^(x|ps)")
VOWELS = re.compile("[aeiouy]+")
TWICE = re.compile(r"(.)\1+")


def plain(words: str) -> str:
    """Letters and digits with single blanks between words, without case and accents."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    return " ".join(NOT_A_LETTER.sub("", letters).split())


def sound(letters: str) -> str:
    """A key that words share if they sound alike: every run of vowels is one."""
    heard = SOFT.sub("s", START.sub("s", letters))
    for written, spoken in SOUNDS:
        heard = heard.replace(written, spoken)
    heard = heard.translate(SAME)
    return TWICE.sub(r"\1", VOWELS.sub("a", heard))


SAME = str.maketrans({"c": "k", "z": "s", "q": "k", "v": "b", "j": "g"})
