"""The one message a patient reads after sending."""

from datetime import date

import pytest

from intake.rules.messages import MESSAGES, message_text
from tests.core.answers import assessed, load

BREATHLESS = {"SX_NOW": ["BREATH"], "SX_ONSET": "NEW"}
HOT_SKIN = {"SX_NOW": ["SPREAD"], "SX_ONSET": "NEW"}
BOTH = {"SX_NOW": ["BREATH", "SPREAD"], "SX_ONSET": "NEW"}
RECENT_TOXIN = {"TOX_EVER": "YES", "TOX_LAST": "2026-02-24"}
RECENT_LASER = {"PROCS": {"ABLATIVE": "2026-02-17"}}


@pytest.mark.parametrize(
    ("because", "answers", "message"),
    [
        ("nothing fired", {}, "PM-OK"),
        ("only notes without a message fired", {"HSV": "YES", "VACC": "YES"}, "PM-OK"),
        ("only pain tablets fired", {"MEDS": ["PAINTHIN"]}, "PM-BRUISE"),
        ("pain tablets and a silent note", {"MEDS": ["PAINTHIN"], "HSV": "YES"}, "PM-BRUISE"),
        ("breathing is newly hard", BREATHLESS, "PM-URG"),
        ("hot skin spreads", HOT_SKIN, "PM-URG-DAY"),
        ("both, and the emergency comes first", BOTH, "PM-URG"),
        ("a red flag beats an age under 18", {**BREATHLESS, "DOB": "2010-01-01"}, "PM-URG"),
        ("under 18", {"DOB": "2010-01-01"}, "PM-AGE"),
        ("under 18 with a contraindication", {"DOB": "2010-01-01", "NMD": ["MG"]}, "PM-AGE"),
        ("a contraindication", {"NMD": ["MG"]}, "PM-NOT"),
        ("two contraindications", {"NMD": ["MG"], "ALLERGY": ["TOXIN"]}, "PM-NOT"),
        ("pregnant", {"PREG": ["PREG"]}, "PM-WAIT"),
        ("pregnant, feeding", {"PREG": ["MAYBE", "FEEDING"]}, "PM-WAIT"),
        ("recent toxin", RECENT_TOXIN, "PM-DATE"),
        ("recent toxin and laser", {**RECENT_TOXIN, **RECENT_LASER}, "PM-DATE"),
        ("open skin", {"SKIN_NOW": ["OPEN"]}, "PM-HEAL"),
        ("open skin and fever", {"SKIN_NOW": ["OPEN"], "ILL_NOW": "FEVER"}, "PM-HEAL"),
        ("two different waits", {**RECENT_TOXIN, "SKIN_NOW": ["OPEN"]}, "PM-TALK"),
        ("pregnant and ill", {"PREG": ["PREG"], "ILL_NOW": "FEVER"}, "PM-TALK"),
        ("a wait beats what is discussed", {**RECENT_TOXIN, "KELOID": "YES"}, "PM-DATE"),
        ("something to read first", {"EXP_WHO": "PRESSURE"}, "PM-TALK"),
        ("bruising alone at its level", {"MEDS": ["THIN"]}, "PM-BRUISE"),
        ("an event alone at its level", {"EVENT": "2026-03-20"}, "PM-EVENT"),
        ("bruising and an event", {"MEDS": ["THIN"], "EVENT": "2026-03-20"}, "PM-TALK"),
        ("bruising and thick scars", {"MEDS": ["THIN"], "KELOID": "YES"}, "PM-TALK"),
        (
            "an event, and pain tablets below it",
            {"MEDS": ["PAINTHIN"], "EVENT": "2026-03-20"},
            "PM-EVENT",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_message_is_that_of_the_highest_level(because, answers, message):
    assert assessed(**answers).message == message


def test_a_dated_and_an_open_wait_have_one_text_because_no_date_can_be_named():
    found = assessed(**RECENT_TOXIN, PREG=["FEEDING"])

    assert found.hold_until == "OPEN"
    assert found.message == "PM-WAIT"


def test_a_dated_an_open_and_a_healing_wait_have_two_texts():
    assert assessed(**RECENT_TOXIN, PREG=["FEEDING"], SKIN_NOW=["OPEN"]).message == "PM-TALK"


def test_a_patient_reads_no_date_unless_the_clinic_switched_it_on():
    until = date(2026, 5, 24)

    assert message_text("PM-DATE", hold_until=until) == MESSAGES["PM-WAIT"]
    assert message_text("PM-DATE", hold_until=until, show_dates=True) == (
        "Thank you. A clinician may suggest a visit on or after 24 May 2026."
        " You can still come for a talk before then."
    )


@pytest.mark.parametrize("until", ["OPEN", None])
def test_a_patient_reads_no_date_where_there_is_none(until):
    assert message_text("PM-DATE", hold_until=until, show_dates=True) == MESSAGES["PM-WAIT"]


def test_the_messages_are_worded_as_the_clinicians_agreed():
    assert load("messages.json") == MESSAGES


@pytest.mark.parametrize("text", MESSAGES.values(), ids=MESSAGES)
def test_no_message_promises_or_names_a_reason(text):
    words = text.lower()

    for phrase in ("eligible", "approved", "pregnan", "allerg", "myasthenia", "dysmorph"):
        assert phrase not in words
