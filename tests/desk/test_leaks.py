"""The front desk works by one word and counts: no reason and no answer reaches its pages."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.http import HttpResponse
from django.test import Client

from clinic.desk.contact import FOR_CONTACT
from clinic.review.services import record_call
from clinic.staff.models import User
from intake.events import SYSTEM
from intake.models import Clinic, Intake
from intake.questionnaire.editions import CURRENT
from intake.rules.levels import LEVEL_WORDS
from intake.rules.rulebook import CURRENT as RULEBOOK
from intake.services import Underage, invite, plan_visit, register_patient, submit
from tests.builders import a_clinic, a_clinician, a_receptionist, decided, fill_in

pytestmark = pytest.mark.django_db

PATIENTS = json.loads((Path(__file__).parents[1] / "data" / "patients.json").read_text())
ZONES = {"US": "America/New_York", "GB": "Europe/London", "AU": "Australia/Sydney"}
# Answers that the desk says too, of other things.
SAYS_NOTHING = {"Yes", "No", "None", "None of these", "Not yet", "Other", "Something else", "Mine"}
OWN_WORDS = "I hope that nobody at the desk reads this"


@pytest.fixture
def rae(clock, db) -> User:
    clinic = a_clinic(jurisdiction="GB")
    return a_receptionist(clinic)


def sent(patient: dict, clinic: Clinic, clock) -> Intake | None:
    """The patient's intake as it arrived, or None for somebody too young to send one."""
    zone = ZoneInfo(ZONES[patient["jurisdiction"]])
    on = date.fromisoformat(patient["submitted_on"])
    at = datetime(on.year, on.month, on.day, 10, tzinfo=zone)
    clock.move_to(at)
    clinic.jurisdiction, clinic.timezone = patient["jurisdiction"], zone.key
    clinic.stocked_brands = patient["stocked_brands"]
    clinic.save()
    answers = {"GOAL_TEXT": OWN_WORDS} | patient["answers"]
    born = date.fromisoformat(patient["answers"]["DOB"])
    person = register_patient(
        clinic, given_name="Pat", family_name=patient["id"], birth_date=born, by=SYSTEM, at=at
    )
    visit = plan_visit(person, on=date.fromisoformat(patient["visit_on"]), by=SYSTEM, at=at)
    intake = invite(visit, channel="copy", by=clinic.people.first(), at=at).intake
    try:
        fill_in(intake, answers, at=at)
        submit(intake, submission_key=intake.code, at=at)
    except Underage:
        return None
    intake.refresh_from_db()
    return intake


def pages(desk: Client, intake: Intake) -> list[HttpResponse]:
    """Every page on which the front desk meets an intake, refusals included."""
    url = f"/queue/{intake.code}/"
    stale = {"outcome": "to_clinician", "note": "x", "version": intake.version + 7}
    return [
        desk.get("/queue/"),
        desk.get("/queue/?q=pat"),
        desk.get(url),
        desk.post(url, {"outcome": "close", "version": intake.version + 7}),
        desk.post(url, stale),
        desk.post(url, {"version": intake.version}),
        desk.get("/patients/"),
        desk.get(f"/patients/{intake.patient.code}/"),
        desk.get(f"/visits/{intake.visit.code}/move/"),
    ]


def forbidden(intake: Intake) -> set[str]:
    """Words that would tell a reason: of every rule, and of every answer but how to write."""
    rules = {text for rule in RULEBOOK.rules for text in (rule.title, rule.explanation)}
    signals = {signal.explanation[:40] for signal in RULEBOOK.signals}
    questions = [q for code, q in CURRENT.questions.items() if code not in FOR_CONTACT]
    asked = {text for q in questions for text in (q.text, q.label) if q.code in answered(intake)}
    return rules | signals | asked | answer_words(intake) | set(LEVEL_WORDS.values()) | {OWN_WORDS}


def answered(intake: Intake) -> set[str]:
    return {*intake.revision.answers} - {*FOR_CONTACT, "DOB"}


def answer_words(intake: Intake) -> set[str]:
    """The label of every option of every question that was answered."""
    labels = {o.label for code in answered(intake) for o in CURRENT.questions[code].options}
    allowed = {o.label for code in FOR_CONTACT for o in CURRENT.questions[code].options}
    return labels - allowed - SAYS_NOTHING


def said(response: HttpResponse) -> str:
    """The whole page, without the questions on how to write to the patient."""
    page = unescape(response.content.decode())
    for code in FOR_CONTACT:
        page = page.replace(CURRENT.questions[code].label, "")
    return page


def found(words: set[str], page: str) -> list[str]:
    """The words that stand on the page whole; most are not there at all, which is soon seen."""
    there = (word for word in words if word in page)
    return [word for word in there if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", page)]


CODES = {rule.code for rule in RULEBOOK.rules} | {s.code for s in RULEBOOK.signals}


@pytest.mark.parametrize("patient", PATIENTS, ids=lambda patient: patient["id"])
def test_no_reason_reaches_the_front_desk(desk, rae, clock, patient):
    intake = sent(patient, rae.clinic, clock)
    if intake is None:
        return

    for response in pages(desk, intake):
        page = said(response)

        assert not found(CODES, page)
        assert not found(forbidden(intake), page)


@pytest.mark.parametrize("patient", PATIENTS[:6], ids=lambda patient: patient["id"])
def test_nor_once_a_clinician_has_phoned_and_decided(desk, rae, clock, patient):
    intake = sent(patient, rae.clinic, clock)
    if intake is None:
        return
    at, cleo = intake.submitted_at, a_clinician(rae.clinic)
    desk.post(f"/queue/{intake.code}/", {"outcome": "to_clinician", "version": intake.version})
    record_call(intake, reached=True, note="Spoke about the lupus", by=cleo, at=at)
    decided(intake, outcome="not_suitable", reason="Because of the lupus", by=cleo)

    for response in pages(desk, intake):
        page = said(response)

        assert "lupus" not in page
        assert "suitable" not in page.lower()
        assert not found(forbidden(intake), page)


def test_the_page_of_an_intake_reads_the_same_for_one_reason_and_several(desk, rae, clock):
    """The queue counts them, to say how much there is to look at; here is what to do."""
    texts = set()
    for number, changes in enumerate(({"NMD": ["MG"]}, {"NMD": ["MG"], "BSV": ["SWALLOW"]})):
        patient = PATIENTS[0] | {
            "id": f"N{number}",
            "answers": PATIENTS[0]["answers"] | changes,
        }
        intake = sent(patient, rae.clinic, clock)
        assert intake is not None
        page = said(desk.get(f"/queue/{intake.code}/"))
        hidden = (intake.patient.read_identity().family_name, intake.revision.receipt)
        texts.add(neutral(page, *hidden, str(intake.code), str(intake.patient.code)))

    assert len(texts) == 1


def neutral(page: str, *names: str) -> str:
    """The page without what names this one patient."""
    for name in names:
        page = page.replace(name, "")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)


def test_the_words_that_are_looked_for_are_those_a_clinician_reads(rae, clock, client):
    intake = sent(PATIENTS[1], rae.clinic, clock)
    assert intake is not None
    client.force_login(a_clinician(rae.clinic))

    page = said(client.get(f"/reviews/{intake.code}/"))

    assert len(found(forbidden(intake), page)) > 20
    assert found(CODES, page)
