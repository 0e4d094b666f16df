"""How long an answer stands: what somebody who comes back is asked anew, or only to confirm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from intake.questionnaire.edition import MergedList
from intake.questionnaire.editions import CURRENT, EDITIONS
from intake.questionnaire.shelf_life import (
    SAFETY_SINCE,
    SAFETY_TODAY,
    SHELF_LIFE,
    Due,
    Earlier,
    due,
    shelf_life,
)
from tests.builders import CLEAN

TOLD = date(2026, 3, 2)


def asked_on(day: date, dates: dict[str, date] | None = None, **changes: Any) -> Due:
    """What somebody is asked on a day who told all this on 2 March."""
    told = {code: a for code, a in {**CLEAN, **changes}.items() if a is not ...}
    values = {code: frozenset(a) if isinstance(a, list) else a for code, a in told.items()}
    asked = CURRENT.arising.shown(values)
    return due(CURRENT, Earlier(told, dict.fromkeys(asked, TOLD) | (dates or {})), on=day)


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=lambda edition: edition.name)
def test_every_question_has_a_shelf_life_with_its_reason(edition):
    assert not set(edition.questions) - set(SHELF_LIFE)
    assert all(life.because.endswith(".") for life in SHELF_LIFE.values())


def test_a_question_that_nobody_thought_of_is_asked_every_time():
    assert shelf_life("NEW_ONE").months == 0


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=lambda edition: edition.name)
def test_a_list_that_patients_see_as_one_has_one_shelf_life(edition):
    lists = [i for page in edition.pages for i in page.items if isinstance(i, MergedList)]

    for merged in lists:
        assert len({SHELF_LIFE[question.code].months for question in merged.questions}) == 1


@pytest.mark.parametrize("code", ["SX_NOW", "PREG", "MEDS", "ILL_NOW", "SKIN_NOW", "FILLER"])
def test_safety_is_asked_every_time_even_the_next_day(code):
    assert code in asked_on(date(2026, 3, 3)).asked


def test_a_name_is_never_asked_again():
    assert "NAME_PREF" in asked_on(date(2036, 3, 2), NAME_PREF="Ada").kept


def test_allergies_are_confirmed_for_twelve_months_and_then_asked():
    assert "ALLERGY" in asked_on(date(2027, 3, 2)).confirm
    assert "ALLERGY" in asked_on(date(2027, 3, 3)).asked


def test_skin_is_confirmed_for_six_months():
    assert "OIL_SHINE" in asked_on(date(2026, 9, 2)).confirm
    assert "OIL_SHINE" in asked_on(date(2026, 9, 3)).asked


def test_each_answer_has_the_date_it_was_last_given_or_confirmed():
    kept = asked_on(date(2027, 6, 1), dates={"ALLERGY": date(2026, 12, 1)})

    assert "ALLERGY" in kept.confirm
    assert "HSV" in kept.asked


def test_somebody_who_had_injections_is_not_asked_whether_ever_but_about_the_last():
    had = {"TOX_EVER": "YES", "TOX_LAST": "2025-11-23", "TOX_BRAND": "ONA"}
    had |= {"TOX_WHY": ["COSMETIC"], "TOX_WHO": "CLINIC", "TOX_PROBLEM": ["NONE"]}

    again = asked_on(date(2026, 6, 1), **had)

    assert "TOX_EVER" in again.kept
    assert {"TOX_LAST", "TOX_PROBLEM"} <= set(again.asked)


def test_somebody_who_had_none_is_asked_whether_there_was_one_since():
    assert "TOX_EVER" in asked_on(date(2026, 6, 1)).asked


def test_an_answer_that_was_missing_is_asked():
    assert "HSV" in asked_on(date(2026, 3, 3), HSV=...).asked


def test_a_question_that_was_not_asked_last_time_is_asked():
    told = {code: a for code, a in CLEAN.items() if code != "HSV"}
    again = due(CURRENT, Earlier(told, dict.fromkeys(told, TOLD)), on=TOLD)

    assert "HSV" in again.asked


def test_an_answer_that_this_edition_cannot_read_is_asked():
    assert "HSV" in asked_on(date(2026, 3, 3), HSV="SOMETIMES").asked


def test_what_was_left_open_can_stay_open():
    assert "OTHER_DX" in asked_on(date(2026, 6, 1)).confirm


def test_an_event_that_is_over_is_not_confirmed():
    assert "EVENT" in asked_on(date(2026, 6, 1), EVENT="2026-04-04").asked
    assert "EVENT" in asked_on(date(2026, 6, 1), EVENT="2026-08-08").confirm


def test_agreements_are_given_anew():
    assert {code for code in CURRENT.questions if code.startswith("CON_")} - {
        "CONTACT",
        "CONTACT_PRIV",
    } & set(asked_on(date(2026, 3, 3)).asked)


def test_questions_that_do_not_arise_are_not_sorted_at_all():
    again = asked_on(date(2026, 6, 1))

    assert not {"ACNE_NOW", "TOX_LAST"} & {*again.asked, *again.confirm, *again.kept}


def test_the_birth_date_comes_with_the_link():
    again = asked_on(date(2026, 6, 1))

    assert "DOB" not in {*again.asked, *again.confirm, *again.kept}


def test_what_is_asked_first_is_asked_every_time():
    assert all(SHELF_LIFE[code].months == 0 for code in (*SAFETY_TODAY, *SAFETY_SINCE))


# What is put in short: what was read whole, not long ago, and had nothing on it


def in_short(*, on: date = date(2026, 6, 1), **earlier: Any) -> set[str]:
    """The lists that are put in short to who read all of them on 2 March."""
    asked = [*CLEAN, "MEDS_TEXT"]
    dates = dict.fromkeys(asked, TOLD)
    told = {"answers": CLEAN, "dates": dates, "read_whole": dates, "edition": CURRENT}
    return set(due(CURRENT, Earlier(**(told | earlier)), on=on).in_short)


def test_lists_that_had_nothing_on_them_are_put_in_short_within_the_year():
    assert in_short() == {"SX_NOW", "PREG", "SKIN_NOW", "MEDS", "MEDS_TEXT"}
    assert in_short(on=date(2027, 3, 2)) == in_short()
    assert in_short(on=date(2027, 3, 3)) == set()


def test_a_list_that_had_something_on_it_is_read_whole():
    told = {**CLEAN, "MEDS": ["THIN"], "MEDS_TEXT": "warfarin", "PREG": ["PRIVATE"]}

    assert in_short(answers=told) == {"SX_NOW", "SKIN_NOW"}


def test_a_list_that_was_only_read_out_to_them_is_read_whole():
    read = dict.fromkeys({*CLEAN} - {"SX_NOW"}, TOLD)

    assert "SX_NOW" not in in_short(read_whole=read)
    assert in_short(read_whole={}) == set()


def test_what_has_no_words_in_short_is_never_put_so():
    told = {**CLEAN, "TOX_EVER": "YES", "TOX_PROBLEM": ["NONE"]}
    read = dict.fromkeys([*told, "MEDS_TEXT"], TOLD)
    kept = {"answers": told, "dates": read, "read_whole": read}
    assert "TOX_PROBLEM" not in in_short(**kept)

    older = EDITIONS["2027-02"]
    assert due(older, Earlier(**kept, edition=older), on=date(2026, 6, 1)).in_short == ()


def test_a_list_of_ones_own_goes_with_the_list_of_medicines():
    assert "MEDS_TEXT" not in in_short(read_whole=dict.fromkeys({*CLEAN} - {"MEDS"}, TOLD))


def test_in_another_language_or_with_other_answers_every_list_is_read_whole():
    assert in_short(edition=EDITIONS[f"{CURRENT.name}-es"]) == set()
    medicines = CURRENT.questions["MEDS"]
    fewer = replace(medicines, options=medicines.options[1:], in_short=None)
    pages = tuple(page.with_questions({"MEDS": fewer}) for page in CURRENT.pages)
    left = {"SX_NOW", "PREG", "SKIN_NOW"}
    assert in_short(edition=replace(CURRENT, pages=pages)) == left
