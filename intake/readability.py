"""How hard a text is to read: its grade, its longest sentence, and double negatives.

The grade is Flesch-Kincaid's: Kincaid et al., "Derivation of new readability formulas for Navy
enlisted personnel", 1975. Syllables are counted by rules of our own. Each piece of a text (a
question, an option) is a sentence of its own, as people meet it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

HIGHEST_GRADE = 6.0
LONGEST_SENTENCE = 20  # words

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*")
END = re.compile(r"[.!?](?=\s|$|[”\"')])|[;:\n]")
VOWELS = re.compile("[aeiouy]+")
SILENT = re.compile("(?:[^laeiouy]es|[^aeiouyl]e|[^aeiouytd]ed)$")
SOUNDED = re.compile("(?:[cgszx]|[cs]h)es$")
SPLIT = re.compile(
    "ia(?!l)|io(?!n|us)|(?<![ctxg])ious|eo(?!u)|iu|[eo]ing$|ying$|iet|ience|crea|reac"
    "|[^aeiou][^aeiou]?ea$|ua(?!r)|[^q]uo|ism$"
)
INSIDE = re.compile("[^laeiou]e(?=(?:ful|less|ly|ment|ness|thing|times|where|body|one|work)$)")
NOT_BY_RULE = {
    "people": 2,
    "every": 2,
    "everything": 3,
    "evening": 2,
    "business": 2,
    "tea": 1,
    "sea": 1,
}

# Each pattern finds one way of saying a thing by saying twice that it is not so.
DOUBLE_NEGATIVES = {
    "not ... un-": re.compile(
        r"(?:\bnot|n[’']t)\s+(?:\w+\s+){0,2}(?:un(?!der|less|til|ion|it|ique|i)\w{3,}"
        r"|in(?:capable|correct|complete|visible|sufficient)|im(?:possible|probable|proper)"
        r"|ir(?:regular|relevant)|dis(?:agree|like|allow)\w*)\b",
        re.I,
    ),
    "not without": re.compile(r"(?:\b(?:not|never|no)|n[’']t)\b[^.?!]{0,30}\bwithout\b", re.I),
    "never ... not": re.compile(
        r"\bnever\b[^.?!,;]{0,40}\b(?:not|no|nothing|none|never|\w+n[’']t)\b", re.I
    ),
    "don't ... no": re.compile(
        r"\b(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should)"
        r"(?:n[’']t|not|(?:\s+\w+){0,2}\s+not)\b[^.?!,;]{0,40}\b(?:no|none|nothing|nobody|never|not|nor)\b",
        re.I,
    ),
    "none ... not": re.compile(
        r"\b(?:no one|nobody|none|nothing)\b[^.?!,;]{0,40}\b(?:not|never|no|\w+n[’']t)\b", re.I
    ),
}


def syllables(word: str) -> int:
    """How many syllables an English word has, about."""
    letters = word.casefold().replace("’", "'").removesuffix("'s")
    if letters.endswith("n't"):
        letters = letters.removesuffix("n't")
        return syllables(letters) + letters.endswith(("d", "s", "ve"))
    letters = letters.replace("'", "")
    if not letters.isalpha():
        return 1  # a number in figures is taken in at a glance
    if letters in NOT_BY_RULE:
        return NOT_BY_RULE[letters]
    count = len(VOWELS.findall(letters)) + len(SPLIT.findall(letters))
    count -= len(INSIDE.findall(letters))
    if SILENT.search(letters) and not SOUNDED.search(letters):
        count -= 1
    return max(1, count)


def sentences(*pieces: str) -> list[str]:
    """The sentences of a text; each piece ends one."""
    parts = (part.strip() for piece in pieces for part in END.split(piece))
    return [part for part in parts if WORD.search(part)]


def grade(pieces: Iterable[str], *, forced: frozenset[str] = frozenset()) -> float:
    """The school grade at which a text is understood; forced words count as one syllable."""
    said = sentences(*pieces)
    words = [word for sentence in said for word in WORD.findall(sentence)]
    if not words:
        return 0.0
    spoken = sum(1 if word.casefold() in forced else syllables(word) for word in words)
    return 0.39 * len(words) / len(said) + 11.8 * spoken / len(words) - 15.59


def longest(pieces: Iterable[str]) -> int:
    """The words of the longest sentence."""
    return max((len(WORD.findall(sentence)) for sentence in sentences(*pieces)), default=0)


def double_negatives(text: str) -> list[str]:
    """The kinds of double negative that a text holds."""
    return [kind for kind, pattern in DOUBLE_NEGATIVES.items() if pattern.search(text)]
