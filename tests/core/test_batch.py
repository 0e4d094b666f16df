"""Intakes as JSON lines: each line for itself, a bad one told and passed."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.batch import LONGEST_LINE, BadLine, assess_line, lines
from intake.questionnaire.conditions import PLACES
from intake.questionnaire.editions import CURRENT
from intake.rules.protocol import DEMONSTRATION
from tests.core.answers import SIX_BRANDS, load, raw_answers

ROOT = Path(__file__).parent.parent.parent


def record(**changes):
    plain = {
        "id": "P1",
        "submitted_on": "2026-03-02",
        "visit_on": "2026-03-16",
        "jurisdiction": "US",
        "stocked_brands": list(SIX_BRANDS),
        "answers": raw_answers(),
    }
    return {**plain, **changes}


def line(**changes):
    return json.dumps(record(**changes)).encode()


def result(line, *, explain=False):
    return assess_line(line, edition=CURRENT, protocol=DEMONSTRATION, explain=explain)


def without(*names):
    return json.dumps({k: v for k, v in record().items() if k not in names}).encode()


def answers(**changes):
    return line(answers=raw_answers(**changes))


def test_a_good_line_gives_the_whole_result():
    assert result(line()) == {
        "id": "P1",
        "triage": "ROUTINE",
        "candidate": "yes",
        "hold_until": None,
        "rules": [],
        "signals": {"TEXTURE": "LOW"},
        "excluded_brands": [],
        "missing": [],
    }


@pytest.mark.parametrize("patient", load("patients.json"), ids=lambda patient: patient["id"])
def test_each_fictional_patient_is_a_line_with_the_expected_result(patient):
    found = result(json.dumps(patient).encode(), explain=True)

    assert patient["expected"].items() <= found.items()
    assert json.loads(json.dumps(found)) == found
    fired = [finding["rule"] for finding in found["findings"] if finding["fired"]]
    assert sorted(fired) == found["rules"]


def test_an_explained_line_says_what_stands_behind_each_finding():
    explained = result(answers(TOX_EVER="YES", TOX_LAST="2026-01-10"), explain=True)

    (finding,) = explained["findings"]
    assert finding == {
        "rule": "D-03",
        "level": "DEFER",
        "fired": True,
        "title": "Last toxin under 3 months before the visit",
        "condition": "TOX_LAST + 3 months is after the visit",
        "evidence": ["Last jab (TOX_LAST): 10 Jan 2026"],
        "missing": [],
        "until": "2026-04-10",
        "explanation": "Less than 3 months since the last toxin (any brand, any reason). Labels:"
        " no more often than every 3 months; weakness may add up.",
        "basis": "label",
        "sources": ["L-3MO [V, V2]", "L-DDI [V, V2]"],
    }
    assert explained["signal_details"][0]["grade"] == "C"
    assert len(explained["fingerprint"]) == 64


def test_an_explained_line_says_what_is_missing():
    explained = result(line(answers={"SX_NOW": ["BREATH"]}), explain=True)

    unsettled = {f["rule"]: f["missing"] for f in explained["findings"] if not f["fired"]}
    assert unsettled["U-01"] == ["SX_ONSET"]
    assert explained["triage"] == "INCOMPLETE"


@pytest.mark.parametrize(
    "line",
    [
        line(id=7),
        line(id=0),
        line(id=10**300),
        line(id=""),
        line(id="naïve 🙂"),
        line(visit_on=None),
        without("visit_on"),
        line(stocked_brands=[]),
        line(stocked_brands=["RELA"]),
        line(stocked_brands=["ONA", "ONA"]),
        line(answers={}),
        line(remark="a field that nobody reads"),
        b"\xef\xbb\xbf" + line(),
        b"  " + line() + b"  \r\n",
    ],
)
def test_these_lines_are_assessed(line):
    assert result(line)["triage"] in ("ROUTINE", "INCOMPLETE")


@pytest.mark.parametrize("place", PLACES)
def test_every_jurisdiction_is_assessed(place):
    assert result(line(jurisdiction=place))["triage"] == "ROUTINE"


def test_an_empty_stock_rules_nothing_out():
    found = result(line(stocked_brands=[], answers=raw_answers(ALLERGY=["ALBUMIN", "POLYSORB"])))

    assert "N-04" not in found["rules"]


NOT_JSON = "The line is not JSON"
NOT_OBJECT = "The line is not a JSON object."
ID = "id: must be given, as text or a whole number."
DEEP = b"[" * 200_000

WITHOUT_ID = [
    ("not JSON", b"id,triage", NOT_JSON),
    ("half a line", line()[:-20], NOT_JSON),
    ("two objects", line() + line(), NOT_JSON),
    ("not UTF-8", b'{"id": "\xff\xfe\xfa"}', NOT_JSON),
    ("a single quote", b"{'id': 1}", NOT_JSON),
    ("a number too long to read", b'{"id": ' + b"9" * 5000 + b"}", NOT_JSON),
    ("nested deeply", DEEP, "nested too deeply"),
    ("nested deeply inside", b'{"id": 1, "answers": ' + DEEP, "nested too deeply"),
    ("an array", b"[]", NOT_OBJECT),
    ("a word", b'"P1"', NOT_OBJECT),
    ("a number", b"1", NOT_OBJECT),
    ("null", b"null", NOT_OBJECT),
    ("not a number", b"NaN", NOT_OBJECT),
    ("no id", without("id"), ID),
    ("id null", line(id=None), ID),
    ("id true", line(id=True), ID),
    ("id a list", line(id=["P1"]), ID),
    ("id an object", line(id={}), ID),
    ("id half a number", line(id=1.5), ID),
    ("id not a number", line(id=float("nan")), ID),
]


@pytest.mark.parametrize(
    ("line", "says"), [case[1:] for case in WITHOUT_ID], ids=[case[0] for case in WITHOUT_ID]
)
def test_a_line_without_a_usable_id_is_refused(line, says):
    with pytest.raises(BadLine) as refused:
        result(line)

    assert refused.value.about is None
    assert says in str(refused.value)


BAD = [
    ("no answers", without("answers"), "answers: must be an object"),
    ("answers an array", line(answers=[]), "answers: must be an object"),
    ("answers null", line(answers=None), "answers: must be an object"),
    ("unknown code", answers(SHOE_SIZE=42), "SHOE_SIZE: is not a question of edition 2027-03."),
    ("unknown option", answers(HSV="PERHAPS"), "HSV: has no option PERHAPS."),
    ("wrong type", answers(NMD="MG"), "NMD: must be an array"),
    ("bool for a number", answers(APP_WORRY=True), "APP_WORRY: must be a whole number"),
    ("not a number", answers(APP_WORRY=float("nan")), "APP_WORRY: must be a whole number"),
    ("infinity", answers(APP_WORRY=float("inf")), "APP_WORRY: must be a whole number"),
    ("a huge number", answers(APP_WORRY=10**400), "APP_WORRY: must be a whole number"),
    ("impossible date", answers(DOB="1990-02-31"), "DOB: 1990-02-31 is not a date"),
    ("year 9999", answers(TOX_EVER="YES", TOX_LAST="9999-12-31"), "TOX_LAST: 9999-12-31 is not"),
    ("an option twice", answers(NMD=["MG", "MG"]), "NMD: names an option twice."),
    ("none with others", answers(NMD=["MG", "NONE"]), "NMD: NONE cannot stand beside"),
    ("half a character", answers(GOAL_TEXT="\ud800"), "GOAL_TEXT: holds a character"),
    ("half a character as a code", answers(**{"\ud800": 1}), "is not a question"),
    ("half a character as an option", answers(HSV="\udfff"), "HSV: has no option"),
    ("no submission", without("submitted_on"), "submitted_on: must be a date"),
    ("submission null", line(submitted_on=None), "submitted_on: must be a date"),
    ("submission a number", line(submitted_on=20260302), "submitted_on: must be a date"),
    ("submission impossible", line(submitted_on="2026-02-30"), "submitted_on: 2026-02-30 is not"),
    ("submission with a time", line(submitted_on="2026-03-02T10:00"), "submitted_on: "),
    ("submission in year 9999", line(submitted_on="9999-12-31"), "submitted_on: 9999-12-31"),
    ("visit impossible", line(visit_on="2026-13-01"), "visit_on: 2026-13-01 is not"),
    ("visit false", line(visit_on=False), "visit_on: must be a date"),
    ("visit empty", line(visit_on=""), "visit_on: "),
    ("no jurisdiction", without("jurisdiction"), "jurisdiction: must be one of US, GB, EU, AU."),
    ("unknown jurisdiction", line(jurisdiction="XX"), "jurisdiction: must be one of"),
    ("jurisdiction in small letters", line(jurisdiction="us"), "jurisdiction: must be one of"),
    ("jurisdiction a list", line(jurisdiction=["US"]), "jurisdiction: must be one of"),
    ("no stock", without("stocked_brands"), "stocked_brands: must be an array of"),
    ("stock null", line(stocked_brands=None), "stocked_brands: must be an array of"),
    ("stock a word", line(stocked_brands="ONA"), "stocked_brands: must be an array of"),
    ("unknown brand", line(stocked_brands=["ONA", "BTX"]), "stocked_brands: must be an array of"),
    ("brand a list", line(stocked_brands=[["ONA"]]), "stocked_brands: must be an array of"),
    ("brand null", line(stocked_brands=[None]), "stocked_brands: must be an array of"),
]


@pytest.mark.parametrize(
    ("line", "says"), [case[1:] for case in BAD], ids=[case[0] for case in BAD]
)
def test_a_line_that_cannot_be_meant_is_refused_under_its_id(line, says):
    with pytest.raises(BadLine) as refused:
        result(line)

    assert refused.value.about == "P1"
    assert says in str(refused.value)
    assert json.dumps(str(refused.value))


def test_a_refused_line_never_repeats_the_birth_date_or_words_of_a_patient():
    secret = "Canary " * 400

    with pytest.raises(BadLine) as refused:
        result(answers(GOAL_TEXT=secret, HSV="PERHAPS"))

    assert "Canary" not in str(refused.value)


def test_a_question_answered_twice_in_one_line_is_refused():
    doubled = line().replace(b'"HSV": "NO"', b'"HSV": "YES", "HSV": "NO"')

    with pytest.raises(BadLine, match="HSV twice") as told:
        result(doubled)
    assert told.value.about == "P1"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@settings(max_examples=150)
@given(st.sampled_from([*record(), *raw_answers()]), ANYTHING)
def test_whatever_a_line_holds_it_is_assessed_or_refused(name, value):
    changes = {name: value} if name in record() else {"answers": {**raw_answers(), name: value}}

    assessed_or_refused(line(**changes))


@settings(max_examples=50)
@given(st.binary(max_size=40) | st.text(max_size=40).map(str.encode))
def test_whatever_bytes_a_line_has_it_is_assessed_or_refused(given_bytes):
    assessed_or_refused(given_bytes)


def assessed_or_refused(given_line):
    try:
        found = result(given_line, explain=True)
    except BadLine as refused:
        found = {"id": refused.about, "error": str(refused)}
    assert json.loads(json.dumps(found))


# Lines


def test_lines_are_taken_one_at_a_time_as_they_are_asked_for():
    stream = BytesIO(b"first\nsecond\nthird\n")
    taken = lines(stream)

    assert next(taken) == b"first\n"
    assert stream.tell() == len(b"first\n")


def test_blank_lines_are_passed_over_and_the_last_needs_no_end():
    assert list(lines(BytesIO(b"\n  \r\nfirst\n\nlast"))) == [b"first\n", b"last"]


def test_a_line_too_long_is_cut_and_told_and_the_rest_goes_on():
    long = b'{"id": "' + b"x" * (2 * LONGEST_LINE) + b'"}\n'

    first, second = lines(BytesIO(long + line() + b"\n"))

    assert len(first) == LONGEST_LINE
    with pytest.raises(BadLine, match="longer than 1000000 bytes"):
        result(first)
    assert result(second)["triage"] == "ROUTINE"


@pytest.mark.parametrize("size", [LONGEST_LINE - 1, LONGEST_LINE, LONGEST_LINE + 1])
def test_a_line_at_the_limit_does_not_swallow_the_next(size):
    assert [len(taken) for taken in lines(BytesIO(b"x" * size + b"\nnext"))][-1] == 4


# The command


def assessed_by_command(given, *options):
    return subprocess.run(
        [sys.executable, "manage.py", "assess", *options],
        cwd=ROOT,
        input=given,
        capture_output=True,
        timeout=60,
    )


def test_the_command_assesses_every_line_and_reports_the_bad_ones_by_exit_status():
    given = b"\n".join([line(), b"not json", line(id=2, answers=raw_answers(PREG=["PREG"]))])

    done = assessed_by_command(given)

    good, bad, last = map(json.loads, done.stdout.decode().splitlines())
    assert (good["id"], good["triage"]) == ("P1", "ROUTINE")
    assert bad["id"] is None and "not JSON" in bad["error"]
    assert (last["id"], last["triage"], last["hold_until"]) == (2, "HOLD", "OPEN")
    assert done.returncode == 1


def test_the_command_ends_well_when_every_line_was_good():
    done = assessed_by_command(line() + b"\n", "--explain")

    assert done.returncode == 0
    assert json.loads(done.stdout)["protocol"] == "demonstration-4"
