"""Questions that pages are sent back for are counted, and nobody can fill the table by them."""

from datetime import timedelta

import pytest

from intake.models.stumble import ONCE_IN, note_stumbles
from tests.builders import NOW, a_link

pytestmark = pytest.mark.django_db


def told(intake):
    return sorted(intake.stumbles.values_list("question", flat=True))


def test_each_question_of_the_form_counts_and_nothing_else():
    intake = a_link().intake

    note_stumbles(intake, ["PREG", "DOB", "nothing of ours"], at=NOW)

    assert told(intake) == ["DOB", "PREG"]


def test_pressing_again_and_again_counts_once_an_hour():
    intake = a_link().intake
    for minutes in (0, 1, 59):
        note_stumbles(intake, ["PREG"], at=NOW + timedelta(minutes=minutes))
    assert told(intake) == ["PREG"]

    note_stumbles(intake, ["PREG"], at=NOW + ONCE_IN)

    assert told(intake) == ["PREG", "PREG"]
