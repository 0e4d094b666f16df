"""Who a patient is stays out of every table in the clear, and can be forgotten."""

from base64 import b64encode
from datetime import date

import pytest
from django.apps import apps
from django.db import connection

from clinic.review.models import Addendum, Call, Decision
from clinic.review.services import add_addendum, record_call
from intake import vault
from intake.journey import Stage
from intake.models import Event, Intake, Invitation, Outbox, Patient, Revision
from intake.services import (
    AlreadyRegistered,
    correct_patient,
    erase_patient,
    invite,
    register_patient,
    rotate_keys,
)
from tests.builders import (
    BORN,
    NOW,
    a_clinic,
    a_clinician,
    a_letter,
    a_patient,
    a_receptionist,
    a_visit,
    an_intake,
)

pytestmark = pytest.mark.django_db
CANARIES = ("Zebedee", "Quillfeather", "zq@canary.example", "447700900999", "1991-07-23", "Elmrow")


def everything_stored() -> str:
    """Every column of every row, as text."""
    text = []
    for model in apps.get_models(include_auto_created=True):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
            for row in cursor.fetchall():
                for value in row:
                    held = bytes(value) if isinstance(value, bytes | memoryview) else str(value)
                    text.append(held.decode("latin-1") if isinstance(held, bytes) else held)
    return "\n".join(text)


def a_canary() -> Intake:
    patient = a_patient(
        given_name="Zebedee",
        family_name="Quillfeather",
        birth_date=date(1991, 7, 23),
        email="zq@canary.example",
        phone="+447700900999",
    )
    cleo, visit = a_clinician(), a_visit(patient)
    invite(visit, channel=Invitation.Channel.EMAIL, by=cleo, at=NOW)
    words = {"GOAL_TEXT": "I live in Elmrow", "NAME_PREF": "Zebedee"}
    intake = an_intake(visit=visit, stage=Stage.DECIDED, DOB="1991-07-23", **words)
    record_call(intake, reached=True, note="Zebedee of Elmrow", by=cleo, at=NOW)
    add_addendum(intake.decisions.get(), text="Quillfeather rang", by=cleo, at=NOW)
    a_letter(intake, "doctor", to="Dr Elmrow", paragraph="Zebedee asks.", by=cleo)
    return intake


def test_no_table_holds_a_name_an_address_a_birth_date_or_words_in_the_clear():
    a_canary()

    stored = everything_stored()

    assert [canary for canary in CANARIES if canary.lower() in stored.lower()] == []


def test_a_patient_is_found_by_address_telephone_or_surname_and_birth_date():
    patient = a_patient(family_name="Ødegård", email="Ada@Patient.example", phone="07700 900123")
    clinic, other = patient.clinic, a_clinic(name="Elsewhere")
    patients = Patient.objects

    assert patients.with_email(clinic, " ada@patient.EXAMPLE").get() == patient
    assert patients.with_phone(clinic, "(07700) 900-123").get() == patient
    assert patients.born(clinic, "ødegård", BORN).get() == patient
    assert not patients.with_email(other, "ada@patient.example").exists()
    assert not patients.with_phone(clinic, "").exists()


@pytest.mark.parametrize("kept", ["07700 900581", "+44 7700 900581", "+44 (0)7700 900581"])
@pytest.mark.parametrize("asked", ["07700900581", "+447700900581", "0044 7700 900581"])
def test_a_telephone_is_found_with_and_without_the_country_in_whichever_form_it_is_kept(
    kept, asked
):
    patient = a_patient(phone=kept)

    assert Patient.objects.with_phone(patient.clinic, asked).get() == patient


def test_one_person_is_registered_once_though_the_telephone_is_written_otherwise():
    patient = a_patient(family_name="Lovell", email="", phone="07700 900581")

    with pytest.raises(AlreadyRegistered) as already:
        a_patient(family_name="Lovell", email="", phone="+44 7700 900581")

    assert already.value.patient == patient


def test_one_person_is_registered_once():
    patient = a_patient(family_name="Lovell")

    with pytest.raises(AlreadyRegistered) as already:
        a_patient(family_name="lovell ")

    assert already.value.patient == patient
    assert a_patient(family_name="Lovell", email="twin@patient.example", phone="07700 900124")


def test_an_erased_patient_is_unreadable_everywhere_and_for_ever():
    intake = a_canary()

    erase_patient(intake.patient, reason="asked", by=a_receptionist(), at=NOW)

    patient = Patient.objects.get(pk=intake.patient_id)
    for read in (
        patient.read_identity,
        Revision.objects.get().read_answers,
        Decision.objects.get().read_reason,
        Intake.objects.get().read_draft,
        Call.objects.get().read_note,
        Addendum.objects.get().read_text,
    ):
        with pytest.raises(vault.Erased):
            read()
    assert not Patient.objects.born(patient.clinic, "Quillfeather", date(1991, 7, 23)).exists()
    assert not Outbox.objects.due(NOW).exists()


def test_what_cannot_name_anybody_outlasts_an_erasure():
    intake = an_intake()

    erase_patient(intake.patient, reason="asked", by=a_receptionist(), at=NOW)

    assert intake.revision.read_coded()["OIL_SHINE"] == 3
    assert intake.patient.intakes.count() == 1


def test_nobody_is_erased_twice():
    patient, rae = a_patient(), a_receptionist()
    erase_patient(patient, reason="asked", by=rae, at=NOW)

    with pytest.raises(vault.Erased):
        erase_patient(patient, reason="asked", by=rae, at=NOW)


def test_master_keys_are_changed_without_losing_anything(settings):
    patient = a_patient(family_name="Lovell")
    intake = an_intake(visit=a_visit(patient))
    old = dict(settings.FIELD_KEYS)
    new = {"k9": b64encode(b"9" * 32).decode()}

    settings.FIELD_KEYS = new | old
    assert Patient.objects.born(patient.clinic, "Lovell", BORN).get() == patient
    assert rotate_keys(at=NOW) == Patient.objects.count()
    assert rotate_keys(at=NOW) == 0
    settings.FIELD_KEYS = new

    assert Patient.objects.get(pk=patient.pk).read_identity().family_name == "Lovell"
    assert Patient.objects.born(patient.clinic, "Lovell", BORN).get() == patient
    assert type(intake.revision).objects.get().read_answers()["DOB"] == BORN


def test_a_corrected_patient_is_found_by_the_new_address_only():
    patient, rae = a_patient(email=""), a_receptionist()

    correct_patient(patient, email="ada@new.example", by=rae, at=NOW)

    assert Patient.objects.with_email(patient.clinic, "ada@new.example").get() == patient
    assert Event.objects.of(patient).last().detail == {"corrected": ["email"]}
    assert Patient.objects.get(pk=patient.pk).read_identity().birth_date == BORN


def test_the_reason_for_an_erasure_cannot_name_anybody():
    with pytest.raises(ValueError, match="Ada"):
        erase_patient(a_patient(), reason="Ada Lovell asked", by=a_receptionist(), at=NOW)


def test_registering_takes_away_what_was_typed_around_a_name():
    clinic = a_clinic()

    patient = register_patient(
        clinic, given_name=" Ada ", family_name=" L ", birth_date=BORN, by=a_clinician(), at=NOW
    )

    assert patient.read_identity().name == "Ada L"
    assert (patient.email_index, patient.phone_index) == ("", "")
