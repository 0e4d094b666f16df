"""A birth date that the front desk corrects counts at once, whatever the patient sent."""

from __future__ import annotations

from datetime import date

import pytest

from clinic.review.services import NoOverride, Outdated
from intake.journey import Stage
from intake.services import Underage, correct_patient, submit
from tests.builders import NOW, a_receptionist, an_intake, decided

pytestmark = pytest.mark.django_db
TOO_YOUNG = date(2012, 6, 15)


def test_a_correction_to_under_18_blocks_what_waits_for_review():
    intake = an_intake(stage=Stage.AWAITING_REVIEW)

    correct(intake, birth_date=TOO_YOUNG)

    intake.refresh_from_db()
    assert intake.triage == "BLOCK"
    with pytest.raises(NoOverride):
        decided(intake, reason="Her mother agrees with it.")


def test_whoever_read_the_old_birth_date_is_told_to_look_again():
    intake = an_intake(stage=Stage.AWAITING_REVIEW)
    read, version = intake.latest_assessment(), intake.version

    correct(intake, birth_date=date(1950, 1, 1))

    with pytest.raises(Outdated):
        decided(intake, assessment=read, version=version)


def test_answers_under_way_are_sent_with_the_corrected_birth_date():
    from uuid import uuid4

    intake = an_intake(stage=Stage.STARTED)

    correct(intake, birth_date=TOO_YOUNG)

    with pytest.raises(Underage):
        submit(intake, submission_key=uuid4(), at=NOW)


def test_the_assessment_after_a_correction_replays_to_the_same_bytes():
    intake = an_intake(stage=Stage.AWAITING_REVIEW)

    correct(intake, birth_date=date(1950, 1, 1))

    record = intake.latest_assessment()
    assert record.replay().fingerprint == record.fingerprint
    assert "RS-22" in [finding["rule"] for finding in record.document["findings"]]


def test_a_new_telephone_number_assesses_nothing_anew():
    intake = an_intake()

    correct(intake, phone="07700 900999")

    assert intake.revision.assessments.count() == 1


def correct(intake, **changes):
    correct_patient(intake.patient, by=a_receptionist(intake.clinic), at=NOW, **changes)
