"""The questionnaire in Spanish, as published: every word is Spanish, and none changes any more."""

import re

import pytest

from intake.questionnaire.editions import CURRENT, EDITIONS, TRANSLATIONS, by_language
from tests.core.answers import pieces

EDITION = by_language(CURRENT)["es"]
PIECES = pieces(CURRENT, EDITION)

# Fixed for ever once it is published: new words make a new edition.
PUBLISHED = {
    "2027-01-es": "0ffb1e789dd1cab4e3dfce91d0099c281eb92b6d64e1e67e463a75ecc2c3fe6f",
    "2027-02-es": "10ffdecfeb45ed565de22ff4c1994bd3d5ca07b5b45094b220c256531e774e95",
    "2027-03-es": "302cbe7c586616fda1d1c7be45f55d38398b9fd6ba39e05385b8fbc72d5c7b50",
}
# Pieces that are the same in both languages, such as names and numbers.
THE_SAME = frozenset(
    {"No", "Diabetes", "Glaucoma", "Daxxify", "Letybo", "Relfydess"}
    | {str(tone) for tone in range(1, 11)}
)
ENGLISH_WORDS = re.compile(r"\b(the|and|you|your|with|does|have|when|not|or|of)\b", re.IGNORECASE)


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_edition_never_changes(name):
    assert EDITIONS[name].name == name
    assert EDITIONS[name].fingerprint == PUBLISHED[name]


def test_every_published_edition_is_pinned_here():
    assert set(PUBLISHED) == {one.name for one in TRANSLATIONS if one.language == "es"}


def test_every_piece_is_put_into_spanish():
    others = [(name, english, words) for name, english, words in PIECES if words not in THE_SAME]

    assert [(name, words) for name, english, words in others if words == english] == []
    assert [(name, words) for name, _, words in others if ENGLISH_WORDS.search(words)] == []


def test_questions_and_exclamations_are_opened_as_they_are_closed():
    said = [(name, words) for name, _, words in PIECES]

    assert [one for one in said if one[1].count("¿") != one[1].count("?")] == []
    assert [one for one in said if "!" in one[1]] == []
