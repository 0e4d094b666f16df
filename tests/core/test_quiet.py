"""What stands behind a line on the cards can have made no rule fire."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from intake.assessment import Situation, assess
from intake.questionnaire.answers import read
from intake.questionnaire.editions import CURRENT
from intake.questionnaire.shelf_life import shelf_life
from intake.questionnaire.walking import questions_read
from intake.quiet import QUIET, UNREAD, is_quiet
from intake.rules.protocol import DEMONSTRATIONS
from intake.rules.rulebook import RULEBOOKS
from tests.core.reachable import circumstances, raw

HEALTH = "NMD BSV ALLERGY HEART IMMUNE EYEFACE BLEED KELOID HSV PROCS ISO SURG_PLAN APP_DX"
few = settings(max_examples=200)


def test_every_answer_that_is_quiet_is_one_that_can_be_given():
    assert set(CURRENT.questions) >= UNREAD | QUIET.keys()
    for code, answers in QUIET.items():
        assert answers < set(CURRENT.questions[code].option_codes), code


def test_what_is_quiet_whatever_was_told_is_read_by_no_rule():
    for book in RULEBOOKS.values():
        read_by = frozenset().union(*(questions_read(rule.condition) for rule in book.rules))
        assert read_by & UNREAD == frozenset()


@few
@given(raw(gaps=False), circumstances())
@pytest.mark.parametrize("version", DEMONSTRATIONS)
def test_no_rule_ever_fires_on_a_quiet_answer(version, answers, around):
    situation = Situation(answers=read(CURRENT, answers), **around)

    fired = assess(situation, DEMONSTRATIONS[version]).fired

    decided = {(f.rule.code, e.code): e.answer for f in fired for e in f.evidence}
    assert [at for at, answer in decided.items() if is_quiet(at[1], answer)] == []


def test_no_illness_treatment_or_allergy_is_quiet_and_no_wish():
    for code in (*HEALTH.split(), "GOALS", "GOAL_TOP", "ZONES", "GOAL_TEXT", "OTHER_DX", "EVENT"):
        question = CURRENT.questions[code]
        answers = question.option_codes or ("2026-11-25",)
        assert not any(is_quiet(code, given) for one in answers for given in (one, [one])), code


def test_what_is_told_besides_a_quiet_answer_is_not_quiet():
    assert is_quiet("RED_BODY", ["NONE"]) and not is_quiet("RED_BODY", ["NONE", "HEART"])
    assert is_quiet("APP_WORRY", 1) and not is_quiet("APP_WORRY", 2)
    assert not is_quiet("EXP_WHO", "PRESSURE")


def test_only_what_can_be_confirmed_is_quiet():
    assert [code for code in UNREAD | QUIET.keys() if not shelf_life(code).months] == []
