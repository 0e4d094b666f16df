"""Answers as data: read strictly, written always the same."""

from datetime import date

import pytest

from intake.questionnaire.answers import (
    LONGEST_WORDS,
    Answers,
    BadAnswers,
    join,
    read,
    read_answer,
    split,
)
from intake.questionnaire.editions import CURRENT
from intake.questionnaire.kinds import Question
from intake.questionnaire.spoken import spoken
from tests.core.answers import load, raw_answers


@pytest.mark.parametrize(
    ("code", "raw", "value"),
    [
        ("NMD", ["MG", "ALS"], frozenset({"MG", "ALS"})),
        ("NMD", ["NONE"], frozenset({"NONE"})),
        ("SX_ONSET", "NEW", "NEW"),
        ("APP_WORRY", 0, 0),
        ("APP_WORRY", 4, 4),
        ("DOB", "1992-06-15", date(1992, 6, 15)),
        ("DOB", "1992-02-29", date(1992, 2, 29)),
        ("TOX_LAST", None, None),
        ("AMINO_END", None, None),
        ("PROCS", {}, {}),
        ("PROCS", {"FILLER": "2026-01-01"}, {"FILLER": date(2026, 1, 1)}),
        ("PROCS", {"THREADS": None}, {"THREADS": None}),
        ("GOAL_TEXT", "  My skin. ", "My skin."),
        ("GOAL_TEXT", "Haut, peau, кожа, 皮膚 🙂", "Haut, peau, кожа, 皮膚 🙂"),
        ("CON_TRUTH", "YES", "YES"),
    ],
)
def test_an_answer_is_read_as_what_it_means(code, raw, value):
    assert read(CURRENT, {code: raw})[code] == value


@pytest.mark.parametrize(
    ("code", "raw"), [("NMD", []), ("SX_ONSET", ""), ("GOAL_TEXT", "  "), ("CON_TRUTH", "")]
)
def test_an_empty_answer_is_no_answer(code, raw):
    assert code not in read(CURRENT, {code: raw})


ARRAY = "must be an array of option codes"
WHOLE = "must be a whole number from 0 to 4"
DATE = "is not a date such as"
ONE = "must be one option code"


@pytest.mark.parametrize(
    ("code", "raw", "says"),
    [
        ("SHOE_SIZE", 42, "is not a question of edition 2027-03"),
        ("photo", "YES", "is not a question"),
        ("nmd", ["MG"], "is not a question"),
        ("", "", "is not a question"),
        ("NMD", "MG", ARRAY),
        ("NMD", None, ARRAY),
        ("NMD", {"MG": True}, ARRAY),
        ("NMD", [1], ARRAY),
        ("NMD", [["MG"]], ARRAY),
        ("NMD", ["MG", "MG"], "names an option twice"),
        ("NMD", ["MG", "FLU"], "has no option FLU"),
        ("NMD", ["mg"], "has no option mg"),
        ("NMD", ["MG", "NONE"], "NONE cannot stand beside other options"),
        ("NMD", ["UNSURE", "NONE"], "NONE cannot stand beside other options"),
        ("SX_ONSET", ["NEW"], ONE),
        ("SX_ONSET", 1, ONE),
        ("SX_ONSET", None, ONE),
        ("SX_ONSET", True, ONE),
        ("SX_ONSET", "MAYBE", "has no option MAYBE"),
        ("CON_TRUTH", True, ONE),
        ("CON_TRUTH", "NO", "has no option NO"),
        ("APP_WORRY", 5, WHOLE),
        ("APP_WORRY", -1, WHOLE),
        ("APP_WORRY", 10**400, WHOLE),
        ("APP_WORRY", 2.0, WHOLE),
        ("APP_WORRY", float("nan"), WHOLE),
        ("APP_WORRY", "2", WHOLE),
        ("APP_WORRY", True, WHOLE),
        ("APP_WORRY", None, WHOLE),
        ("DOB", None, "must be a date such as"),
        ("DOB", 19920615, "must be a date such as"),
        ("DOB", "", DATE),
        ("DOB", "15/06/1992", DATE),
        ("DOB", "1992-6-15", DATE),
        ("DOB", "19920615", DATE),
        ("DOB", "1992-W24-1", DATE),
        ("DOB", "1992-02-30", DATE),
        ("DOB", "1991-02-29", DATE),
        ("DOB", "1992-06-15T00:00", DATE),
        ("DOB", "１９９２-06-15", DATE),
        ("DOB", "0001-01-01", DATE),
        ("DOB", "1899-12-31", DATE),
        ("DOB", "9999-12-31", DATE),
        ("EVENT", None, "must be a date such as"),
        ("TOX_LAST", "2025-12", DATE),
        ("PROCS", [], "must be an object from procedure code to date or null"),
        ("PROCS", None, "must be an object"),
        ("PROCS", {"NONE": None}, "has no option NONE"),
        ("PHOTO_USE", "MARKETING", "has no option MARKETING"),
        ("PROCS", {"FILLER": "soon"}, DATE),
        ("PROCS", {"FILLER": True}, "must be a date such as"),
        ("PROCS", {"FILLER": "2026-W01-1"}, DATE),
        ("GOAL_TEXT", 5, "must be text"),
        ("GOAL_TEXT", ["text"], "must be text"),
        ("GOAL_TEXT", "x" * (LONGEST_WORDS + 1), "must be at most 2000 characters"),
        ("GOAL_TEXT", "a\x00b", "holds a character that cannot be stored"),
        ("GOAL_TEXT", "a\ud800b", "holds a character that cannot be stored"),
    ],
)
def test_an_answer_that_cannot_be_meant_is_refused_with_a_reason(code, raw, says):
    with pytest.raises(BadAnswers) as refused:
        read(CURRENT, {code: raw})

    ((about, sentence),) = refused.value.problems
    assert about == code
    assert says in sentence


def test_every_problem_is_told_at_once():
    with pytest.raises(BadAnswers) as refused:
        read(CURRENT, {"NMD": ["FLU"], "DOB": "soon", "HSV": "NO", "APP_WORRY": 9})

    assert [code for code, _ in refused.value.problems] == ["NMD", "DOB", "APP_WORRY"]
    assert "NMD: has no option FLU." in str(refused.value)


def test_a_kind_of_question_without_a_reader_is_a_mistake_that_is_told():
    with pytest.raises(TypeError, match="No way to read"):
        read_answer(Question(code="X", text="", label="", why=""), "x")


def test_words_as_long_as_allowed_are_kept():
    assert len(read(CURRENT, {"GOAL_TEXT": "x" * LONGEST_WORDS})["GOAL_TEXT"]) == LONGEST_WORDS


@pytest.mark.parametrize("patient", load("patients.json"), ids=lambda patient: patient["id"])
def test_answers_read_and_written_are_the_same_answers(patient):
    document = read(CURRENT, patient["answers"]).document()

    assert document == {
        code: sorted(answer) if isinstance(answer, list) else answer
        for code, answer in patient["answers"].items()
    }
    assert read(CURRENT, document).document() == document


def test_a_document_does_not_depend_on_the_order_of_answers():
    forward = read(CURRENT, {"NMD": ["MG", "ALS"], "PROCS": {"LIGHT": None, "FILLER": None}})
    backward = read(CURRENT, {"PROCS": {"FILLER": None, "LIGHT": None}, "NMD": ["ALS", "MG"]})

    assert str(forward.document()) == str(backward.document())


def test_coded_answers_hold_neither_birth_date_nor_words():
    answers = read(CURRENT, raw_answers(GOAL_TEXT="Rae", NAME_PREF="Sam", OTHER_DX="Flu"))

    coded, words, birth_date = split(answers)

    assert words == {"GOAL_TEXT": "Rae", "NAME_PREF": "Sam", "OTHER_DX": "Flu"}
    assert birth_date == date(1992, 6, 15)
    assert not {"DOB", *words} & set(coded)


def test_answers_taken_apart_are_put_together_again():
    answers = read(CURRENT, raw_answers(GOAL_TEXT="Rae", TOX_EVER="YES", TOX_LAST=None))

    joined = join(CURRENT, *split(answers))

    assert joined.document() == answers.document()


def test_answers_without_a_birth_date_are_put_together_without():
    answers = read(CURRENT, {"HSV": "NO"})

    assert split(answers) == ({"HSV": "NO"}, {}, None)
    assert dict(join(CURRENT, *split(answers))) == {"HSV": "NO"}


def test_a_copy_of_answers_leaves_them_as_they_are():
    answers = read(CURRENT, {"HSV": "NO"})
    answers.copy()["HSV"] = "YES"

    assert isinstance(answers, Answers)
    assert (answers["HSV"], len(answers), list(answers)) == ("NO", 1, ["HSV"])


@pytest.mark.parametrize(
    ("code", "answer", "words"),
    [
        ("NMD", ["NERVE", "MG"], "Myasthenia gravis; Other nerve problem (MS, stroke"),
        ("SX_ONSET", "OLD", "No, I have had it long and my doctor knows"),
        ("OIL_BLOT", 3, "2 or 3 times a day"),
        ("DOB", "1992-06-05", "5 Jun 1992"),
        ("DOB", {"submission": 33, "visit": 34}, "33 on the day of the answers, 34 at the visit"),
        ("TOX_LAST", None, "date not known"),
        ("PROCS", {}, "None of these"),
        (
            "PROCS",
            {"FILLER": "2026-01-31", "THREADS": None},
            "Filler or skin booster, 31 Jan 2026; Threads, date not known",
        ),
        ("CON_TRUTH", "YES", "I agree"),
        ("GOAL_TEXT", "As I said", "As I said"),
    ],
)
def test_an_answer_is_spoken_in_the_words_the_patient_saw(code, answer, words):
    assert spoken(CURRENT.questions[code], answer).startswith(words)
