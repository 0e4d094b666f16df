"""The result of an intake: one triage, the candidate flag, the wait, what is missing."""

import json
from dataclasses import replace
from datetime import date

import pytest

from intake.assessment import ages_of, assess, reconfirm
from intake.questionnaire.answers import read
from intake.questionnaire.editions import CURRENT
from intake.questionnaire.evaluate import Ages
from intake.rules.levels import SCRIPTS, Candidate, Level, Triage
from intake.rules.protocol import DEMONSTRATION
from tests.core.answers import SUBMITTED, a_situation, assessed, fired, load, situation_of

RED_FLAG = {"SX_NOW": ["BREATH"], "SX_ONSET": "NEW"}
CONTRAINDICATED = {"NMD": ["MG"]}
WAITING = {"PREG": ["PREG"]}
READ_FIRST = {"EXP_WHO": "PRESSURE"}
DISCUSS = {"KELOID": "YES"}
NOTED = {"HSV": "YES"}


# Precedence


@pytest.mark.parametrize(
    ("answers", "triage"),
    [
        ([], "ROUTINE"),
        ([NOTED], "ROUTINE"),
        ([NOTED, DISCUSS], "REVIEW"),
        ([NOTED, DISCUSS, READ_FIRST], "REVIEW-FIRST"),
        ([NOTED, DISCUSS, READ_FIRST, WAITING], "HOLD"),
        ([NOTED, DISCUSS, READ_FIRST, WAITING, CONTRAINDICATED], "BLOCK"),
        ([NOTED, DISCUSS, READ_FIRST, WAITING, CONTRAINDICATED, RED_FLAG], "RED"),
    ],
)
def test_the_strongest_rule_that_fired_gives_the_triage(answers, triage):
    merged = {code: answer for part in answers for code, answer in part.items()}

    assert assessed(**merged).triage == triage


def test_weaker_rules_are_told_beside_the_strongest_in_order_of_precedence():
    found = assessed(**NOTED, **DISCUSS, **READ_FIRST, **WAITING, **CONTRAINDICATED, **RED_FLAG)

    codes = [finding.rule.code for finding in found.fired]
    assert codes == ["U-01", "N-03", "D-01", "RH-09", "RS-10", "RN-02"]


def test_an_under_18_is_assessed_whole_so_that_precedence_can_be_shown():
    assert fired(assessed(DOB="2010-01-01", **RED_FLAG, **WAITING)) == {"U-01", "N-01", "D-01"}


def test_red_flags_contraindications_and_waits_are_what_a_decision_would_go_against():
    found = assessed(**DISCUSS, **READ_FIRST, **WAITING, **CONTRAINDICATED, **RED_FLAG)

    assert [finding.rule.level for finding in found.stops] == [
        Level.URGENT,
        Level.NOT_SUITABLE,
        Level.DEFER,
    ]


def test_the_queue_puts_the_most_pressing_first():
    ranked = sorted(Triage, key=lambda triage: triage.rank)

    assert ranked[:4] == ["RED", "BLOCK", "HOLD", "REVIEW-FIRST"]
    assert ranked[-1] == "ROUTINE"


@pytest.mark.parametrize("triage", Triage)
def test_the_front_desk_has_a_script_that_gives_no_reason(triage):
    words = triage.script.lower()

    assert SCRIPTS[triage] == triage.script
    for reason in ("pregnan", "allerg", "disease", "worry", "toxin", "medicine", "symptom"):
        assert reason not in words


# The candidate flag


@pytest.mark.parametrize(
    ("because", "answers", "candidate"),
    [
        ("the only signal is LOW", {}, "yes"),
        ("a signal is HIGH", {"GOALS": ["RED"]}, "yes"),
        ("a signal is MEDIUM", {"GOALS": ["OIL"]}, "yes"),
        ("one of two signals is LOW", {"GOALS": ["TEXTURE", "SCARS"], "SCAR_NOW": 4}, "yes"),
        ("there is something to discuss", DISCUSS, "yes"),
        ("there is something to read first", READ_FIRST, "yes"),
        ("there is a wait", WAITING, "later"),
        ("there is a wait and no signal", {**WAITING, "TEX_NOW": 0}, "no"),
        ("there is a contraindication", CONTRAINDICATED, "no"),
        ("there is a red flag", RED_FLAG, "no"),
        ("the only signal is NONE", {"TEX_NOW": 0}, "no"),
        ("there is no signal at all", {"GOALS": ["LINES"]}, "no"),
        ("the only signal is HELD", {"GOALS": ["NECK"], "BSV": ["SWALLOW"]}, "unsettled"),
        (
            "one signal is HELD and another LOW",
            {"GOALS": ["NECK", "TEXTURE"], "BSV": ["SWALLOW"]},
            "yes",
        ),
        (
            "one signal is HELD and another NONE",
            {"GOALS": ["NECK", "TEXTURE"], "BSV": ["SWALLOW"], "TEX_NOW": 0},
            "no",
        ),
        (
            "the only signal is HELD and there is a wait",
            {"GOALS": ["NECK"], "BSV": ["SWALLOW"], **WAITING},
            "unsettled",
        ),
        (
            "the only signal is HELD and there is a contraindication",
            {"GOALS": ["NECK"], "BSV": ["SWALLOW"], **CONTRAINDICATED},
            "no",
        ),
        ("an answer is missing", {"without": ("HSV",)}, "unsettled"),
        ("an answer is missing beside a red flag", {"without": ("HSV",), **RED_FLAG}, "unsettled"),
        ("an answer is missing beside a wait", {"without": ("HSV",), **WAITING}, "unsettled"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_candidate_flag_follows_from_triage_and_signals(because, answers, candidate):
    assert assessed(**answers).candidate == candidate


def test_the_candidate_flag_never_says_approved():
    assert {flag.value for flag in Candidate} == {"yes", "later", "no", "unsettled"}


# What is missing


def test_a_required_answer_that_is_shown_and_missing_makes_the_intake_incomplete():
    found = assessed(without=("HSV",))

    assert (found.triage, found.missing) == ("INCOMPLETE", ("HSV",))


@pytest.mark.parametrize("answers", [NOTED, DISCUSS, READ_FIRST], ids=["note", "discuss", "read"])
def test_incomplete_takes_the_place_of_routine_and_review(answers):
    assert assessed(without=("BLEED",), **answers).triage == "INCOMPLETE"


@pytest.mark.parametrize(
    ("answers", "triage"), [(WAITING, "HOLD"), (CONTRAINDICATED, "BLOCK"), (RED_FLAG, "RED")]
)
def test_red_block_and_hold_stand_while_answers_are_missing(answers, triage):
    assert assessed(without=("BLEED",), **answers).triage == triage


def test_a_red_flag_stop_sends_only_the_answers_so_far():
    found = assess(only({"SX_NOW": ["BREATH"], "SX_ONSET": "NEW"}), DEMONSTRATION)

    assert (found.triage, found.candidate, found.message) == ("RED", "unsettled", "PM-URG")
    assert "NMD" in found.missing


def test_nothing_answered_is_incomplete_and_not_routine():
    found = assess(only({}), DEMONSTRATION)

    assert (found.triage, found.candidate, found.signals) == ("INCOMPLETE", "unsettled", ())
    assert found.fired == ()


def test_optional_answers_are_never_missing():
    optional = ("EVENT", "NAME_PREF", "PRONOUNS", "SKIN_TONE", "SUN_REACT")

    found = assessed(without=optional)

    assert (found.triage, found.missing) == ("ROUTINE", ())


def test_a_day_not_known_counts_as_answered():
    found = assessed(TOX_EVER="YES", TOX_LAST=None)

    assert found.missing == ()
    assert found.triage == "REVIEW"


def test_questions_that_did_not_arise_are_not_missing():
    found = assessed(without=("TOX_LAST", "SX_ONSET", "OIL_SHINE", "AMINO_END", "APP_TIME"))

    assert found.missing == ()


def test_questions_that_may_yet_arise_are_not_missing_but_what_they_wait_for_is():
    assert assessed(without=("TOX_EVER", "TOX_LAST")).missing == ("TOX_EVER",)


def test_the_most_important_goal_must_be_one_of_the_goals():
    found = assessed(GOALS=["OIL", "RED"], GOAL_TOP="NECK")

    assert found.missing == ("GOAL_TOP",)


def test_one_goal_needs_no_most_important_one():
    assert assessed(GOALS=["OIL"], without=("GOAL_TOP",)).missing == ()


# The wait


FEBRUARY_LASER = {"ABLATIVE": "2026-02-17"}  # 28 days end on 17 March


def test_the_latest_of_several_dated_waits_counts():
    found = assessed(
        TOX_EVER="YES", TOX_LAST="2026-01-20", PROCS={**FEBRUARY_LASER, "FILLER": "2026-03-10"}
    )

    assert fired(found) == {"D-03", "D-07", "D-08"}
    assert found.hold_until == date(2026, 4, 20)


def test_an_open_wait_beats_every_date_and_the_dates_are_still_told():
    found = assessed(PREG=["FEEDING"], PROCS=FEBRUARY_LASER)

    assert found.hold_until == "OPEN"
    assert {f.rule.code: f.until for f in found.fired} == {
        "D-02": "OPEN",
        "D-07": date(2026, 3, 17),
    }


def test_without_a_reason_to_wait_there_is_no_date():
    assert assessed(**READ_FIRST).hold_until is None


def test_a_wait_is_told_beside_a_stronger_triage():
    found = assessed(**RED_FLAG, PROCS=FEBRUARY_LASER)

    assert (found.triage, found.hold_until) == ("RED", date(2026, 3, 17))


# Brands


@pytest.mark.parametrize(
    ("allergies", "brands"),
    [
        (["NONE"], ()),
        (["ALBUMIN"], ("ABO", "INCO", "LETI", "ONA", "PRABO")),
        (["MILK"], ("ABO",)),
        (["POLYSORB"], ("DAXI",)),
        (["ALBUMIN", "POLYSORB"], ("ABO", "DAXI", "INCO", "LETI", "ONA", "PRABO")),
        (["MILK", "POLYSORB"], ("ABO", "DAXI")),
        (["LACTOSE", "LIDO", "ANAPH", "CLEANSER", "TOXIN"], ()),
        (["UNSURE"], ()),
    ],
)
def test_ingredient_allergies_rule_out_brands(allergies, brands):
    assert assessed(ALLERGY=allergies).excluded_brands == brands


def test_brands_are_ruled_out_whether_the_clinic_stocks_them_or_not():
    assert assessed(ALLERGY=["MILK"], stocked=("DAXI",)).excluded_brands == ("ABO",)


# Ages and old answers


def test_ages_are_counted_on_the_submission_and_on_the_visit():
    assert assessed(DOB="1992-03-10").ages == Ages(submission=33, visit=34)


def test_without_a_visit_both_ages_are_those_of_the_submission():
    ages = ages_of(date(1992, 3, 10), submitted_on=SUBMITTED, visit_on=None)

    assert ages == Ages(submission=33, visit=33)


@pytest.mark.parametrize(("days", "expected"), [(0, False), (30, False), (31, True)])
def test_answers_older_than_30_days_are_reconfirmed(days, expected):
    on = date.fromordinal(SUBMITTED.toordinal() + days)

    assert reconfirm(submitted_on=SUBMITTED, on=on, protocol=DEMONSTRATION) is expected


# The evidence


def test_a_finding_names_the_answers_that_decided_it_in_the_patients_words():
    found = assessed(TOX_EVER="YES", TOX_WHO="HOME", TOX_LAST="2026-02-24")
    evidence = next(f for f in found.fired if f.rule.code == "RH-06").evidence

    assert [(e.code, e.label, e.words) for e in evidence] == [
        ("TOX_WHO", "Jabs given", "Party, home or salon"),
        ("TOX_LAST", "Last jab", "24 Feb 2026"),
    ]


def test_only_the_answer_that_was_enough_is_evidence():
    found = assessed(APP_DX="YES")
    evidence = next(f for f in found.fired if f.rule.code == "RH-08").evidence

    assert [e.code for e in evidence] == ["APP_DX"]


def test_the_evidence_of_age_is_two_ages_and_never_the_birth_date():
    found = assessed(DOB="2008-03-10")

    assert found.fired[0].evidence[0].words == "17 on the day of the answers, 18 at the visit"
    assert "2008-03-10" not in found.bytes.decode()


def test_no_words_of_the_patient_are_in_the_stored_result():
    found = assessed(GOAL_TEXT="Canary", MEDS_TEXT="Canary", NAME_PREF="Canary", OTHER_DX="Canary")

    assert b"Canary" not in found.bytes


def test_the_result_names_the_edition_protocol_and_rulebook_it_was_made_under():
    document = assessed().document

    assert document["edition"][0] == "2027-03"
    assert document["protocol"][0] == "demonstration-4"
    assert document["rulebook"][0] == "2027-02"
    assert json.loads(assessed().bytes) == document


def test_the_same_intake_gives_the_same_bytes():
    assert assessed(**READ_FIRST).fingerprint == assessed(**READ_FIRST).fingerprint


def test_every_result_of_the_fictional_patients_can_be_written_as_json():
    for patient in load("patients.json"):
        assert json.loads(assess(situation_of(patient), DEMONSTRATION).bytes)


def only(answers):
    """A situation of these answers and nothing plain."""
    return replace(a_situation(), answers=read(CURRENT, answers))
