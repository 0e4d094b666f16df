"""Clinicians see a patient's photos, and every opening is written down."""

from __future__ import annotations

import pytest

from intake.journey import Stage
from intake.models import Event, Intake, Photo
from intake.services import erase_patient, remove_photo
from tests.builders import NOW, a_clinic, a_clinician, a_patient, a_photo, a_visit, an_intake
from tests.review.pages import address, hidden, read


@pytest.fixture
def intake(cleo):
    return an_intake(stage=Stage.AWAITING_REVIEW, visit=a_visit(a_patient(cleo.clinic)))


def url_of(photo: Photo, intake: Intake | None = None) -> str:
    return f"{address(intake or photo.intake)}photos/{photo.code}/"


def openings(intake: Intake) -> list[dict[str, str]]:
    return [event.detail for event in Event.objects.of(intake) if event.name == "photo opened"]


def test_the_page_says_whose_photos_these_are_and_shows_them_from_the_front_first(desk, intake):
    for side in ("neck", "front"):
        a_photo(intake, side=side)

    page = read(desk, intake)

    assert "Photos (2) Taken by the patient; not a clinical baseline." in page
    assert page.index("Front added 09:30") < page.index("Neck added 09:30")
    assert openings(intake) == []


def test_without_photos_the_page_says_nothing_of_them(desk, intake):
    assert "Taken by the patient" not in read(desk, intake)


def test_opening_a_photo_is_written_down_with_who_and_which(desk, cleo, intake):
    photo = a_photo(intake, side="left")

    response = desk.get(url_of(photo))

    assert response.content.startswith(b"\xff\xd8\xff")
    assert (response["Content-Type"], response["Cache-Control"]) == ("image/jpeg", "no-store")
    assert "sandbox" in response["Content-Security-Policy"]
    assert openings(intake) == [{"side": "left"}]
    assert "Opened the photo: left side" in read(desk, intake)


def test_a_removed_photo_is_gone_and_nothing_is_written_down(desk, intake):
    photo = a_photo(intake)
    remove_photo(photo, at=NOW)

    assert desk.get(url_of(photo)).status_code == 404
    assert openings(intake) == []
    assert "Photo removed" in read(desk, intake)


def test_a_photo_opens_only_under_its_own_intake(desk, cleo, intake):
    other = an_intake(stage=Stage.AWAITING_REVIEW, visit=a_visit(a_patient(cleo.clinic)))
    theirs = an_intake(visit=a_visit(a_patient(a_clinic(name="Theirs"))))
    photo, foreign = a_photo(other), a_photo(theirs)

    assert desk.get(url_of(photo, intake)).status_code == 404
    assert desk.get(url_of(foreign, intake)).status_code == 404
    assert desk.get(url_of(foreign)).status_code == 404
    assert openings(other) == openings(theirs) == []


def test_an_erased_patients_photos_are_gone(desk, cleo, intake):
    photo = a_photo(intake)
    erase_patient(intake.patient, reason="asked", by=cleo, at=NOW)

    assert desk.get(url_of(photo)).status_code == 404


def test_a_decision_about_what_was_read_before_a_new_photo_is_not_taken(desk, intake):
    before = hidden(intake)
    a_photo(intake)
    signed = {"outcome": "suitable", **before}

    response = desk.post(address(intake, "decide"), signed)

    assert response.status_code == 409
    assert "The patient added a photo on 2 March at 09:30." in response.content.decode()


def test_a_second_clinician_is_named_too(client, intake):
    photo, nia = a_photo(intake), a_clinician(intake.clinic, name="Nia Roe")
    client.force_login(nia)

    client.get(url_of(photo))

    assert Event.objects.of(intake).last().actor == nia
