"""How hard a text is to read, against words and sentences that are known."""

from __future__ import annotations

import pytest

from intake.readability import DOUBLE_NEGATIVES, double_negatives, grade, longest, syllables

SYLLABLES = {
    1: "cat skin blood face cheeks sore asked bruised lived called used wiped large years hours"
    " use key three tried die buy you eye place change don't",
    2: "table little people wrinkle treatment doctor clinic breathing trouble muscle disease"
    " something sometimes every noses faces uses needed wanted oily question anxious"
    " worried nervous really gentle needles shiny being going diet science create patient special"
    " didn't isn't careful hopeful useless evening",
    3: "medicine injection relaxing area idea serious obvious reaction allergic swallowing"
    " pregnancy eczema anything possible agreement everything",
    4: "usually operation psoriasis",
}
KNOWN = [(word, count) for count, words in SYLLABLES.items() for word in words.split()]


@pytest.mark.parametrize(("word", "count"), KNOWN)
def test_syllables_are_counted_as_they_are_spoken(word, count):
    assert syllables(word) == count


def test_a_number_in_figures_is_one():
    assert syllables("2026") == syllables("3.5") == 1


def test_the_grade_is_the_formula():
    text = "The cat sat on the mat."  # 6 words, 1 sentence, 6 syllables

    assert grade([text]) == pytest.approx(0.39 * 6 + 11.8 - 15.59)


def test_long_words_and_long_sentences_are_harder():
    easy = grade(["Do your scars grow thick?", "Yes.", "No."])
    long_words = grade(["Do hypertrophic cicatrices characterise your dermatological history?"])
    long_sentence = grade(
        ["Do you find that your scars grow thick and red and then stay so for years?"]
    )

    assert easy < long_sentence < long_words
    assert long_words > 12


def test_a_name_that_cannot_be_avoided_counts_as_one_syllable():
    text = ["Do you take hydroxychloroquine?"]

    assert grade(text, forced=frozenset({"hydroxychloroquine"})) < 3 < grade(text)


def test_each_piece_is_a_sentence_of_its_own():
    assert longest(["one two three", "four five"]) == 3
    assert longest(["One two three. Four five six seven? Eight"]) == 4


def test_nothing_has_no_grade():
    assert (grade(["", "…"]), longest([])) == (0, 0)


EXAMPLES = {
    "not ... un-": ["It is not unusual.", "You are not very unwell.", "It isn't impossible."],
    "not without": ["Not without a doctor.", "You cannot go, not even without pain."],
    "never ... not": ["I have never not been well.", "You never have no pain."],
    "don't ... no": ["I don't have no pain.", "Do you not feel nothing?", "You cannot say no"],
    "none ... not": ["None of these is not true.", "Nobody said they didn't."],
}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in EXAMPLES.items() for text in texts]
)
def test_a_double_negative_is_found(kind, text):
    assert kind in double_negatives(text)


def test_every_pattern_has_an_example():
    assert set(EXAMPLES) == set(DOUBLE_NEGATIVES)


@pytest.mark.parametrize(
    "text",
    [
        "No, it is something else",
        "I am not sure",
        "Never, or not in the last year",
        "Do not wait for us to reply.",
        "There are no wrong answers.",
        "We have not kept your answers under this link.",
        "This does not mean that anything is wrong.",
        "If you do not know, leave it out.",
    ],
)
def test_one_negative_is_fine(text):
    assert double_negatives(text) == []
