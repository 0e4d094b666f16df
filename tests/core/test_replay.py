"""A stored result can be worked out again, to the byte."""

import json
from dataclasses import replace

import pytest

from intake.assessment import assess
from intake.questionnaire.answers import split
from intake.replay import CannotReplay, protocol_of, replay
from intake.rules.policy import policy
from intake.rules.protocol import DEMONSTRATION, Protocol
from intake.rules.rulebook import RULEBOOK_1
from tests.core.answers import a_situation, assessed, load, situation_of


def stored(situation, protocol=DEMONSTRATION):
    """What the database keeps in the clear: the document and the coded answers."""
    assessment = assess(situation, protocol)
    coded, _, _ = split(situation.answers)
    return assessment, json.loads(json.dumps(assessment.document)), json.loads(json.dumps(coded))


@pytest.mark.parametrize("patient", load("patients.json"), ids=lambda patient: patient["id"])
def test_a_stored_result_is_worked_out_again_to_the_byte(patient):
    assessment, document, coded = stored(situation_of(patient))

    again = replay(document, coded)

    assert again.bytes == assessment.bytes
    assert again.fingerprint == assessment.fingerprint


@pytest.mark.parametrize(
    "given",
    [
        {"visit_on": None},
        {"without": ("DOB",)},
        {"without": ("HSV", "TOX_EVER", "GOALS")},
        {"stocked": ()},
        {"jurisdiction": "AU", "APP_DX": "YES"},
        {"GOAL_TEXT": "Words are not needed", "EVENT": "2026-03-20"},
    ],
)
def test_unusual_circumstances_are_worked_out_again_too(given):
    assessment, document, coded = stored(a_situation(**given))

    assert replay(document, coded).bytes == assessment.bytes


def test_a_result_under_the_clinics_own_values_is_worked_out_under_them():
    own = Protocol("own-3", RULEBOOK_1, policy({"defer_months_toxin": 6}))
    situation = a_situation(TOX_EVER="YES", TOX_LAST="2025-11-01")

    assessment, document, coded = stored(situation, own)

    assert assessment.triage == "HOLD"
    assert replay(document, coded).bytes == assessment.bytes
    assert protocol_of(document).fingerprint == own.fingerprint


def test_what_it_would_have_been_under_another_protocol_can_be_asked():
    own = Protocol("own-3", RULEBOOK_1, policy({"defer_months_toxin": 6}))
    _, document, coded = stored(a_situation(TOX_EVER="YES", TOX_LAST="2025-11-01"))

    assert replay(document, coded).triage == "ROUTINE"
    assert replay(document, coded, protocol=own).triage == "HOLD"


@pytest.mark.parametrize(
    ("part", "value", "says"),
    [
        ("edition", ["1999-01", "0" * 64], "Edition 1999-01 is not the one"),
        ("edition", ["2026-11", "0" * 64], "Edition 2026-11 is not the one"),
        ("rulebook", ["1999-01", "0" * 64], "Rulebook 1999-01 is not the one"),
        ("rulebook", ["2026-11", "0" * 64], "Rulebook 2026-11 is not the one"),
    ],
)
def test_nothing_is_worked_out_with_another_edition_or_rulebook_than_its_own(part, value, says):
    _, document, coded = stored(a_situation())

    with pytest.raises(CannotReplay, match=says):
        replay({**document, part: value}, coded)


def test_a_document_holds_no_more_than_the_result_needs():
    document = assessed(GOAL_TEXT="Canary", DOB="1992-06-15").document

    assert "1992" not in json.dumps(document)
    assert "Canary" not in json.dumps(document)


def test_a_situation_without_a_birth_date_but_with_ages_is_assessed_by_the_ages():
    told = assessed(DOB="2008-03-10")
    withheld = replace(a_situation(without=("DOB",)), ages=told.ages)

    assert assess(withheld, DEMONSTRATION).bytes == told.bytes
