"""The clinician reads what was typed, what it was read as, and what the patient said."""

import pytest
from django.test import Client

from clinic.desk.services import close, triage
from clinic.review.typed import typed_medicines
from intake.events import SYSTEM
from intake.journey import Stage
from intake.services import erase_patient, stop_underage
from tests.builders import (
    NOW,
    a_clinic,
    a_clinician,
    a_read_back_intake,
    a_receptionist,
    an_intake,
    say_of_words,
)

pytestmark = pytest.mark.django_db
BACKEND = "clinic.staff.backend.WithClinic"


def page(person, url):
    client = Client()
    client.force_login(person, backend=BACKEND)
    return " ".join(client.get(url).content.decode().split())


def to_clinician(intake):
    rae = a_receptionist(intake.clinic)
    return triage(intake, outcome="to_clinician", version=intake.version, by=rae, at=NOW)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("YES", "patient said yes"),
        ("NO", "patient said no"),
        ("UNSURE", "<strong>patient was not sure</strong>"),
    ],
)
def test_it_stands_beside_the_medicines(answer, said):
    intake = a_read_back_intake("warfrin 5mg", answer)
    to_clinician(intake)

    shown = page(a_clinician(intake.clinic), f"/reviews/{intake.code}/")
    assert f"Typed “warfrin”; we read warfarin; {said}." in shown


def test_the_front_desk_reads_none_of_it():
    intake = a_read_back_intake()
    rae = a_receptionist(intake.clinic)

    for url in ("/queue/", f"/queue/{intake.code}/", f"/patients/{intake.patient.code}/"):
        shown = page(rae, url)
        assert intake.patient.read_identity().family_name in shown
        for secret in ("warfrin", "warfarin", "patient said"):
            assert secret not in shown


def test_an_erasure_makes_it_unreadable():
    intake = a_read_back_intake()
    erase_patient(intake.patient, reason="asked", by=SYSTEM, at=NOW)
    intake.refresh_from_db()

    revision = intake.revision
    revision.intake.patient.refresh_from_db()
    assert typed_medicines(revision.read_back.all()) == []
    assert intake.draft_told is None


def test_somebody_too_young_leaves_nothing_behind():
    intake = an_intake(stage=Stage.STARTED, MEDS_TEXT="warfrin")
    say_of_words(intake, "YES")

    assert stop_underage(intake, at=NOW).draft_told is None


def test_closing_what_was_never_sent_forgets_it():
    clinic = a_clinic()
    intake = say_of_words(an_intake(stage=Stage.STARTED, MEDS_TEXT="warfrin"), "YES")

    intake.refresh_from_db()
    closed = close(intake, version=intake.version, by=a_receptionist(clinic), at=NOW)
    assert closed.draft_told is None
