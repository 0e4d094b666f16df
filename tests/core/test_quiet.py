"""What stands behind a line on the cards can have made no rule fire."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from intake.assessment import Situation, assess
from intake.questionnaire.answers import read
from intake.questionnaire.editions import CURRENT
from intake.questionnaire.shelf_life import shelf_life
from intake.questionnaire.walking import questions_read
from intake.quiet import QUIET, UNREAD, quiet_among
from intake.rules.levels import Level
from intake.rules.protocol import DEMONSTRATIONS
from intake.rules.rulebook import RULEBOOKS
from tests.core.reachable import circumstances, raw

HEALTH = "NMD BSV ALLERGY HEART IMMUNE EYEFACE BLEED KELOID HSV PROCS ISO SURG_PLAN APP_DX"
WISHES = "GOALS GOAL_TOP ZONES GOAL_TEXT OTHER_DX EVENT CONTACT_PRIV APP_WORRY EXP_WHO"
few = settings(max_examples=200)


def test_every_answer_that_is_quiet_is_one_that_can_be_given():
    assert set(CURRENT.questions) >= UNREAD | QUIET.keys()
    for code, answers in QUIET.items():
        assert answers < set(CURRENT.questions[code].option_codes), code


def test_what_is_quiet_whatever_was_told_is_read_by_no_rule():
    for book in RULEBOOKS.values():
        read_by = frozenset().union(*(questions_read(rule.condition) for rule in book.rules))
        assert read_by & UNREAD == frozenset()


def test_nothing_is_quiet_that_could_stop_hold_up_or_hurry_anybody():
    """What a review must look at first is looked at again by the patient."""
    for book in RULEBOOKS.values():
        urgent = [rule for rule in book.rules if rule.level <= Level.REVIEW_HIGH]
        read_by = frozenset().union(*(questions_read(rule.condition) for rule in urgent))
        assert read_by & QUIET.keys() == frozenset()


@few
@given(raw(gaps=False), circumstances())
@pytest.mark.parametrize("version", DEMONSTRATIONS)
def test_no_rule_ever_fires_on_a_quiet_answer(version, answers, around):
    situation = Situation(answers=read(CURRENT, answers), **around)

    fired = assess(situation, DEMONSTRATIONS[version]).fired

    quiet = quiet_among(answers | {"TOX_EVER": "NO"})
    assert {(f.rule.code, e.code) for f in fired for e in f.evidence if e.code in quiet} == set()


def test_no_illness_treatment_or_allergy_is_quiet_and_no_wish():
    for code in (*HEALTH.split(), *WISHES.split()):
        question = CURRENT.questions[code]
        answers = question.option_codes or ("2026-11-25",)
        given = [form for one in answers for form in (one, [one])]
        assert not any(quiet_among({"TOX_EVER": "NO", code: one}) for one in given), code


def test_a_rule_that_could_fire_on_another_answer_keeps_that_one_in_sight():
    told = {"TOX_EVER": "NO", "EXP_LAST": "FOREVER", "JOB": ["VOICE"], "BLOODOK": "TALK"}

    assert quiet_among(told) == frozenset()
    assert quiet_among(told | {"JOB": ["NONE"]}) == {"JOB"}


@pytest.mark.parametrize("ever", ["YES", "UNSURE", ...], ids=["yes", "not sure", "not told yet"])
def test_after_a_treatment_what_it_was_to_change_is_in_sight_again(ever):
    told = {"OIL_SHINE": 3, "BOTHER_OIL": 2, "DRY_PATCH": "NO", "CONTACT": ["SMS"]}
    treated = told | ({} if ever is ... else {"TOX_EVER": ever})

    assert quiet_among(told | {"TOX_EVER": "NO"}) == told.keys()
    assert quiet_among(treated) == {"CONTACT"}


def test_only_what_can_be_confirmed_is_quiet():
    assert [code for code in UNREAD | QUIET.keys() if not shelf_life(code).months] == []
