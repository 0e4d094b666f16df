"""What is asked back about typed medicines, before anything is made of it."""

from __future__ import annotations

import pytest

from intake.medicines.asking import NO, YES, readings, ticked, to_ask, told_of, unticked
from intake.questionnaire.editions import EDITIONS

EDITION = EDITIONS["2026-11"]
NONE = {"MEDS": ["NONE"]}


def asked(text, *, told=(), **answers):
    return to_ask(EDITION, {"MEDS": ["NONE"], "MEDS_TEXT": text} | answers, told)


def questions(text, **answers):
    return [one.question for one in asked(text, **answers)]


def test_a_likely_match_is_asked_back_in_plain_words():
    assert questions("warfrin 5mg") == [
        "We read “warfrin” as warfarin, a blood thinner. Is that right?"
    ]


def test_a_brand_is_asked_back_with_the_medicine_in_it():
    assert questions("Coumadin") == [
        "We read “Coumadin” as warfarin, a blood thinner. Is that right?"
    ]


@pytest.mark.parametrize("text", ["warfarin", "blood thinners"])
def test_a_name_as_we_know_it_is_not_said_twice(text):
    assert questions(text) == [f"We read “{text}” as a blood thinner. Is that right?"]


def test_nothing_is_asked_about_a_group_that_is_ticked():
    assert questions("warfrin", MEDS=["THIN"]) == []
    assert questions("warfrin, asprin", MEDS=["THIN"]) == questions("asprin")


@pytest.mark.parametrize("text", ["", "metformin", "clindamycin gel", "nothing"])
def test_nothing_is_asked_where_nothing_is_read(text):
    assert questions(text) == []


def test_nothing_is_asked_before_the_list_itself_is_answered():
    assert to_ask(EDITION, {"MEDS_TEXT": "warfrin"}, ()) == ()


def test_of_one_group_one_word_is_asked_at_a_time():
    first, second = readings(EDITION, {"MEDS": ["NONE"], "MEDS_TEXT": "warfrin, elaquis"})

    assert asked("warfrin, elaquis") == (first,)
    assert asked("warfrin, elaquis", told=[told_of(first, NO, NONE)]) == (second,)


def test_a_word_is_asked_once_however_it_is_written_later():
    (first,) = asked("warfrin")
    told = [told_of(first, NO, NONE)]

    assert asked("Warfrin 5 mg at night", told=told) == ()
    assert [one.typed for one in asked("Warfrin, wafarin", told=told)] == ["wafarin"]


def test_a_yes_ticks_the_group_in_place_of_none_and_beside_the_rest():
    assert ticked({"MEDS": ["NONE"]}, ["THIN"]) == ["THIN"]
    assert ticked({"MEDS": ["SLEEP", "UNSURE"]}, ["THIN"]) == ["SLEEP", "THIN", "UNSURE"]


def test_yeses_that_are_taken_back_leave_what_was_there_before_in_whatever_order_they_came():
    thin, sleep = readings(EDITION, NONE | {"MEDS_TEXT": "warfrin, zopiclon"})
    said = {
        thin.key: told_of(thin, YES, {"MEDS": ["SLEEP"]}),
        sleep.key: told_of(sleep, YES, NONE),
    }
    both = {"MEDS": ["SLEEP", "THIN"]}

    assert unticked(both, said, {thin.key}) == ["SLEEP"]
    assert unticked(both, said, {thin.key, sleep.key}) == ["NONE"]
    assert unticked({"MEDS": ["MAG", "THIN"]}, said, {thin.key}) == ["MAG", "THIN"]


def test_what_was_told_can_be_kept_as_json():
    (first,) = asked("warfrin")

    assert told_of(first, YES, {"MEDS": ["THIN"]}) == {
        "typed": "warfrin",
        "name": "warfarin",
        "kind": "a blood thinner",
        "group": "THIN",
        "key": first.key,
        "answer": "YES",
    }
