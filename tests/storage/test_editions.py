"""Which questions a clinic asks follows from the rulebook that its clinician approved."""

from uuid import uuid4

import pytest

from clinic.owner.services import CannotRead, approve_protocol
from intake.journey import Stage
from intake.models import Consent
from intake.questionnaire.editions import CURRENT, EDITION_1, EDITION_3
from intake.services import reassess, submit
from tests.builders import (
    NOW,
    SYSTEM,
    a_clinic,
    a_link,
    a_patient,
    a_protocol,
    a_visit,
    an_intake,
    answers,
    fill_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def earlier():
    """A clinic whose protocol is of the first rulebook."""
    clinic = a_clinic(protocol=False)
    a_protocol(clinic, rulebook="2026-11")
    return clinic


def asked_at(clinic):
    return a_link(a_visit(a_patient(clinic))).intake.read_edition()


def test_a_clinic_goes_on_asking_the_edition_its_approved_rulebook_reads(earlier):
    assert asked_at(earlier) is EDITION_1


def test_approving_the_second_rulebook_switches_new_invitations(earlier):
    a_protocol(earlier, version="second", rulebook="2026-12")

    assert asked_at(earlier) is EDITION_3


def test_a_clinic_that_approved_nothing_yet_asks_the_newest():
    assert asked_at(a_clinic(protocol=False)) is CURRENT


def test_other_values_under_the_same_rulebook_change_no_question(earlier):
    a_protocol(earlier, version="other values", rulebook="2026-11", defer_months_toxin=4)

    assert asked_at(earlier) is EDITION_1


def test_an_intake_begun_under_the_first_edition_is_finished_and_assessed_under_it(earlier):
    intake = an_intake(stage=Stage.STARTED, visit=a_visit(a_patient(earlier)))
    a_protocol(earlier, version="second", rulebook="2026-12")

    fill_in(intake, answers())
    revision = submit(intake, submission_key=uuid4(), at=NOW)

    document = revision.assessments.get().document
    assert document["edition"] == ["2026-11", EDITION_1.fingerprint]
    assert document["rulebook"][0] == "2026-12"
    assert document["missing"] == []
    assert document["triage"] == "ROUTINE"
    assert set(Consent.objects.values_list("version", flat=True)) == {"2026-11"}
    assert revision.assessments.get().replay().document == document


def test_what_was_sent_under_the_first_pair_can_be_assessed_by_the_second(earlier):
    intake = an_intake(visit=a_visit(a_patient(earlier)))
    before = intake.latest_assessment().document
    a_protocol(earlier, version="second", rulebook="2026-12")

    after = reassess(intake, by=SYSTEM, at=NOW).document

    assert (before["rulebook"][0], after["rulebook"][0]) == ("2026-11", "2026-12")
    for part in ("edition", "triage", "candidate", "findings", "signals", "message"):
        assert before[part] == after[part], part


def test_no_clinic_goes_back_to_a_rulebook_that_would_not_hear_a_not_sure():
    clinic = a_clinic()
    asked_at(clinic)

    with pytest.raises(CannotRead, match="asked more than rulebook 2026-11 reads"):
        approve_protocol(
            clinic,
            version="back",
            rulebook="2026-11",
            approved_by_name="Dr Marsh",
            by=SYSTEM,
            at=NOW,
        )
    assert clinic.protocols.count() == 1


def test_another_clinics_patients_bind_nobody_here(earlier):
    asked_at(a_clinic(name="Theirs"))

    a_protocol(earlier, version="again", rulebook="2026-11")

    assert asked_at(earlier) is EDITION_1


def test_a_not_sure_brings_the_intake_to_review():
    intake = an_intake(EYEFACE=["UNSURE"], PROCS={"UNSURE": None})

    fired = [f["rule"] for f in intake.latest_assessment().document["findings"] if f["fired"]]
    assert (intake.triage, fired) == ("REVIEW", ["RS-30"])
