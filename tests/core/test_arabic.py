"""The questionnaire in Arabic, as published: every word is Arabic, and none changes any more."""

import re

import pytest

from intake.questionnaire.editions import CURRENT, EDITIONS, TRANSLATIONS, by_language
from tests.core.answers import pieces

EDITION = by_language(CURRENT)["ar"]
PIECES = pieces(CURRENT, EDITION)

# Fixed for ever once it is published: new words make a new edition.
PUBLISHED = {
    "2027-01-ar": "a05f80e6d09e2766b1ff23c8564bb40f75cb9c8c28671dbbfbf99914deeae98c",
    "2027-02-ar": "3ebafb68c0f06728889566844af653409aca5d13193aca4baa2d102a645f9c50",
    "2027-03-ar": "7017b15165a59052ff4db8a0eafdefc1b5bea959c740c8f2b9e0b392f10949e5",
}
# Pieces that are the same in both languages: the shades of skin are numbers.
THE_SAME: frozenset[str] = frozenset(str(shade) for shade in range(1, 11))
LETTERS = re.compile(r"[\u0621-\u064a]")
LATIN = re.compile(r"\b[A-Za-z]{3,}\b")


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_edition_never_changes(name):
    assert EDITIONS[name].name == name
    assert EDITIONS[name].fingerprint == PUBLISHED[name]


def test_every_published_edition_is_pinned_here():
    assert set(PUBLISHED) == {one.name for one in TRANSLATIONS if one.language == "ar"}


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
