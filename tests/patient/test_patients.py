"""The 25 fictional patients fill in the pages, and the clinic gets the clinicians' result."""

import pytest

from intake.journey import Stage
from intake.models import Revision
from tests.patient.journey import Phone, words
from tests.patient.people import (
    PATIENTS,
    assert_as_expected,
    assert_assessed,
    born,
    invited,
    too_young,
)

STOPPED_AFTER = ("SX_NOW", "SX_ONSET", "DOB", "FILLER")


@pytest.mark.parametrize("patient", PATIENTS, ids=lambda patient: patient["id"])
def test_each_patient_gets_through_the_pages_what_the_core_finds(db, clock, patient):
    phone, answers = Phone(invited(patient, clock)), patient["answers"]

    first = phone.open(born(patient))

    if too_young(patient):
        assert first["Location"] == phone.url("under-18")
        assert (phone.intake.stage, phone.intake.draft) == (Stage.CLOSED, {})
        assert not Revision.objects.exists()
        return

    last = phone.walk(answers)

    if patient["expected"]["triage"] == "RED":
        assert "Please stop here" in words(last)
        told = {code: answers[code] for code in STOPPED_AFTER}
        assert_assessed(patient, told, phone.intake.latest_assessment())
        assert phone.intake.revision.stopped
        return

    phone.send(answers)
    assert_assessed(patient, answers, phone.intake.latest_assessment())
    assert_as_expected(patient, phone.intake.latest_assessment())
