"""What stands behind a line on the cards can have made no rule fire."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from intake.assessment import Situation, assess
from intake.questionnaire.answers import read
from intake.questionnaire.arising import ANY_DAY
from intake.questionnaire.conditions import All, Any_, Named, Not
from intake.questionnaire.editions import CURRENT
from intake.questionnaire.evaluate import Facts, evaluate
from intake.questionnaire.kinds import MultiChoice, Scale
from intake.questionnaire.shelf_life import shelf_life
from intake.questionnaire.walking import questions_read
from intake.quiet import QUIET, UNREAD, quiet_among
from intake.rules.levels import Level
from intake.rules.policy import policy
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


QUIETLY = [(code, answer) for code, answers in QUIET.items() for answer in sorted(answers)]


def leaves(node):
    """The parts of a condition that read an answer themselves, each with whether it is denied."""
    match node:
        case All(parts) | Any_(parts):
            yield from (leaf for part in parts for leaf in leaves(part))
        case Named(_, part):
            yield from leaves(part)
        case Not(part):
            yield from ((leaf, not denied) for leaf, denied in leaves(part))
        case _:
            yield node, False


def could_help_to_fire(rule, code, answer):
    """Whether the answer makes true a part of the rule's condition that reads it."""
    question = CURRENT.questions[code]
    raw_answer = [answer] if isinstance(question, MultiChoice) else answer
    values = read(CURRENT, {code: int(answer) if isinstance(question, Scale) else raw_answer})
    facts = Facts(values.copy(), ANY_DAY, ANY_DAY, policy=policy())
    return any(
        evaluate(leaf, facts).truth is not denied
        for leaf, denied in leaves(rule.condition)
        if code in questions_read(leaf)
    )


@pytest.mark.parametrize(("code", "answer"), QUIETLY)
def test_no_part_of_any_rule_is_helped_by_a_quiet_answer(code, answer):
    rules = [rule for book in RULEBOOKS.values() for rule in book.rules]

    assert [rule.code for rule in rules if could_help_to_fire(rule, code, answer)] == []


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        *(("OIL_CHANGE", "YES"), ("RED_EYES", "UNSURE"), ("RED_SPOTS", "MANY")),
        *(("RED_BODY", "NEWMED"), ("DRY_PATCH", "UNSURE"), ("JOB", "VOICE"), ("JOB", "DRIVE")),
        *(("APP_WORRY", "2"), ("EXP_WHO", "PRESSURE"), ("EXP_RESULT", "PERFECT")),
        *(("BLOODOK", "TALK"), ("FOLLOWUP", "NO"), ("LANG_HELP", "YES"), ("EXP_LAST", "FOREVER")),
    ],
)
def test_an_answer_that_helps_a_rule_is_found_to(code, answer):
    assert any(could_help_to_fire(rule, code, answer) for rule in RULEBOOKS["2027-02"].rules)


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
