"""Agreements as they are stored: signed, taken back by a row of their own, gone when erased."""

from uuid import uuid4

import pytest

from clinic.desk.models import Triage
from clinic.desk.services import triage
from intake.events import SYSTEM
from intake.journey import Stage
from intake.models import Consent, Event, Signature, Withdrawal
from intake.services import (
    NothingToWithdraw,
    erase_patient,
    may_teach,
    submit,
    withdraw_consent,
)
from intake.signing import typed
from intake.vault import Erased
from tests.builders import NOW, a_receptionist, an_intake

pytestmark = pytest.mark.django_db

TEACH = {"PHOTO": "YES", "PHOTO_USE": "TEACH"}


def test_teaching_is_off_unless_the_patient_said_yes():
    assert not may_teach(an_intake(stage=Stage.STARTED, **TEACH))
    assert not may_teach(an_intake())
    assert not may_teach(an_intake(PHOTO="YES", PHOTO_USE="RECORD"))
    assert may_teach(an_intake(**TEACH))


def test_taking_back_adds_a_row_and_leaves_the_agreement_as_it_was():
    intake = an_intake(**TEACH)
    given = Consent.objects.filter(question="PHOTO_USE").values().get()

    (withdrawal,) = withdraw_consent(intake, at=NOW)

    assert not may_teach(intake)
    assert withdrawal.consent.withdrawn_at == NOW
    assert Consent.objects.filter(question="PHOTO_USE").values().get() == given
    assert Event.objects.filter(intake=intake, name="consent withdrawn").count() == 1


def test_what_was_never_given_or_is_taken_back_cannot_be_taken_back():
    intake = an_intake(**TEACH)
    withdraw_consent(intake, at=NOW)

    for one in (intake, an_intake()):
        with pytest.raises(NothingToWithdraw):
            withdraw_consent(one, at=NOW)
    assert Withdrawal.objects.count() == 1


def test_the_five_agreements_cannot_be_taken_back():
    """They say what was true on the day; a patient who changes their mind calls the clinic."""
    with pytest.raises(NothingToWithdraw):
        withdraw_consent(an_intake(), question="CON_TRUTH", at=NOW)


def test_sending_again_does_not_agree_anew_to_what_was_taken_back():
    intake = an_intake(**TEACH)
    withdraw_consent(intake, at=NOW)
    intake.refresh_from_db()
    by = a_receptionist(intake.clinic)
    triage(intake, outcome=Triage.Outcome.TO_PATIENT, version=intake.version, by=by, at=NOW)

    submit(intake, submission_key=uuid4(), at=NOW)

    intake.refresh_from_db()
    assert intake.revisions.count() == 2
    assert not may_teach(intake)


def test_who_says_yes_again_agrees_again():
    intake = an_intake(**TEACH)
    withdraw_consent(intake, at=NOW)
    intake.refresh_from_db()
    by = a_receptionist(intake.clinic)
    triage(intake, outcome=Triage.Outcome.TO_PATIENT, version=intake.version, by=by, at=NOW)
    intake.draft |= TEACH
    intake.save(update_fields=["draft"])

    submit(intake, submission_key=uuid4(), at=NOW)

    intake.refresh_from_db()
    assert may_teach(intake)


def test_an_erased_patients_signature_cannot_be_read():
    intake = an_intake(stage=Stage.STARTED)
    submit(intake, submission_key=uuid4(), signed=typed("Ada Lovell"), at=NOW)
    erase_patient(intake.patient, reason="asked", by=SYSTEM, at=NOW)

    with pytest.raises(Erased):
        Signature.objects.get().read()
