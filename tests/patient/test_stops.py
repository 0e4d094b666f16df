"""Red flags: the form stops at once, says where help is, and sends what there is."""

import re
from datetime import date

import pytest

from intake.assessment import Situation, assess
from intake.journey import Stage
from intake.models import Clinic
from intake.questionnaire.answers import read
from intake.questionnaire.editions import CURRENT
from intake.rules.protocol import DEMONSTRATION
from intake.services import correct_patient
from tests.builders import CLEAN, NOW, TODAY, VISIT_DAY, a_clinic, a_receptionist, answers
from tests.patient.journey import Phone, words

URGENT = "Call your emergency number now (999, 911 or 112)"
SAME_DAY = "needs a doctor today"


@pytest.mark.parametrize(
    ("symptoms", "onset", "message"),
    [
        (["BREATH"], "NEW", URGENT),
        (["SWALLOW", "WEAK"], "UNSURE", URGENT),
        (["ALLERGY"], "OLD", URGENT),
        (["ALLERGY"], ..., URGENT),
        (["SPREAD"], "OLD", SAME_DAY),
        (["SPREAD", "BREATH"], "NEW", URGENT),
    ],
)
def test_a_red_flag_stops_the_form_at_once(opened, symptoms, onset, message):
    response = opened.answer("today", answers(SX_NOW=symptoms, SX_ONSET=onset, FILLER=...))

    page = words(opened.client.get(response["Location"]))
    assert response["Location"] == opened.url("sent")
    assert "<h1>Please stop here</h1>" in page
    assert message in page
    assert 'href="tel:999"' in page
    assert page.count("<form") == page.count('<form id="here"') == 1  # to change the language
    assert opened.intake.stage == Stage.AWAITING_TRIAGE
    assert opened.intake.triage == "RED"


def test_an_old_trouble_does_not_stop_the_form(opened):
    response = opened.answer("today", answers(SX_NOW=["SWALLOW"], SX_ONSET="OLD"))

    assert response["Location"] == opened.url("conditions")


def test_a_symptom_without_its_onset_is_an_answer_missing(opened):
    response = opened.answer("today", answers(SX_NOW=["BREATH"]))

    assert response.status_code == 422
    assert "Choose if this is new" in words(response)
    assert opened.intake.stage == Stage.STARTED


@pytest.fixture
def stopped(opened):
    opened.answer("today", answers(SX_NOW=["BREATH"], SX_ONSET="NEW"))
    return opened


def test_after_a_stop_no_page_asks_anything_more(stopped):
    for slug in ("today", "conditions", "check", "agreement"):
        assert stopped.get(slug)["Location"] == stopped.url("sent"), slug
    assert stopped.answer("conditions", CLEAN)["Location"] == stopped.url("sent")
    assert "Please stop here" in words(stopped.look())


def test_the_stop_page_does_not_say_which_answer_it_was(opened, stopped):
    other = Phone()
    other.open()
    other.answer("today", answers(SX_NOW=["ALLERGY"]))

    def text(phone):
        page = words(phone.get("sent")).replace(str(phone.link.intake.code), "")
        return re.sub(r'(csrfmiddlewaretoken" value)="\w+"', r"\1", page)

    assert text(stopped) == text(other)


def test_what_was_answered_so_far_is_sent_and_assessed(stopped):
    sent = stopped.intake.revision
    situation = Situation(
        answers=read(CURRENT, stopped.intake.read_draft()),
        submitted_on=TODAY,
        visit_on=VISIT_DAY,
        jurisdiction="GB",
        stocked_brands=frozenset(stopped.intake.clinic.stocked_brands),
    )

    expected = assess(situation, DEMONSTRATION)

    assert (sent.stopped, sent.complete) == (True, False)
    document = stopped.intake.latest_assessment().document
    assert document["triage"] == "RED"
    assert document["findings"] == expected.document["findings"]


def test_a_flag_given_when_changing_an_answer_stops_the_form_too(opened):
    opened.walk(CLEAN)

    opened.answer("today", answers(SX_NOW=["SPREAD"], SX_ONSET="NEW"))

    assert SAME_DAY in words(opened.get("sent"))
    assert opened.intake.triage == "RED"


def test_a_clinic_that_only_collects_answers_still_stops(opened):
    opened.intake.clinic.__class__.objects.update(mode=Clinic.Mode.INTAKE_ONLY)

    opened.answer("today", answers(SX_NOW=["BREATH"], SX_ONSET="NEW"))

    assert URGENT in words(opened.get("sent"))


def test_a_clinic_without_a_protocol_still_tells_the_patient(db):
    a_clinic(protocol=False)
    phone = Phone()
    phone.open()

    response = phone.answer("today", answers(SX_NOW=["ALLERGY"]))

    assert URGENT in words(response)
    assert "The clinic has the answers" not in words(response)
    assert phone.get("conditions")["Location"] == phone.url("today")


@pytest.fixture
def underage(opened):
    """Somebody whose birth date the clinic corrects while they answer."""
    by = a_receptionist(opened.intake.clinic)
    correct_patient(opened.intake.patient, birth_date=date(2012, 6, 15), by=by, at=NOW)
    return opened


FLAG = {"SX_NOW": ["SWALLOW"], "SX_ONSET": "NEW"}
SCRIPT = {"accept": "application/json"}


def test_who_turns_out_to_be_under_18_meanwhile_still_reads_what_to_do_and_nothing_is_kept(
    underage,
):
    response = underage.answer("today", answers(**FLAG))

    page = words(underage.client.get(response["Location"]))
    assert URGENT in page
    assert "The clinic has the answers" not in page and "aged 18" not in page
    assert underage.intake.stage == Stage.CLOSED
    assert (underage.intake.draft, underage.intake.draft_words) == ({}, None)


def test_a_script_leads_them_there_too_also_where_its_first_answer_was_lost(underage):
    url, sent = underage.url("today"), FLAG | {"FILLER": "SELF"}

    first = underage.client.post(url, sent, headers=SCRIPT).json()
    again = underage.client.post(url, sent, headers=SCRIPT).json()
    kept = underage.client.post(url + "keep/", sent, headers=SCRIPT).json()

    assert first == {"to": underage.url("under-18")}
    assert again["to"] == kept["to"] == first["to"] and again["stopped"] and kept["stopped"]
    assert underage.post("today", sent)["Location"] == first["to"]
    assert URGENT in words(underage.client.get(first["to"]))


def test_what_to_do_can_be_read_in_another_language_by_who_is_under_18(underage):
    underage.answer("today", answers(**FLAG))

    underage.post("under-18", {"language": "es"})

    page = words(underage.get("under-18"))
    assert '<html lang="es">' in page and 'href="tel:999"' in page


def test_reopened_by_the_clinic_the_flag_is_asked_about_first(stopped):
    from clinic.desk.models import Triage
    from clinic.desk.services import triage
    from clinic.review.services import record_call

    intake = stopped.intake
    by = a_receptionist(intake.clinic)
    record_call(intake, reached=True, by=by, at=NOW)
    triage(intake, outcome=Triage.Outcome.TO_PATIENT, version=intake.version, by=by, at=NOW)
    again = Phone(reinvited(intake, by), client=stopped.client)

    assert again.open()["Location"] == again.url("today")
    assert again.get("conditions")["Location"] == again.url("today")
    assert again.answer("today", CLEAN)["Location"] == again.url("conditions")


def reinvited(intake, by):
    from intake.services import invite

    return invite(intake.visit, channel="copy", by=by, at=NOW)
