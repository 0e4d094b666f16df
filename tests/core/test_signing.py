"""A name typed or drawn is a signature; a slip is not."""

import json

import pytest

from intake.signing import (
    HEIGHT,
    MOST_POINTS,
    MOST_STROKES,
    WIDTH,
    NotSigned,
    drawn,
    of_document,
    typed,
)

LINE = [10, 100, 200, 120, 400, 90]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Ada Lovell", "Ada Lovell"),
        ("  Ada \n Lovell ", "Ada Lovell"),
        ("A. L.", "A. L."),
        ("李娜", "李娜"),
        ("Zoë O’Brien-Ó", "Zoë O’Brien-Ó"),
    ],
)
def test_a_typed_name_is_a_signature(given, name):
    assert typed(given).name == name
    assert not typed(given).drawn


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("", "Type your name, or draw it"),
        ("   ", "Type your name, or draw it"),
        ("A", "Type your name with all its letters"),
        ("A.", "Type your name with all its letters"),
        ("12345", "Type your name with all its letters"),
        ("Ada\x00 Lovell", "Type your name with all its letters"),
        ("Ada\u202eLovell", "Type your name with all its letters"),
        ("Ada " * 30, "in 100 letters or fewer"),
    ],
)
def test_nothing_or_one_letter_is_asked_again(given, says):
    with pytest.raises(NotSigned, match=says):
        typed(given)


def test_a_drawn_name_is_a_signature_too_and_can_be_shown_again():
    signed = drawn(json.dumps([LINE, [50, 60]]))

    assert signed.drawn
    assert signed.path == "M10 100L200 120 400 90 M50 60L50 60"
    assert of_document(json.loads(json.dumps(signed.document))) == signed


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Draw your name in the box"),
        ("[]", "could not read"),
        ("[[]]", "could not read"),
        ("{}", "could not read"),
        ("7", "could not read"),
        ("[7]", "could not read"),
        ("not json", "could not read"),
        ('["ab"]', "could not read"),
        ("[[1]]", "could not read"),
        ("[[1.5, 2, 300, 4]]", "could not read"),
        ("[[true, 2, 300, 4]]", "could not read"),
        (f"[[{WIDTH + 1}, 2, 3, 4]]", "could not read"),
        (f"[[1, {HEIGHT + 1}, 300, 4]]", "could not read"),
        ("[[-1, 2, 300, 4]]", "could not read"),
        ("[" * 5000, "could not read"),
        (json.dumps([LINE] * (MOST_STROKES + 1)), "too long"),
        (json.dumps([[1, 2] * (MOST_POINTS + 1)]), "too long"),
        ("[[100, 100]]", "Draw your whole name"),
        ("[[100, 100, 110, 110]]", "Draw your whole name"),
    ],
)
def test_what_is_no_drawing_is_asked_again(text, says):
    with pytest.raises(NotSigned, match=says):
        drawn(text)


def test_the_longest_drawing_is_taken():
    each = [0, 0, WIDTH, HEIGHT] * (MOST_POINTS // (2 * MOST_STROKES))

    assert len(drawn(json.dumps([each] * MOST_STROKES)).strokes) == MOST_STROKES
