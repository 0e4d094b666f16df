"""Every safety rule on both sides of everything it reads: see `situations.toml`."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from intake.assessment import assess, facts_of
from intake.questionnaire.answers import Answers, read_answer
from intake.questionnaire.conditions import Has, Is, Not
from intake.questionnaire.editions import CURRENT
from intake.questionnaire.evaluate import MISSING, evaluate
from intake.questionnaire.kinds import Choice, MultiChoice, Procedures, Scale, Tick
from intake.questionnaire.walking import questions_read, walk
from intake.rules.protocol import DEMONSTRATION
from tests.core.answers import a_situation, assessed, finding

SITUATIONS = tomllib.loads((Path(__file__).parent / "situations.toml").read_text("utf-8"))
RULES = DEMONSTRATION.rulebook.rules
OUTCOMES = ("fires", "silent", "unsettled")
READS_NO_REQUIRED = {"RS-18"}  # an event need not be told, so its lack unsettles nothing


def as_answer(value):
    """A TOML value as the JSON of an answer."""
    match value:
        case date():
            return value.isoformat()
        case dict():
            return {key: as_answer(part) for key, part in value.items()}
        case "unknown":
            return None
    return value


def given(row):
    """What a row says, as arguments of a situation."""
    circumstances = {
        key: row[key] for key in ("submitted_on", "visit_on", "jurisdiction") if key in row
    }
    if circumstances.get("visit_on") == "none":
        circumstances["visit_on"] = None
    if "stocked" in row:
        circumstances["stocked"] = tuple(row["stocked"])
    without = tuple(row.get("without", ()))
    return {**circumstances, "without": without, **as_answer(row.get("answers", {}))}


def rows(outcome):
    return [
        pytest.param(code, row, id=f"{code} {outcome}: {row['when']}")
        for code, outcomes in SITUATIONS.items()
        for row in outcomes.get(outcome, ())
    ]


@pytest.mark.parametrize(("code", "row"), rows("fires"))
def test_a_rule_fires(code, row):
    found = finding(assessed(**given(row)), code)

    assert found is not None and found.fired
    assert found.evidence
    assert found.until == row.get("until")


@pytest.mark.parametrize(("code", "row"), rows("silent"))
def test_a_rule_stays_silent(code, row):
    assert finding(assessed(**given(row)), code) is None


@pytest.mark.parametrize(("code", "row"), rows("unsettled"))
def test_a_rule_cannot_be_settled_and_says_what_is_missing(code, row):
    found = finding(assessed(**given(row)), code)

    assert found is not None and not found.fired
    assert list(found.missing) == row["missing"]
    assert found.until is None


def test_every_rule_has_a_situation_of_every_outcome():
    assert list(SITUATIONS) == [rule.code for rule in RULES]
    for code, outcomes in SITUATIONS.items():
        expected = {"fires", "silent"} if code in READS_NO_REQUIRED else set(OUTCOMES)
        assert set(outcomes) == expected, code


def test_every_answer_that_a_rule_names_is_in_a_situation_in_which_it_fires():
    for rule in RULES:
        seen = set()
        for row in SITUATIONS[rule.code]["fires"]:
            for code, answer in as_answer(row.get("answers", {})).items():
                picked = answer if isinstance(answer, list | dict) else [answer]
                seen |= {(code, option) for option in picked if isinstance(option, str)}
        assert options_named(rule.condition) <= seen, rule.code


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_silence_is_never_read_as_no(rule):
    """Where another answer to a required question would change the rule, its lack unsettles it."""
    for row in SITUATIONS[rule.code]["fires"] + SITUATIONS[rule.code]["silent"]:
        situation = a_situation(**given(row))
        shown = CURRENT.arising.shown(situation.answers.copy())
        for code in questions_read(rule.condition) & shown:
            question = CURRENT.questions[code]
            possible = {
                truth_of(rule, with_answer(situation, code, read_answer(question, answer)))
                for answer in answers_to(question)
            }
            if question.required and possible >= {True, False}:
                without = with_answer(situation, code, MISSING)
                assert truth_of(rule, without) is None, f"{rule.code} without {code}: {row}"
                assert code in finding(assess(without, DEMONSTRATION), rule.code).missing


def with_answer(situation, code, value):
    """The situation with another answer to one question, or with none."""
    values = {**situation.answers, code: value}
    if value is MISSING:
        del values[code]
    return replace(situation, answers=Answers(CURRENT, values))


def truth_of(rule, situation):
    return evaluate(rule.condition, facts_of(situation, DEMONSTRATION)).truth


def answers_to(question):
    """Enough answers to a question to see whether it matters."""
    match question:
        case MultiChoice():
            return [[code] for code in question.option_codes]
        case Choice() | Tick():
            return list(question.option_codes)
        case Scale():
            return list(range(5))
        case Procedures():
            days = ("2000-01-01", "2026-03-15", None)
            return [{}] + [dict.fromkeys(question.option_codes, day) for day in days]
    return ["2000-01-01", "2026-03-15"]


def options_named(condition):
    negated = {part for node in walk(condition) if isinstance(node, Not) for part in walk(node)}
    return {
        (node.question.code, option)
        for node in walk(condition)
        if isinstance(node, Has | Is) and node not in negated
        for option in node.options
    }
