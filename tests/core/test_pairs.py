"""An edition and the rulebook that reads it: no "not sure" goes unheard."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.assessment import Situation, assess
from intake.questionnaire.answers import read
from intake.questionnaire.conditions import Stocks
from intake.questionnaire.editions import (
    CURRENT,
    EDITION_1,
    EDITION_2,
    EDITION_3,
    EDITION_4,
    EDITION_5,
    EDITIONS,
)
from intake.questionnaire.kinds import NOT_SURE, UNSURE, Day, MultiChoice, Procedures, Scale
from intake.questionnaire.sections import unsure
from intake.questionnaire.sections.safety import NMD
from intake.questionnaire.walking import questions_read
from intake.rules import rulebook as books
from intake.rules.levels import Level, Triage
from intake.rules.pairs import ASKED_UNDER, edition_for, readable, rulebook_for, strangers, unread
from intake.rules.protocol import DEMONSTRATION, DEMONSTRATIONS
from intake.rules.rulebook import (
    NEWS,
    RULEBOOK_1,
    RULEBOOK_2,
    RULEBOOK_3,
    RULEBOOK_4,
    RULEBOOKS,
    Rulebook,
    news_since,
)
from intake.rules.safety import OTHERWISE, safety_questions, uncertain_answers
from tests.core.answers import PLAIN, assessed, finding, fired
from tests.core.reachable import circumstances, raw

FIRST, SECOND = DEMONSTRATIONS["2026-11"], DEMONSTRATIONS["2026-12"]
few = settings(max_examples=40)


def rank(assessment):
    """1 for what is most urgent; worse never has a higher number."""
    return list(Triage).index(assessment.triage)


# Which belongs to which


def test_every_rulebook_names_the_edition_it_is_complete_for():
    assert set(ASKED_UNDER) == set(RULEBOOKS) == set(NEWS)
    assert edition_for("2026-11") is EDITION_1
    assert edition_for("2026-12") is EDITION_3, "the newest that it is paired with"
    assert edition_for("2027-01") is EDITION_3, "one edition may be asked under two rulebooks"
    assert rulebook_for("2026-12") is RULEBOOK_2
    assert rulebook_for("2027-01") is RULEBOOK_3, "the newest that it is paired with"
    assert edition_for("2027-02") is EDITION_5, "the newest that it is paired with"
    assert rulebook_for("2027-02") is rulebook_for("2027-03") is RULEBOOK_4
    assert rulebook_for(CURRENT.name) is books.CURRENT is DEMONSTRATION.rulebook


def test_a_rulebook_reads_its_own_editions_and_those_before():
    newest = {name for name in EDITIONS if name.startswith(("2027-02", "2027-03"))}

    assert len(newest) == 6
    assert readable("2026-11") == {"2026-11"}
    assert readable("2026-12") == readable("2027-01") == set(EDITIONS) - newest
    assert readable("2027-02") == set(EDITIONS)


def test_news_tells_of_every_rulebook_since_and_of_which_where_there_are_several():
    assert news_since("2027-02") == ""
    assert news_since("2027-01") == NEWS["2027-02"]
    assert news_since("2026-12") == f"2027-01: {NEWS['2027-01']} 2027-02: {NEWS['2027-02']}"
    assert news_since("2026-11").startswith(f"2026-12: {NEWS['2026-12']} 2027-01: ")


def test_under_the_first_rulebook_every_not_sure_of_the_second_edition_would_be_silent():
    assert unread(RULEBOOK_1, EDITION_2) == {(code, UNSURE) for code in unsure.GAINED}
    assert unread(RULEBOOK_2, EDITION_2) == frozenset()


def test_under_the_third_rulebook_four_not_sures_of_the_fourth_edition_would_be_silent():
    assert unread(RULEBOOK_3, EDITION_4) == {(code, UNSURE) for code in unsure.LATER}
    assert unread(RULEBOOK_4, EDITION_4) == frozenset()


def test_a_note_of_a_not_sure_is_enough_only_where_a_yes_is_no_more_than_noted():
    def only_noted(code):
        noted = replace(RULEBOOK_4.rule(code), level=Level.NOTE)
        others = (rule for rule in RULEBOOK_4.rules if rule.code != code)
        return Rulebook("x", (*others, noted), RULEBOOK_4.signals)

    assert unread(only_noted("RS-31"), EDITION_4) == {("APP_UNHAPPY", UNSURE)}
    assert unread(only_noted("RN-13"), EDITION_4) == frozenset()


def test_a_not_sure_at_a_question_that_no_rule_reads_is_noticed_too():
    page = EDITION_2.page("skin")
    hsv = replace(EDITION_2.questions["HSV"], options=(*page.questions[2].options, NOT_SURE))
    items = tuple(hsv if item.code == "HSV" else item for item in page.items)
    pages = tuple(replace(page, items=items) if p is page else p for p in EDITION_2.pages)

    assert unread(RULEBOOK_2, replace(EDITION_2, pages=pages)) == {("HSV", UNSURE)}


# Which questions are about safety


def test_a_rule_that_reads_a_question_nobody_asks_or_a_brand_nobody_makes_is_noticed():
    misspelt = MultiChoice(code="NDM", text="?", label="", why="", options=NMD.options)
    for condition, named in ((misspelt.has("MG"), "NDM"), (Stocks(("DAXXI",)), "DAXXI")):
        rule = replace(RULEBOOK_2.rules[0], condition=condition)
        book = Rulebook("x", (rule,), ())

        assert strangers(book, CURRENT) == [f"{rule.code} reads {named}"]


def test_every_safety_question_takes_an_answer_that_means_not_sure():
    safety = safety_questions(RULEBOOK_4, EDITION_4)

    assert safety >= {"SX_NOW", "NMD", "ALLERGY", "PREG", "PROCS", "MEDS", "BLOODOK", "APP_DX"}
    assert safety >= {"HSV", "VACC", "DRY_PATCH", "APP_UNHAPPY"}
    assert [code for code in safety if not uncertain_answers(EDITION_4.questions[code])] == []


def test_no_question_gained_a_not_sure_that_is_not_about_safety():
    lacked = {
        code
        for code in safety_questions(RULEBOOK_1, EDITION_1)
        if not uncertain_answers(EDITION_1.questions[code])
    }

    assert lacked == unsure.GAINED.keys() | unsure.LATER.keys()


def test_every_exception_is_a_question_that_a_rule_reads_and_has_a_reason():
    for code, reason in OTHERWISE.items():
        question = EDITION_2.questions[code]
        assert len(reason) > 20
        assert not isinstance(question, Day | Scale), "left out by its kind"
        rules = RULEBOOK_4.rules
        assert any(code in questions_read(rule.condition) for rule in rules), code


# What "not sure" does


@pytest.mark.parametrize("code", sorted(unsure.GAINED))
def test_not_sure_is_looked_at_and_never_read_as_no(code):
    question = EDITION_2.questions[code]
    opened = {"GOALS": ["OIL", "RED"], "GOAL_TOP": "OIL", "TOX_EVER": "YES"}
    several = isinstance(PLAIN[code], list)
    answer = {UNSURE: None} if isinstance(question, Procedures) else UNSURE

    found = assessed(**opened, **{code: [UNSURE] if several else answer})

    assert "RS-30" in fired(found)
    assert [e.code for e in finding(found, "RS-30").evidence] == [code]
    assert [e.words for e in finding(found, "RS-30").evidence] == ["Not sure"]
    assert found.triage is Triage.REVIEW
    assert fired(found) == {"RS-30"}


@pytest.mark.parametrize("code", sorted(unsure.LATER))
def test_not_sure_where_it_could_not_be_said_before_weighs_what_a_yes_would(code):
    unsure_of, told = (assessed(**{code: answer, "GOALS": ["OIL"]}) for answer in (UNSURE, "YES"))

    (mine,) = fired(unsure_of)
    assert mine in ("RS-31", "RN-13")
    assert [e.words for e in finding(unsure_of, mine).evidence] == ["Not sure"]
    assert unsure_of.triage is told.triage
    assert fired(assessed(**{code: "NO", "GOALS": ["OIL"]})) == set()


def test_rs_25_still_reads_exactly_its_ten():
    for book in RULEBOOKS.values():
        assert book.rule("RS-25") is RULEBOOK_1.rule("RS-25")
    assert "RS-30" not in fired(assessed(KELOID="UNSURE"))


@few
@given(raw(edition=EDITION_2), circumstances())
def test_the_second_rulebook_never_makes_triage_more_favourable(answers, around):
    situation = Situation(answers=read(EDITION_2, answers), **around)

    before, after = assess(situation, FIRST), assess(situation, SECOND)

    assert rank(after) <= rank(before)
    assert fired(after) - fired(before) <= {"RS-30"} and fired(before) <= fired(after)


@few
@given(raw(gaps=False), circumstances(), st.sampled_from(sorted(unsure.GAINED | unsure.LATER)))
def test_not_sure_is_never_more_favourable_than_the_plain_answer(answers, around, code):
    plain = {**answers, code: PLAIN[code]}
    told = {UNSURE: None} if code == "PROCS" else UNSURE
    doubtful = {**answers, code: [UNSURE] if isinstance(PLAIN[code], list) else told}

    sure, not_sure = (
        assess(Situation(answers=read(CURRENT, one), **around), DEMONSTRATION)
        for one in (plain, doubtful)
    )

    assert rank(not_sure) <= rank(sure)


def sure_of(answers):
    """The answers as they could be given in the first edition."""
    told = {code: answer for code, answer in answers.items() if code in EDITION_1.questions}
    gained = unsure.GAINED | unsure.LATER
    doubtful = {code for code in told.keys() & gained.keys() if UNSURE in str(told[code])}
    return told | {code: PLAIN[code] for code in doubtful}


@few
@given(raw(), circumstances())
def test_answers_of_the_first_edition_give_the_same_result_in_either_pair(answers, around):
    """Nobody's result changes because a clinic moves on; RS-30 only waits for what is missing."""
    told = sure_of(answers)

    before, after = (
        assess(Situation(answers=read(EDITIONS[edition], told), **around), protocol).document
        for edition, protocol in (("2026-11", FIRST), ("2026-12", SECOND))
    )

    for part in ("triage", "candidate", "hold_until", "signals", "missing", "message"):
        assert before[part] == after[part], part
    found = [finding for finding in after["findings"] if finding["rule"] != "RS-30"]
    assert found == before["findings"]
    assert not any(f["fired"] for f in after["findings"] if f["rule"] == "RS-30")
