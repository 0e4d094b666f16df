"""The 25 fictional patients of the clinical specification, invited and assessed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import time_machine

from intake.assessment import Situation, assess
from intake.models import AssessmentRecord
from intake.questionnaire.answers import read
from intake.questionnaire.editions import CURRENT
from intake.rules.protocol import DEMONSTRATION
from intake.services import Invited, invite, plan_visit, register_patient
from tests.builders import SYSTEM, a_clinic, a_receptionist
from tests.patient.journey import PATIENTS

__all__ = ["PATIENTS", "assert_as_expected", "assert_assessed", "born", "invited", "too_young"]

Patient = dict[str, Any]

ZONES = {"US": "America/New_York", "GB": "Europe/London", "AU": "Australia/Sydney"}


def born(patient: Patient) -> date:
    return date.fromisoformat(patient["answers"]["DOB"])


def too_young(patient: Patient) -> bool:
    return "N-01" in patient["expected"]["rules"]


def invited(patient: Patient, clock: time_machine.Traveller) -> Invited:
    """A link to the visit, on the day of the answers."""
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
        birth_date=born(patient),
        by=SYSTEM,
        at=at,
    )
    visit = plan_visit(person, on=date.fromisoformat(patient["visit_on"]), by=SYSTEM, at=at)
    return invite(visit, channel="copy", by=a_receptionist(clinic), at=at)


def situation(patient: Patient, answers: dict[str, Any]) -> Situation:
    return Situation(
        answers=read(CURRENT, answers),
        submitted_on=date.fromisoformat(patient["submitted_on"]),
        visit_on=date.fromisoformat(patient["visit_on"]),
        jurisdiction=patient["jurisdiction"],
        stocked_brands=frozenset(patient["stocked_brands"]),
    )


def fits(patient: Patient) -> dict[str, str]:
    """What the clinicians expect of each signal, by the signal's code."""
    expected = patient["expected"]["signals"]
    signals = DEMONSTRATION.rulebook.signals
    return {s.code: expected[s.concern] for s in signals if s.concern in expected}


def assert_assessed(patient: Patient, answers: dict[str, Any], stored: AssessmentRecord) -> None:
    """The assessment that was stored is the core's own of these answers."""
    expected = assess(situation(patient, answers), DEMONSTRATION)
    for part in ("triage", "candidate", "findings", "signals", "missing", "message"):
        assert stored.document[part] == expected.document[part], part


def assert_as_expected(patient: Patient, stored: AssessmentRecord) -> None:
    """The assessment that was stored is what the clinicians expect of the patient."""
    expected, document = patient["expected"], stored.document
    fired = sorted(f["rule"] for f in document["findings"] if f["fired"])
    assert (stored.triage, stored.candidate) == (expected["triage"], expected["candidate"])
    assert fired == sorted(expected["rules"])
    assert {s["code"]: s["fit"] for s in document["signals"]} == fits(patient)
    assert stored.hold_until == (expected["hold_until"] or "")
    assert document["excluded_brands"] == expected["excluded_brands"]
