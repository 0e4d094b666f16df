"""Clinicians see the zones and places on the drawing that the patient saw."""

import re

from intake.journey import Stage
from intake.models import FaceMap
from tests.builders import NOW, a_patient, a_visit, an_intake
from tests.review.pages import address, read


def an_intake_here(cleo, **changes):
    visit = a_visit(a_patient(cleo.clinic))
    return an_intake(stage=Stage.AWAITING_REVIEW, visit=visit, **changes)


def test_the_zones_are_drawn_and_said(desk, cleo):
    intake = an_intake_here(cleo, ZONES=["FOREHEAD", "NOSE"])

    page = read(desk, intake)
    html = desk.get(address(intake)).content.decode()

    assert "Where on the face and neck (2 parts)" in page
    assert "Forehead; Nose." in page
    assert re.findall(r'data-zone="(\w+)" class="chosen"', html) == ["FOREHEAD", "NOSE"]


def test_the_places_are_drawn_where_they_were_marked(desk, cleo):
    intake = an_intake_here(cleo, ZONES=["NOSE"])
    places = [["NOSE", 50.0, 43.0], ["NOSE", 51.0, 46.0]]
    FaceMap.objects.create(
        clinic=intake.clinic, revision=intake.revision, drawing="face-1", points=places, at=NOW
    )

    page, html = read(desk, intake), desk.get(address(intake)).content.decode()

    assert "(1 part, 2 places marked)" in page and "Nose (2 places)." in page
    assert '<circle cx="150.0" cy="148.48" r="5"/>' in html
    assert "Drawing face-1." in page
