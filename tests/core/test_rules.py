"""Every safety rule on both sides of everything it reads: see `situations.toml`."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from intake.assessment import facts_of
from intake.questionnaire.conditions import Has, Is, Not, questions_read, walk
from intake.questionnaire.editions import CURRENT
from intake.questionnaire.evaluate import evaluate
from intake.questionnaire.kinds import Choice, MultiChoice, Scale, Tick
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
        situation = given(row)
        for code in questions_read(rule.condition):
            question = CURRENT.questions[code]
            if not question.required or code not in arising(situation):
                continue
            without = {**situation, "without": (*situation["without"], code)}
            truth = truth_of(rule, without)
            possible = {truth_of(rule, {**situation, code: a}) for a in answers_to(question)}
            if possible >= {True, False}:
                assert truth is None, f"{rule.code} without {code}: {row['when']}"
                assert code in finding(assessed(**without), rule.code).missing


def arising(situation):
    return CURRENT.arising.shown(a_situation(**situation).answers.copy())


def truth_of(rule, situation):
    facts = facts_of(a_situation(**situation), DEMONSTRATION)
    return evaluate(rule.condition, facts).truth


def answers_to(question):
    """Enough answers to a question to see whether it matters."""
    match question:
        case MultiChoice():
            return [[code] for code in question.option_codes]
        case Choice() | Tick():
            return list(question.option_codes)
        case Scale():
            return list(range(5))
    return ["2000-01-01", "2026-03-15"] if question.code != "PROCS" else []


def options_named(condition):
    negated = {part for node in walk(condition) if isinstance(node, Not) for part in walk(node)}
    return {
        (node.question.code, option)
        for node in walk(condition)
        if isinstance(node, Has | Is) and node not in negated
        for option in node.options
    }
