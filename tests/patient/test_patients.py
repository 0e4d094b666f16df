"""The 25 fictional patients fill in the pages, and the clinic gets the clinicians' result."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from intake.assessment import Situation, assess
from intake.journey import Stage
from intake.models import Revision
from intake.questionnaire.answers import read
from intake.questionnaire.editions import CURRENT
from intake.rules.protocol import DEMONSTRATION
from intake.services import invite, plan_visit, register_patient
from tests.builders import SYSTEM, a_clinic, a_receptionist
from tests.patient.journey import PATIENTS, Phone, words

ZONES = {"US": "America/New_York", "GB": "Europe/London", "AU": "Australia/Sydney"}


def invited(patient, clock):
    """The patient's phone on the day of the answers, with a link to the visit."""
    zone = ZoneInfo(ZONES[patient["jurisdiction"]])
    submitted_on = date.fromisoformat(patient["submitted_on"])
    at = datetime(submitted_on.year, submitted_on.month, submitted_on.day, 10, tzinfo=zone)
    clock.move_to(at)
    clinic = a_clinic(
        jurisdiction=patient["jurisdiction"],
        timezone=zone.key,
        stocked_brands=patient["stocked_brands"],
    )
    person = register_patient(
        clinic,
        given_name="Pat",
        family_name=patient["id"],
        birth_date=date.fromisoformat(patient["answers"]["DOB"]),
        by=SYSTEM,
        at=at,
    )
    visit = plan_visit(person, on=date.fromisoformat(patient["visit_on"]), by=SYSTEM, at=at)
    return Phone(invite(visit, channel="copy", by=a_receptionist(clinic), at=at))


def situation(patient, answers):
    return Situation(
        answers=read(CURRENT, answers),
        submitted_on=date.fromisoformat(patient["submitted_on"]),
        visit_on=date.fromisoformat(patient["visit_on"]),
        jurisdiction=patient["jurisdiction"],
        stocked_brands=frozenset(patient["stocked_brands"]),
    )


def fits(patient):
    """What the clinicians expect of each signal, by the signal's code."""
    expected = patient["expected"]["signals"]
    signals = DEMONSTRATION.rulebook.signals
    return {s.code: expected[s.concern] for s in signals if s.concern in expected}


def asserted(phone, patient, answers):
    """The assessment that was stored is the core's own of these answers."""
    intake = phone.intake
    expected = assess(situation(patient, answers), DEMONSTRATION)
    stored = intake.latest_assessment()
    assert stored.document["findings"] == expected.document["findings"]
    assert stored.document["signals"] == expected.document["signals"]
    assert stored.document["missing"] == expected.document["missing"]
    assert stored.document["message"] == expected.message
    return intake, stored


@pytest.mark.parametrize("patient", PATIENTS, ids=lambda patient: patient["id"])
def test_each_patient_gets_through_the_pages_what_the_core_finds(db, clock, patient):
    phone, answers, expected = invited(patient, clock), patient["answers"], patient["expected"]

    first = phone.open(date.fromisoformat(answers["DOB"]))

    if "N-01" in expected["rules"]:
        assert first["Location"] == phone.url("under-18")
        assert (phone.intake.stage, phone.intake.draft) == (Stage.CLOSED, {})
        assert not Revision.objects.exists()
        return

    last = phone.walk(answers)

    if expected["triage"] == "RED":
        assert "Please stop here" in words(last)
        told = {code: answers[code] for code in ("SX_NOW", "SX_ONSET", "DOB", "FILLER")}
        intake, stored = asserted(phone, patient, told)
        assert (intake.triage, intake.revision.stopped) == ("RED", True)
        return

    phone.send(answers)
    intake, stored = asserted(phone, patient, answers)
    fired = sorted(f["rule"] for f in stored.document["findings"] if f["fired"])
    assert (stored.triage, stored.candidate) == (expected["triage"], expected["candidate"])
    assert fired == sorted(expected["rules"])
    assert {s["code"]: s["fit"] for s in stored.document["signals"]} == fits(patient)
    assert stored.hold_until == (expected["hold_until"] or "")
    assert stored.document["excluded_brands"] == expected["excluded_brands"]
