"""Places on the face: kept relative to the drawing, with its name, and only what is a place."""

from hashlib import sha256

import pytest
from django.template.loader import get_template

from intake.points import DRAWING, MOST, Point, Points, read_document, read_written

NOSE, CHIN = Point("NOSE", 50.0, 43.1), Point("CHIN", 48.2, 70.0)
DRAWINGS = {"face-1": "d46bd5e40bc5111b1eeec940c43c9aa74c95dbf35f0240075dc36201fb8a0d0f"}


def test_places_are_the_same_after_a_page_and_after_a_table():
    marked = Points(DRAWING, (NOSE, CHIN))

    assert marked.written() == "face-1 NOSE:50.0,43.1 CHIN:48.2,70.0"
    assert read_written(marked.written()) == marked
    assert read_document(marked.document()) == marked


def test_nothing_marked_is_nothing_kept():
    assert Points().document() is None
    assert read_document(None) == Points() == read_written("") == read_written("face-1")


def test_places_belong_to_the_zones_that_are_ticked():
    assert Points(DRAWING, (NOSE, CHIN)).within(["CHIN"]).places == (CHIN,)


@pytest.mark.parametrize(
    "text",
    [
        "face-0 NOSE:50.0,43.1",
        "face-1 NOSE",
        "face-1 NOSE:50,43",
        "face-1 nose:50.0,43.1",
        "face-1 NOSE:100.1,43.1",
        "face-1 NOSE:-1.0,43.1",
        "face-1 NOSE:nan,inf",
        "face-1 NOSE:1e9,1.0",
        "face-1 NOSE:٥٠.٠,43.1",
        "face-1 NOSE:50.0,43.1<script>",
        "\x00",
        "x" * 100_000,
    ],
)
def test_what_is_no_place_is_left_out(text):
    assert read_written(text).places == ()


def test_a_bad_place_spoils_no_good_one():
    assert read_written("face-1 x NOSE:50.0,43.1 NOSE:50.0,43.1 y").places == (NOSE,)


def test_there_are_at_most_thirty_places():
    many = " ".join(f"NOSE:{number}.0,1.0" for number in range(90))

    assert len(read_written(f"face-1 {many}").places) == MOST == 30


def test_a_place_is_found_again_on_the_drawing():
    corners = Points(DRAWING, (Point("NOSE", 0.0, 0.0), Point("NOSE", 100.0, 100.0)))

    assert corners.on_drawing() == [(20, 4), (280, 340)]


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_that_places_were_marked_on_never_changes(name):
    drawn = get_template(f"parts/{name.replace('-', '_')}.html").render()

    assert sha256(drawn.encode()).hexdigest() == DRAWINGS[name], "Draw a new one beside it."
