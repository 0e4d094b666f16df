"""How like the people studied: every fit of every concern, and both sides of each cut-off."""

from dataclasses import replace

import pytest

from intake.rules.levels import Fit
from intake.rules.policy import policy
from intake.rules.protocol import DEMONSTRATION, Protocol
from intake.rules.rulebook import RULEBOOK_1
from tests.core.answers import assessed, fit

SIGNALS = RULEBOOK_1.signals


def oil(score):
    """Four answers that add up to a score."""
    answers = [score // 4 + (place < score % 4) for place in range(4)]
    return dict(zip(("OIL_SHINE", "OIL_TOUCH", "OIL_FEEL", "OIL_BLOT"), answers, strict=True))


OIL = [
    # score, bother, isotretinoin, fit
    (0, 4, "NO", "NONE"),
    (2, 4, "NO", "NONE"),
    (3, 0, "NO", "NONE"),
    (3, 1, "NO", "LOW"),
    (5, 4, "NO", "LOW"),
    (6, 0, "NO", "NONE"),
    (6, 1, "NO", "MEDIUM"),
    (9, 4, "NO", "MEDIUM"),
    (10, 0, "NO", "NONE"),
    (10, 1, "NO", "MEDIUM"),
    (10, 2, "NO", "HIGH"),
    (16, 1, "NO", "MEDIUM"),
    (16, 4, "NO", "HIGH"),
    (16, 4, "NOW", "LOW"),
    (10, 2, "PAST6", "LOW"),
    (6, 1, "PAST6", "LOW"),
    (3, 1, "NOW", "LOW"),
    (2, 4, "NOW", "NONE"),
    (16, 0, "NOW", "NONE"),
    (16, 4, "PAST", "HIGH"),
]


@pytest.mark.parametrize(("score", "bother", "iso", "expected"), OIL)
def test_oil_is_read_from_four_answers_and_how_much_it_bothers(score, bother, iso, expected):
    found = assessed(GOALS=["OIL"], **oil(score), BOTHER_OIL=bother, ISO=iso)

    assert fit(found, "OIL") == expected


ACNE = [
    # grade, tried, oil score, bother, isotretinoin, fit
    (0, "SHOP", 16, 4, "NO", "NONE"),
    (1, "SHOP", 16, 4, "NO", "NONE"),
    (2, "SHOP", 5, 1, "NO", "LOW"),
    (2, "SHOP", 6, 1, "NO", "MEDIUM"),
    (3, "RX", 6, 4, "NO", "MEDIUM"),
    (3, "RX", 5, 4, "NO", "LOW"),
    (3, "RX", 16, 4, "NO", "MEDIUM"),
    (4, "RX", 16, 4, "NO", "NONE"),
    (3, "RX", 16, 0, "NO", "NONE"),
    (3, "NONE", 16, 4, "NO", "LOW"),
    (4, "NONE", 16, 4, "NO", "NONE"),
    (3, "RX", 16, 4, "NOW", "LOW"),
    (3, "RX", 16, 4, "PAST6", "LOW"),
    (3, "RX", 16, 4, "PAST", "MEDIUM"),
    (1, "RX", 16, 4, "NOW", "NONE"),
    (3, "RX", 16, 0, "NOW", "NONE"),
]


@pytest.mark.parametrize(("grade", "tried", "score", "bother", "iso", "expected"), ACNE)
def test_acne_is_at_most_medium_and_standard_care_comes_first(
    grade, tried, score, bother, iso, expected
):
    found = assessed(
        GOALS=["ACNE"],
        ACNE_NOW=grade,
        ACNE_TRIED=tried,
        BOTHER_ACNE=bother,
        ISO=iso,
        **oil(score),
    )

    assert fit(found, "ACNE") == expected


REDNESS = [
    # redness, flushing, changes, fit
    (2, 0, {}, "HIGH"),
    (0, 2, {}, "HIGH"),
    (4, 4, {}, "HIGH"),
    (1, 1, {}, "NONE"),
    (0, 0, {}, "NONE"),
    (2, 1, {"BOTHER_RED": 1}, "HIGH"),
    (4, 4, {"BOTHER_RED": 0}, "NONE"),
    (2, 0, {"RED_DX": "SELF"}, "MEDIUM"),
    (2, 0, {"RED_DX": "NO"}, "LOW"),
    (2, 0, {"RED_SPOTS": "FEW"}, "HIGH"),
    (2, 0, {"RED_SPOTS": "MANY"}, "LOW"),
    (2, 0, {"RED_SPOTS": "MANY", "RED_DX": "SELF"}, "LOW"),
    (1, 1, {"RED_SPOTS": "MANY"}, "NONE"),
    (2, 0, {"RED_EYES": "YES"}, "HIGH"),
    (4, 4, {"RED_THICK": "YES"}, "NONE"),
    (2, 0, {"RED_BODY": ["GUT"]}, "NONE"),
    (2, 0, {"RED_BODY": ["WHEEZE"]}, "NONE"),
    (2, 0, {"RED_BODY": ["HEART"]}, "NONE"),
    (2, 0, {"RED_BODY": ["FAINT"]}, "NONE"),
    (2, 0, {"RED_BODY": ["NEWMED"]}, "NONE"),
    (2, 0, {"RED_BODY": ["HOTFLUSH"], "RED_DX": "NO"}, "NONE"),
    (2, 0, {"ISO": "NOW"}, "HIGH"),
]


@pytest.mark.parametrize(("redness", "flushing", "changes", "expected"), REDNESS)
def test_redness_is_high_only_with_a_diagnosis_and_no_other_cause(
    redness, flushing, changes, expected
):
    found = assessed(**{"GOALS": ["RED"], "RED_NOW": redness, "RED_FLUSH": flushing, **changes})

    assert fit(found, "RED") == expected


PORES = [
    # grade, oil score, bother, isotretinoin, fit
    (0, 16, 4, "NO", "NONE"),
    (1, 16, 4, "NO", "NONE"),
    (2, 5, 1, "NO", "LOW"),
    (2, 6, 1, "NO", "MEDIUM"),
    (4, 16, 4, "NO", "MEDIUM"),
    (4, 16, 0, "NO", "NONE"),
    (4, 16, 4, "NOW", "LOW"),
    (2, 6, 1, "PAST6", "LOW"),
    (1, 16, 4, "NOW", "NONE"),
    (4, 16, 4, "PAST", "MEDIUM"),
]


@pytest.mark.parametrize(("grade", "score", "bother", "iso", "expected"), PORES)
def test_pores_are_at_most_medium_and_only_where_the_skin_is_oily(
    grade, score, bother, iso, expected
):
    found = assessed(GOALS=["PORES"], PORE_NOW=grade, BOTHER_PORES=bother, ISO=iso, **oil(score))

    assert fit(found, "PORES") == expected


@pytest.mark.parametrize(
    ("grade", "bother", "expected"),
    [(0, 4, "NONE"), (1, 4, "NONE"), (2, 0, "NONE"), (2, 1, "LOW"), (4, 4, "LOW")],
)
def test_texture_is_at_most_low(grade, bother, expected):
    found = assessed(GOALS=["TEXTURE"], TEX_NOW=grade, BOTHER_TEXTURE=bother)

    assert fit(found, "TEXTURE") == expected


SCARS = [
    # grade, kind, bother, fit
    (0, ["SHALLOW"], 4, "NONE"),
    (1, ["SHALLOW"], 4, "NONE"),
    (2, ["SHALLOW"], 1, "LOW"),
    (3, ["SHALLOW"], 4, "LOW"),
    (4, ["SHALLOW"], 4, "NONE"),
    (2, ["SHALLOW"], 0, "NONE"),
    (2, ["SHALLOW", "ICEPICK", "RAISED", "COLOUR"], 1, "LOW"),
    (2, ["ICEPICK"], 4, "NONE"),
    (3, ["RAISED"], 4, "NONE"),
    (3, ["COLOUR"], 4, "NONE"),
]


@pytest.mark.parametrize(("grade", "kind", "bother", "expected"), SCARS)
def test_scars_are_at_most_low_and_only_where_some_are_wide_and_soft(grade, kind, bother, expected):
    found = assessed(GOALS=["SCARS"], SCAR_NOW=grade, SCAR_TYPE=kind, BOTHER_SCARS=bother)

    assert fit(found, "SCARS") == expected


NECK = [
    # crepe, lines, bands, jaw, sag, bother, fit
    (2, 0, 0, 0, 0, 1, "MEDIUM"),
    (0, 2, 0, 0, 2, 1, "MEDIUM"),
    (0, 0, 2, 0, 2, 4, "MEDIUM"),
    (0, 0, 0, 2, 2, 4, "MEDIUM"),
    (4, 4, 4, 4, 2, 4, "MEDIUM"),
    (1, 1, 1, 1, 0, 4, "NONE"),
    (2, 0, 0, 0, 3, 1, "LOW"),
    (1, 1, 1, 1, 3, 4, "NONE"),
    (4, 4, 4, 4, 4, 4, "NONE"),
    (4, 4, 4, 4, 2, 0, "NONE"),
]


@pytest.mark.parametrize(("crepe", "lines", "bands", "jaw", "sag", "bother", "expected"), NECK)
def test_the_neck_is_at_most_medium_and_hanging_skin_is_not_helped(
    crepe, lines, bands, jaw, sag, bother, expected
):
    found = assessed(
        GOALS=["NECK"],
        NECK_CREPE=crepe,
        NECK_LINES=lines,
        NECK_BANDS=bands,
        NECK_JAW=jaw,
        NECK_SAG=sag,
        BOTHER_NECK=bother,
    )

    assert fit(found, "NECK") == expected


SWALLOWING = [
    {"SX_NOW": ["SWALLOW"], "SX_ONSET": "OLD"},
    {"BSV": ["NECK_TX"]},
    {"TOX_EVER": "YES", "TOX_PROBLEM": ["SWALLOW"]},
]


@pytest.mark.parametrize("answers", SWALLOWING, ids=["RH-01", "RH-02", "RH-05"])
def test_trouble_swallowing_holds_the_neck_and_only_the_neck(answers):
    found = assessed(GOALS=["NECK", "TEXTURE"], **answers)

    assert fit(found, "NECK") == "HELD"
    assert fit(found, "TEXTURE") == "LOW"


@pytest.mark.parametrize("answers", SWALLOWING, ids=["RH-01", "RH-02", "RH-05"])
def test_the_neck_is_held_whatever_the_answers_about_it(answers):
    assert fit(assessed(GOALS=["NECK"], NECK_SAG=4, **answers), "NECK") == "HELD"


@pytest.mark.parametrize(
    "answers",
    [{"BSV": ["LUNG"]}, {"NMD": ["NERVE"]}, {"SX_NOW": ["SWALLOW"], "SX_ONSET": "NEW"}],
    ids=["asthma", "nerve disease", "a red flag"],
)
def test_nothing_else_holds_the_neck(answers):
    assert fit(assessed(GOALS=["NECK"], **answers), "NECK") == "MEDIUM"


def test_a_concern_that_was_not_chosen_has_no_signal():
    found = assessed(GOALS=["PORES"])

    assert [reading.signal.concern for reading in found.signals] == ["PORES"]


def test_lines_and_something_else_have_no_signal():
    assert assessed(GOALS=["LINES", "OTHER"]).signals == ()


def test_signals_never_change_the_triage():
    for goals in (["TEXTURE"], ["NECK", "OIL", "PORES", "RED", "SCARS"]):
        assert assessed(GOALS=goals, PREG=["PREG"]).triage == "HOLD"
        assert assessed(GOALS=goals).triage == "ROUTINE"


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.code)
def test_a_missing_answer_leaves_a_signal_unsettled_unless_another_settles_it(signal):
    goals = [signal.concern]

    bothered = assessed(GOALS=goals, without=(signal.bother.code,))

    assert fit(bothered, signal.concern) == "UNSETTLED"
    assert assessed(GOALS=goals, **{signal.bother.code: 0}).signals[0].fit == "NONE"


def test_no_bother_settles_a_signal_whose_grade_is_missing():
    found = assessed(GOALS=["TEXTURE"], BOTHER_TEXTURE=0, without=("TEX_NOW",))

    assert fit(found, "TEXTURE") == "NONE"


def test_only_uses_with_grade_b_evidence_can_be_high():
    high = {s.code: s.grade for s in SIGNALS if Fit.HIGH in {fit for fit, _ in s.cases}}

    assert high == {"C-OIL": "B", "C-RED": "B-"}


def test_evidence_grades_are_those_of_the_review_of_studies():
    assert {signal.concern: signal.grade for signal in SIGNALS} == {
        "OIL": "B",
        "ACNE": "D",
        "RED": "B-",
        "PORES": "C",
        "TEXTURE": "C",
        "SCARS": "D",
        "NECK": "C (contour), D (crepe)",
    }


def test_each_concern_of_the_wish_list_has_one_signal():
    concerns = [signal.concern for signal in SIGNALS]

    assert concerns == ["OIL", "ACNE", "RED", "PORES", "TEXTURE", "SCARS", "NECK"]


def test_every_signal_is_explained_with_the_answers_it_read():
    goals = [signal.concern for signal in SIGNALS]

    for reading in assessed(GOALS=goals).signals:
        assert "{" not in reading.explanation
        assert "not answered" not in reading.explanation
        assert reading.reads


def test_the_oil_signal_is_explained_by_score_bother_and_areas():
    reading = assessed(GOALS=["OIL"], **oil(11), ZONES=["FOREHEAD", "NOSE"]).signals[0]

    assert reading.explanation.startswith("Self-rated oil 11/16, bother 2/4, areas Forehead; Nose.")
    assert reading.reads["OIL_SCORE"] == 11


def test_an_explanation_says_what_was_not_answered():
    reading = assessed(GOALS=["RED"], without=("RED_DX",)).signals[0]

    assert "diagnosis not answered" in reading.explanation


@pytest.mark.parametrize(
    ("setting", "value", "answers", "before", "after"),
    [
        ("oil_high", 12, {"GOALS": ["OIL"], **oil(11)}, "HIGH", "MEDIUM"),
        ("oil_medium", 7, {"GOALS": ["OIL"], **oil(6)}, "MEDIUM", "LOW"),
        ("oil_low", 4, {"GOALS": ["OIL"], **oil(3)}, "LOW", "NONE"),
        ("bother_high", 3, {"GOALS": ["OIL"], **oil(11)}, "HIGH", "MEDIUM"),
        ("bother_cut", 3, {"GOALS": ["OIL"], **oil(11)}, "HIGH", "NONE"),
        ("grade_cut", 3, {"GOALS": ["TEXTURE"]}, "LOW", "NONE"),
    ],
)
def test_a_clinic_that_moves_a_cut_off_moves_the_fit(setting, value, answers, before, after):
    own = Protocol("own", RULEBOOK_1, policy({setting: value}))

    assert assessed(**answers).signals[0].fit == before
    assert assessed(**answers, protocol=own).signals[0].fit == after


def test_a_signal_without_a_last_resort_is_a_mistake_that_is_told():
    signal = replace(RULEBOOK_1.signals[4], cases=RULEBOOK_1.signals[4].cases[:1])
    broken = Protocol("broken", replace(RULEBOOK_1, signals=(signal,)), DEMONSTRATION.policy)

    with pytest.raises(AssertionError, match="C-TEX has no case that always holds"):
        assessed(protocol=broken)
