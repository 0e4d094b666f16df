"""The questionnaire in Arabic, as published: every word is Arabic, and none changes any more."""

import re

from intake.questionnaire.editions import TRANSLATED, by_language
from intake.questionnaire.languages import ar
from tests.core.answers import pieces

EDITION = by_language(TRANSLATED)["ar"]
PIECES = pieces(TRANSLATED, EDITION)

# Fixed for ever once it is published: new words make a new edition.
PUBLISHED = "a05f80e6d09e2766b1ff23c8564bb40f75cb9c8c28671dbbfbf99914deeae98c"
# Pieces that are the same in both languages: the shades of skin are numbers.
THE_SAME: frozenset[str] = frozenset(str(shade) for shade in range(1, 11))
LETTERS = re.compile(r"[\u0621-\u064a]")
LATIN = re.compile(r"\b[A-Za-z]{3,}\b")


def test_the_published_edition_never_changes():
    assert EDITION.name == f"{ar.WORDS.of}-ar"
    assert EDITION.fingerprint == PUBLISHED


def test_every_piece_is_put_into_arabic():
    others = [(name, words) for name, _, words in PIECES if words not in THE_SAME]

    assert [(name, words) for name, words in others if not LETTERS.search(words)] == []


def test_signs_are_those_of_arabic():
    assert [(name, words) for name, _, words in PIECES if set("?;!") & set(words)] == []


def test_only_names_are_in_other_letters():
    """A medicine or a disease may keep its name beside the Arabic, as on a box or a letter."""
    for name, english, words in PIECES:
        blanks = re.sub(r"{\w+}", "", words)
        assert set(LATIN.findall(blanks)) <= set(LATIN.findall(english)), name
