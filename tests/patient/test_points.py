"""Places marked on the face go with the answers, and never among what rules read."""

import pytest
from django.db import DatabaseError, connection, transaction

from intake.models import FaceMap, Intake
from intake.questionnaire.editions import CURRENT
from intake.services import erase_patient
from tests.builders import CLEAN, NOW, a_receptionist, answers
from tests.patient.journey import typed, words

MARKED = "face-1 FOREHEAD:50.0,20.0 NOSE:50.0,43.1"


@pytest.fixture
def goals(opened):
    """A phone on the page that asks where."""
    opened.walk(CLEAN, until="goals")
    return opened


def mark(phone, points=MARKED, **changes):
    data = typed(CURRENT.page("goals"), answers(**changes))
    return phone.post("goals", data if points is None else data | {"points": points})


def hidden(phone) -> str:
    page = words(phone.get("goals"))
    return page.split('name="points" value="')[1].split('"')[0]


def test_marked_places_are_kept_with_the_draft_and_come_back(goals):
    mark(goals, ZONES=["FOREHEAD", "NOSE"])

    assert hidden(goals) == MARKED
    assert "points" not in goals.intake.read_draft()


def test_places_of_zones_that_are_not_ticked_are_dropped(goals):
    mark(goals, ZONES=["NOSE"])

    assert hidden(goals) == "face-1 NOSE:50.0,43.1"


def test_a_page_without_the_script_keeps_what_was_marked(goals):
    mark(goals, ZONES=["FOREHEAD", "NOSE"])

    mark(goals, hidden(goals), ZONES=["FOREHEAD"])
    mark(goals, None, ZONES=["FOREHEAD", "CHIN"])

    assert hidden(goals) == "face-1 FOREHEAD:50.0,20.0"


def test_marking_nothing_is_fine_and_so_is_nonsense(goals):
    for points in ("", "face-1", "face-9 NOSE:1.0,1.0", "<script>", "\x00"):
        assert mark(goals, points, ZONES=["NOSE"]).status_code == 302
        assert hidden(goals) == "face-1"


def test_other_pages_know_nothing_of_places(goals):
    assert 'name="points"' not in words(goals.get("today"))
    mark(goals, ZONES=["FOREHEAD", "NOSE"])

    goals.post("today", typed(CURRENT.page("today"), CLEAN) | {"points": "face-1"})

    assert hidden(goals) == MARKED


def test_places_are_shown_again_when_the_page_has_a_problem(goals):
    response = goals.post("goals", {"ZONES": ["FOREHEAD", "NOSE"], "points": MARKED})

    assert response.status_code == 422
    assert MARKED in words(response)


def test_places_are_sent_beside_the_answers(opened):
    opened.walk(CLEAN)
    mark(opened, "face-1 FOREHEAD:50.0,20.0", ZONES=["FOREHEAD"])
    opened.send(CLEAN)

    sent = FaceMap.objects.get()
    assert sent.revision == opened.intake.revision
    assert (sent.drawing, sent.points) == ("face-1", [["FOREHEAD", 50.0, 20.0]])
    assert "50.0" not in str(sent.revision.answers)
    assert sent.revision.read_answers().document() == CLEAN


def test_who_marks_nothing_has_no_face_map(opened):
    opened.walk(CLEAN)
    opened.send(CLEAN)

    assert not FaceMap.objects.exists()


def test_what_was_marked_stays_as_it_was_sent(opened):
    opened.walk(CLEAN)
    mark(opened, "face-1 FOREHEAD:50.0,20.0", ZONES=["FOREHEAD"])
    opened.send(CLEAN)

    for statement in ("UPDATE intake_facemap SET drawing = 'x'", "DELETE FROM intake_facemap"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            connection.cursor().execute(statement)


def test_an_erased_patients_draft_has_no_places(goals):
    mark(goals, ZONES=["FOREHEAD", "NOSE"])

    erase_patient(goals.intake.patient, reason="asked", by=a_receptionist(), at=NOW)

    assert Intake.objects.get().draft_points is None
