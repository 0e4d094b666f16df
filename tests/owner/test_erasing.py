"""A manager erases what a patient asked to have erased, and learns nothing about them."""

import pytest

from clinic.duplicates.services import erase_all_records
from intake import services
from intake.models import DataRequest, Event
from intake.vault import Erased
from tests.builders import NOW, a_clinic, a_merge, a_patient, a_visit, an_intake


def asked_by(intake, kind=DataRequest.Kind.ERASE):
    return services.ask_about_data(intake, kind=kind, at=NOW)


@pytest.fixture
def intake(sam):
    patient = a_patient(sam.clinic, family_name="Quill", email="q@patient.example")
    return an_intake(visit=a_visit(patient), GOAL_TEXT="My secret wish")


def test_who_asked_is_listed_by_reference_and_not_by_name(office, intake):
    asked_by(intake)

    page = office.get("/settings/erasures/").content.decode()

    assert intake.revision.receipt in page
    assert "Quill" not in page and "secret" not in page


def test_only_erasures_of_the_own_clinic_that_wait_are_listed(office, intake):
    elsewhere = asked_by(an_intake(visit=a_visit(a_patient(a_clinic(name="Elsewhere")))))
    asked_by(intake, DataRequest.Kind.CORRECT)

    assert "Nobody waits to be erased." in office.get("/settings/erasures/").content.decode()
    assert office.post(f"/settings/erasures/{elsewhere.code}/", {"sure": "on"}).status_code == 404


def test_nothing_is_erased_without_the_tick(office, intake):
    asked = asked_by(intake)

    response = office.post(f"/settings/erasures/{asked.code}/")

    assert response.status_code == 422
    assert "Tick the box" in response.content.decode()
    intake.patient.refresh_from_db()
    assert intake.patient.erased_at is None


def test_an_erased_patient_cannot_be_read_by_anybody(office, sam, intake):
    asked = asked_by(intake)

    response = office.post(f"/settings/erasures/{asked.code}/", {"sure": "on"}, follow=True)

    assert "Erased. Nobody can read it any more." in response.content.decode()
    intake.patient.refresh_from_db()
    assert intake.patient.erased_at == NOW and intake.patient.wrapped_key is None
    asked.refresh_from_db()
    assert asked.settled_at == NOW
    erased = Event.objects.get(patient=intake.patient, name="erased")
    assert erased.actor == sam and erased.detail == {"reason": "asked"}


def test_a_second_press_finds_nothing_left_to_erase(office, intake):
    url = f"/settings/erasures/{asked_by(intake).code}/"
    office.post(url, {"sure": "on"})

    assert office.post(url, {"sure": "on"}).status_code == 404


def test_a_manager_who_was_slower_is_told_so(office, sam, intake):
    asked = asked_by(intake)
    services.erase_patient(intake.patient, reason="asked", by=sam, at=NOW)
    DataRequest.objects.filter(pk=asked.pk).update(settled_at=None)

    with pytest.raises(Erased):
        erase_all_records(asked, by=sam, at=NOW)


def test_a_person_with_merged_records_is_erased_in_all_of_them(office, intake):
    other = an_intake(visit=a_visit(a_patient(intake.clinic)))
    a_merge(intake.patient, other.patient)
    asked = asked_by(intake)

    page = office.get(f"/settings/erasures/{asked.code}/").content.decode()
    office.post(f"/settings/erasures/{asked.code}/", {"sure": "on"})

    assert "2 records are erased" in page and other.revision.receipt in page
    assert other.patient.read_identity().name not in page
    for patient in (intake.patient, other.patient):
        patient.refresh_from_db()
        assert patient.erased_at == NOW
