"""An assessment made again from what is stored is the same, byte for byte, for ever."""

import json
from datetime import timedelta

import pytest
from django.db import connection

from intake.journey import Stage
from intake.models import AssessmentRecord, RulebookChanged
from intake.services import VisitInPast, erase_patient, move_visit, reassess
from tests.builders import (
    NOW,
    TODAY,
    VISIT_DAY,
    a_receptionist,
    a_visit,
    an_intake,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("changes", [{}, {"PREG": ["FEEDING"]}, {"MEDS": ...}, {"NMD": ["MG"]}])
def test_a_stored_assessment_replays_to_the_same_bytes(changes):
    intake = an_intake(**changes)
    record = AssessmentRecord.objects.get(revision=intake.revision)

    again = record.replay()

    stored = json.dumps(
        record.document, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    ).encode()
    assert again.bytes == stored
    assert again.fingerprint == record.fingerprint


def test_it_replays_after_the_patient_was_erased():
    intake = an_intake(PREG=["FEEDING"])
    record = intake.latest_assessment()

    erase_patient(intake.patient, reason="asked", by=a_receptionist(), at=NOW)

    record = AssessmentRecord.objects.get(pk=record.pk)
    assert record.replay().fingerprint == record.fingerprint


def test_a_later_visit_adds_an_assessment_and_the_first_stays():
    hold = VISIT_DAY + timedelta(days=10)
    intake = an_intake(PROCS={"FILLER": "2026-03-01"}, visit=a_visit(on=TODAY + timedelta(days=3)))
    assert (intake.triage, intake.hold_until) == ("HOLD", "2026-03-15")

    move_visit(intake.visit, on=hold, by=a_receptionist(), at=NOW)

    intake.refresh_from_db()
    assert (intake.visit_on, intake.triage, intake.hold_until) == (hold, "ROUTINE", "")
    triages = intake.revision.assessments.order_by("pk").values_list("triage", flat=True)
    assert list(triages) == ["HOLD", "ROUTINE"]


def test_only_another_hour_on_the_same_day_is_not_assessed_again():
    intake = an_intake()

    move_visit(intake.visit, on=VISIT_DAY, at_time=None, by=a_receptionist(), at=NOW)

    assert intake.revision.assessments.count() == 1


def test_a_visit_is_not_moved_into_the_past():
    with pytest.raises(VisitInPast):
        move_visit(a_visit(), on=TODAY - timedelta(days=1), by=a_receptionist(), at=NOW)


def test_a_closed_intake_is_not_assessed_again():
    intake = an_intake(stage=Stage.CLOSED)

    move_visit(intake.visit, on=VISIT_DAY + timedelta(days=1), by=a_receptionist(), at=NOW)

    assert intake.revision.assessments.count() == 1


def test_a_protocol_changed_behind_its_approval_is_not_used():
    intake = an_intake()
    protocol = intake.latest_assessment().protocol
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP TRIGGER intake_protocol_append_only ON intake_protocol")
        else:
            cursor.execute("DROP TRIGGER intake_protocol_no_update")
    type(protocol).objects.update(policy=protocol.policy | {"light_days": 1})

    with pytest.raises(RulebookChanged, match="approved"):
        reassess(intake, by=a_receptionist(), at=NOW)
