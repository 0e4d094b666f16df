"""When a patient is asked after a treatment, and what it comes to: both sides of each line."""

from datetime import date, time, timedelta

import pytest

from intake.following.course import (
    Told,
    changed,
    may_offer_from,
    no_response,
    score,
    worn_off,
    worn_off_on,
)
from intake.following.questions import RED_FLAGS, SKIN, is_red, questionnaire
from intake.following.schedule import (
    BY_KEY,
    DAY_2,
    DAY_7,
    MOMENTS,
    MONTH_4,
    MONTH_6,
    WEEK_2,
    WEEK_4,
    WEEK_8,
    WEEK_12,
    Part,
    hour_of,
    next_after,
    open_on,
)
from intake.questionnaire.editions import CURRENT, EDITIONS

TREATED = date(2026, 3, 2)


def oil(total: int, bother: int = 3) -> dict[str, int]:
    steps = [min(4, max(0, total - 4 * n)) for n in range(4)]
    codes = ("OIL_SHINE", "OIL_TOUCH", "OIL_FEEL", "OIL_BLOT")
    return dict(zip(codes, steps, strict=True)) | {"BOTHER_OIL": bother}


def told(moment: str, answers: dict, *, day: int = 0) -> Told:
    return Told(moment, TREATED + timedelta(days=day), answers)


@pytest.mark.parametrize(
    ("moment", "on"),
    [
        (DAY_2, date(2026, 3, 4)),
        (DAY_7, date(2026, 3, 9)),
        (WEEK_2, date(2026, 3, 16)),
        (WEEK_4, date(2026, 3, 30)),
        (WEEK_8, date(2026, 4, 27)),
        (WEEK_12, date(2026, 5, 25)),
        (MONTH_4, date(2026, 7, 2)),
        (MONTH_6, date(2026, 9, 2)),
    ],
)
def test_a_check_in_opens_on_its_day_and_no_sooner(moment, on):
    assert open_on(on, treated_on=TREATED) == moment
    assert open_on(on - timedelta(days=1), treated_on=TREATED) != moment


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment.name)
def test_a_check_in_closes_and_then_another_or_none_is_open(moment):
    last = moment.closes(TREATED) - timedelta(days=1)

    assert open_on(last, treated_on=TREATED) == moment
    assert open_on(moment.closes(TREATED), treated_on=TREATED) != moment


def test_what_was_answered_is_not_asked_again():
    assert open_on(date(2026, 3, 4), treated_on=TREATED, answered=["D2"]) is None


def test_four_months_after_the_last_of_october_is_the_last_of_february():
    assert MONTH_4.opens(date(2026, 10, 31)) == date(2027, 2, 28)


def test_no_two_check_ins_are_open_at_once():
    for start in (TREATED, date(2026, 10, 31), date(2027, 8, 31)):
        for before, after in zip(MOMENTS, MOMENTS[1:], strict=False):
            assert before.closes(start) <= after.opens(start)


def test_after_the_sixth_month_nothing_more_comes():
    assert next_after(date(2026, 9, 2), treated_on=TREATED) is None
    assert next_after(date(2026, 9, 1), treated_on=TREATED) == date(2026, 9, 2)


@pytest.mark.parametrize(
    ("first", "asked"),
    [
        (time(14, 5), time(14, 5)),
        (time(8), time(8)),
        (time(7, 59), time(8)),
        (time(19, 30), time(19, 30)),
        (time(19, 31), time(19, 30)),
        (time(23, 40), time(19, 30)),
    ],
)
def test_a_patient_is_asked_at_the_hour_of_the_first_answers_but_not_at_night(first, asked):
    assert hour_of(first) == asked


def test_only_what_was_treated_is_asked_in_the_words_of_the_edition():
    asked = questionnaire(CURRENT, ["PORES"], WEEK_8).questions

    assert list(asked) == ["PORE_NOW", "BOTHER_PORES", "FU_TEXT"]
    assert asked["PORE_NOW"].text == CURRENT.questions["PORE_NOW"].text


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=lambda edition: edition.name)
def test_every_edition_can_ask_all_of_it_again(edition):
    for moment in BY_KEY.values():
        assert questionnaire(edition, SKIN, moment).questions


def test_warning_signs_are_asked_on_day_two_and_at_week_four():
    assert [m.key for m in MOMENTS if Part.SAFETY in m.asks] == ["D2", "W4"]
    assert set(RED_FLAGS) <= set(questionnaire(CURRENT, [], DAY_2).questions)


@pytest.mark.parametrize("code", RED_FLAGS)
def test_any_yes_about_safety_is_red(code):
    well = dict.fromkeys(RED_FLAGS, "NO")

    assert is_red(well | {code: "YES"})
    assert not is_red(well)


def test_a_bruise_is_not_red():
    assert not is_red({"FU_EFFECTS": ["BRUISE", "SMILE"]})


@pytest.mark.parametrize(
    ("now", "bother", "is_change"),
    [(7, 2, True), (8, 2, False), (7, 3, False), (6, 1, True), (12, 2, False)],
)
def test_oil_changes_by_three_of_sixteen_and_a_step_of_bother(now, bother, is_change):
    assert changed("OIL", oil(10, 3), oil(now, bother)) is is_change


@pytest.mark.parametrize(
    ("before", "now", "is_change"),
    [(3, 1, True), (3, 2, False), (4, 2, False), (2, 1, False), (2, 0, True), (4, 1, True)],
)
def test_acne_changes_when_it_reaches_nought_or_one_by_two_grades(before, now, is_change):
    assert changed("ACNE", {"ACNE_NOW": before}, {"ACNE_NOW": now}) is is_change


@pytest.mark.parametrize(("now", "is_change"), [(2, True), (3, False), (4, False)])
def test_redness_changes_by_one_grade_whatever_the_bother(now, is_change):
    before = {"RED_NOW": 3, "BOTHER_RED": 2}

    assert changed("RED", before, {"RED_NOW": now, "BOTHER_RED": 2}) is is_change


@pytest.mark.parametrize(
    ("concern", "code"), [("PORES", "PORE_NOW"), ("TEXTURE", "TEX_NOW"), ("SCARS", "SCAR_NOW")]
)
@pytest.mark.parametrize(
    ("now", "bother", "is_change"), [(2, 1, True), (2, 2, False), (3, 1, False)]
)
def test_the_others_change_by_a_grade_and_a_step_of_bother(concern, code, now, bother, is_change):
    before = {code: 3, f"BOTHER_{concern}": 2}

    assert changed(concern, before, {code: now, f"BOTHER_{concern}": bother}) is is_change


def test_the_neck_is_as_bad_as_its_worst_part():
    neck = {"NECK_CREPE": 1, "NECK_LINES": 3, "NECK_BANDS": 0, "NECK_JAW": 2, "NECK_SAG": 4}

    assert score("NECK", neck) == 3


def test_what_was_not_answered_before_or_now_cannot_be_called_a_change():
    assert changed("OIL", {}, oil(3)) is None
    assert changed("PORES", {"PORE_NOW": 3, "BOTHER_PORES": 2}, {}) is None
    assert changed("PORES", {"PORE_NOW": 3}, {"PORE_NOW": 1, "BOTHER_PORES": 0}) is None


def test_worn_off_is_near_the_start_at_two_check_ins_in_a_row():
    near, away = oil(8), oil(7)

    assert worn_off("OIL", oil(10), [told("W8", near, day=56)]) is None
    assert worn_off("OIL", oil(10), [told("W8", near), told("W12", away)]) is None
    assert worn_off("OIL", oil(10), [told("W4", near), told("W8", away), told("W12", near)]) is None
    two = [told("W8", near, day=56), told("W12", near, day=84)]
    assert worn_off("OIL", oil(10), two) == TREATED + timedelta(days=84)


def test_a_grade_is_near_within_one_step_and_beyond_the_start_is_back_too():
    before = {"PORE_NOW": 3}

    def twice(grade):
        return [told("W8", {"PORE_NOW": grade}), told("W12", {"PORE_NOW": grade})]

    assert worn_off("PORES", before, twice(1)) is None
    assert worn_off("PORES", before, twice(2))
    assert worn_off("PORES", before, twice(4))


def test_a_possible_meaningful_change_is_not_worn_off():
    before = {"PORE_NOW": 3, "BOTHER_PORES": 3}

    def at_two(now, **last):
        return [told("W4", now, day=28), told("W8", now | last, day=56)]

    one_better = {"PORE_NOW": 2, "BOTHER_PORES": 2}
    assert changed("PORES", before, one_better)
    assert worn_off("PORES", before, at_two(one_better)) is None
    assert worn_off("PORES", before, at_two(one_better, BOTHER_PORES=3)) is None
    assert worn_off("RED", {"RED_NOW": 3}, at_two({"RED_NOW": 2})) is None
    assert worn_off("RED", {"RED_NOW": 3}, at_two({"RED_NOW": 3}))


def test_one_step_better_that_bothers_as_before_is_worn_off():
    before, now = {"PORE_NOW": 3, "BOTHER_PORES": 3}, {"PORE_NOW": 2, "BOTHER_PORES": 3}
    near = [told("W8", now, day=56), told("W12", now, day=84)]

    assert worn_off("PORES", before, near) == TREATED + timedelta(days=84)


def test_worn_off_is_also_what_the_patient_says():
    says = told("M4", oil(2) | {"FU_WORN": "YES"}, day=122)

    assert worn_off("OIL", oil(10), [says]) == says.on
    assert worn_off("OIL", oil(10), [told("M4", oil(2) | {"FU_WORN": "NO"})]) is None


def test_all_that_was_treated_has_to_have_worn_off():
    before = oil(10) | {"PORE_NOW": 3}
    still = [told("W8", oil(9) | {"PORE_NOW": 0}), told("W12", oil(9) | {"PORE_NOW": 0}, day=84)]

    assert worn_off_on(["OIL"], before, still) == TREATED + timedelta(days=84)
    assert worn_off_on(["OIL", "PORES"], before, still) is None


def test_no_response_is_no_change_at_week_four_and_at_week_eight():
    same, less = oil(10, 3), oil(7, 2)

    assert no_response("OIL", oil(10), [told("W4", same), told("W8", same)])
    assert not no_response("OIL", oil(10), [told("W4", less), told("W8", same)])
    assert not no_response("OIL", oil(10), [told("W4", same), told("W8", less)])
    assert not no_response("OIL", oil(10), [told("W4", same)])
    assert not no_response("OIL", oil(10), [told("W2", same), told("W8", same)])
    assert not no_response("OIL", oil(10), [told("W4", same), told("W8", {})])


def test_a_talk_is_offered_from_the_later_of_worn_off_and_the_months_of_waiting():
    wait_ends = date(2026, 6, 2)

    assert may_offer_from(date(2026, 5, 25), TREATED, months=3) == wait_ends
    assert may_offer_from(date(2026, 7, 2), TREATED, months=3) == date(2026, 7, 2)
    assert may_offer_from(wait_ends, TREATED, months=4) == date(2026, 7, 2)
