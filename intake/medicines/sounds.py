"""How words are compared: as written, and as they sound to somebody who writes by ear."""

from __future__ import annotations

import re
import unicodedata

NOT_A_LETTER = re.compile("[^a-z0-9 ء-ي]")
# Arabic letters that are written for one another, and the digits beside them. Marks above and
# below (hamza, short vowels) are taken off before; tatweel only stretches a word.
AS_ONE = str.maketrans("ٱةىیکھہڤپچگ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "اهييكههفبجج01234567890123456789", "ـء")
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
VOWELS = re.compile("[aeiouyاوي]+")
TWICE = re.compile(r"(.)\1+")
SAME = str.maketrans("czqvj" + "ثطصذضظقغح", "kskbg" + "تتسدددكجه")
# What Arabic writes in one with the word after it: "and", "the", "and the".
JOINED = re.compile("(?:وال|ال|و)(?=....)")


def plain(words: str) -> str:
    """Letters and digits with single blanks between words, without case, accents and variants."""
    letters = unicodedata.normalize("NFKD", words.casefold()).translate(AS_ONE)
    return " ".join(NOT_A_LETTER.sub("", letters).split())


def bare(letters: str) -> str:
    """The letters without what Arabic puts before them."""
    return JOINED.sub("", letters, count=1) if JOINED.match(letters) else letters


def sound(letters: str) -> str:
    """A key that words share if they sound alike: every run of vowels is one."""
    heard = SOFT.sub("s", START.sub("s", letters))
    for written, spoken in SOUNDS:
        heard = heard.replace(written, spoken)
    heard = heard.translate(SAME)
    return TWICE.sub(r"\1", VOWELS.sub("a", heard))
