"""What holds for every intake there could be."""

import json
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.assessment import Situation, assess
from intake.questionnaire.answers import join, read, split
from intake.questionnaire.compiled import compile_conditions
from intake.questionnaire.edition import AgreedTogether, MergedList
from intake.questionnaire.editions import CURRENT
from intake.questionnaire.evaluate import evaluate
from intake.questionnaire.walking import questions_read
from intake.replay import replay
from intake.rules.levels import Candidate, Fit, Level, Triage
from intake.rules.protocol import DEMONSTRATION
from tests.core.answers import PLAIN
from tests.core.reachable import circumstances, facts, only_shown, raw, situations

RULES = DEMONSTRATION.rulebook.rules
SIGNALS = DEMONSTRATION.rulebook.signals
assess_it = partial(assess, protocol=DEMONSTRATION)
few = settings(max_examples=30, deadline=None)


def situation_of(answers, around):
    return Situation(answers=read(CURRENT, answers), **around)


# One result, that follows from what fired


def expected_triage(assessment):
    """Section 5.1 and 00.2 once more, in other words."""
    levels = {finding.rule.level for finding in assessment.fired}
    for level, triage in [
        (Level.URGENT, Triage.RED),
        (Level.NOT_SUITABLE, Triage.BLOCK),
        (Level.DEFER, Triage.HOLD),
    ]:
        if level in levels:
            return triage
    if assessment.missing:
        return Triage.INCOMPLETE
    if Level.REVIEW_HIGH in levels:
        return Triage.REVIEW_FIRST
    return Triage.REVIEW if Level.REVIEW_STD in levels else Triage.ROUTINE


def expected_candidate(assessment):
    """Section 00.1 once more, in other words."""
    fits = [reading.fit for reading in assessment.signals]
    if assessment.missing:
        return Candidate.UNSETTLED
    if assessment.triage in (Triage.RED, Triage.BLOCK):
        return Candidate.NO
    if any(fit in (Fit.LOW, Fit.MEDIUM, Fit.HIGH) for fit in fits):
        return Candidate.LATER if assessment.triage == Triage.HOLD else Candidate.YES
    return Candidate.UNSETTLED if fits == [Fit.HELD] else Candidate.NO


@few
@given(situations())
def test_every_intake_has_one_triage_and_one_candidate_flag_that_follow_from_the_rules(situation):
    found = assess_it(situation)

    assert found.triage is expected_triage(found)
    assert found.candidate is expected_candidate(found)
    assert (found.hold_until is not None) == any(f.rule.level is Level.DEFER for f in found.fired)


@few
@given(situations())
def test_every_finding_names_its_evidence_or_what_is_missing(situation):
    for finding in assess_it(situation).findings:
        if finding.fired:
            assert finding.evidence and not finding.missing
        else:
            assert finding.evidence or finding.missing
        assert all(evidence.words for evidence in finding.evidence)


@few
@given(situations(gaps=False))
def test_with_every_answer_given_only_an_unknown_day_leaves_a_rule_open(situation):
    found = assess_it(situation)

    for finding in found.unsettled:
        unknown = any("date not known" in evidence.words for evidence in finding.evidence)
        assert unknown or found.missing


# Worse news never makes a better result


def had_toxin(**changes):
    followers = ("TOX_LAST", "TOX_BRAND", "TOX_WHY", "TOX_WHO", "TOX_PROBLEM")
    return {"TOX_EVER": "YES", **{code: PLAIN[code] for code in followers}, **changes}


WORSE = [
    {"SX_NOW": "BREATH", "SX_ONSET": "NEW"},
    {"SX_NOW": "ALLERGY", "SX_ONSET": "NEW"},
    {"SX_NOW": "SPREAD", "SX_ONSET": "UNSURE"},
    {"DOB": "2012-01-01"},
    {"ALLERGY": "TOXIN"},
    {"ALLERGY": "ALBUMIN"},
    {"NMD": "MG"},
    {"NMD": "ALS"},
    {"PREG": "PREG"},
    {"PREG": "FEEDING"},
    {"SKIN_NOW": "INFECT"},
    {"SKIN_NOW": "INFLAM"},
    {"ILL_NOW": "FEVER"},
    {"BSV": "SWALLOW"},
    {"EXP_WHO": "PRESSURE"},
    {"APP_DX": "YES"},
    had_toxin(TOX_LAST="2026-03-01"),
    had_toxin(TOX_PROBLEM=["ALLERGY"]),
]


def with_worse(answers, worse):
    """The answers with one more tick, or with another answer."""
    changed = dict(answers)
    for code, answer in worse.items():
        if isinstance(answer, str) and isinstance(PLAIN[code], list):
            changed[code] = sorted({*answers.get(code, ()), answer} - {"NONE"})
        else:
            changed[code] = answer
    return changed


@pytest.mark.parametrize("worse", WORSE, ids=lambda worse: " ".join(map(str, worse.values())))
@settings(max_examples=8, deadline=None)
@given(raw(), circumstances())
def test_a_red_flag_or_contraindication_never_makes_triage_more_favourable(worse, answers, around):
    before = assess_it(situation_of(answers, around))
    after = assess_it(situation_of(with_worse(answers, worse), around))

    assert after.triage.rank <= before.triage.rank
    if after.triage in (Triage.RED, Triage.BLOCK):
        assert after.candidate in (Candidate.NO, Candidate.UNSETTLED)
    elif after.triage is Triage.HOLD:
        assert after.candidate is not Candidate.YES


# What must not matter


@few
@given(raw(), circumstances(), st.randoms(use_true_random=False))
def test_the_order_of_answers_never_matters(answers, around, random):
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    reordered = {c: a[::-1] if isinstance(a, list) else a for c, a in shuffled}

    assert (
        assess_it(situation_of(reordered, around)).bytes
        == assess_it(situation_of(answers, around)).bytes
    )


@few
@given(raw(), circumstances())
def test_answers_that_others_hide_never_matter(answers, around):
    assert (
        assess_it(situation_of(only_shown(answers), around)).bytes
        == assess_it(situation_of(answers, around)).bytes
    )


@few
@given(situations())
def test_own_words_never_matter(situation):
    coded, _, birth_date = split(situation.answers)
    silent = replace(situation, answers=join(CURRENT, coded, {}, birth_date))

    assert assess_it(silent).bytes == assess_it(situation).bytes


# Stored and taken up again


@few
@given(situations())
def test_a_stored_result_is_worked_out_again_to_the_byte(situation):
    found = assess_it(situation)
    coded, _, _ = split(situation.answers)
    document, coded = json.loads(json.dumps([found.document, coded]))

    assert replay(document, coded).bytes == found.bytes


@few
@given(raw())
def test_answers_written_and_read_are_the_same(answers):
    first = read(CURRENT, answers)
    document = json.loads(json.dumps(first.document()))

    assert dict(read(CURRENT, document)) == dict(first)
    assert dict(join(CURRENT, *split(first))) == dict(first)


# Fast and explained say the same


SKIP_LOGIC = [question.shown_if for question in CURRENT.questions.values()]
CONDITIONS = [
    *(rule.condition for rule in RULES),
    *(condition for signal in SIGNALS for _, condition in signal.cases),
    *dict.fromkeys(SKIP_LOGIC),
]
TOGETHER = compile_conditions(CONDITIONS, DEMONSTRATION.policy)
READ = tuple(sorted(frozenset().union(*map(questions_read, CONDITIONS))))


@few
@given(facts(READ))
def test_compiled_conditions_say_what_evaluated_ones_do(given_facts):
    assert TOGETHER(given_facts) == [evaluate(c, given_facts).truth for c in CONDITIONS]


@few
@given(facts(READ))
def test_rules_that_hit_are_those_that_hold_or_are_unknown(given_facts):
    hits = dict(DEMONSTRATION.compiled_rules(given_facts))

    for place, rule in enumerate(RULES):
        assert hits.get(place, False) is evaluate(rule.condition, given_facts).truth


# Merged lists


@pytest.mark.parametrize(
    "merged",
    [
        item
        for page in CURRENT.pages
        for item in page.items
        if isinstance(item, MergedList) and not isinstance(item, AgreedTogether)
    ],
    ids=lambda merged: merged.code,
)
@few
@given(data=st.data())
def test_ticks_spread_to_questions_are_gathered_again(merged, data):
    codes = [option.code for option in merged.options if option.code != "NONE"]
    ticked = data.draw(st.frozensets(st.sampled_from(codes), min_size=1) | st.just({"NONE"}))

    answers = merged.spread(frozenset(ticked))

    assert merged.gather(answers) == sorted(ticked)
    assert read(CURRENT, answers)
