"""What the form costs patients, and that it does not grow past its budget."""

from __future__ import annotations

from itertools import pairwise

import pytest

from intake.effort import (
    HOME,
    KEY,
    MENTAL,
    RESPONSE,
    SKIMMED_A_SECOND,
    TAP,
    WORDS_A_SECOND,
    Effort,
    Step,
    Target,
    count_words,
)
from intake.personas import (
    CLEAN,
    KEEPING_WORDS,
    RETURNING,
    TYPICAL,
    answered,
    come_back,
    everybody,
    walk,
)
from intake.questionnaire.answers import read
from intake.questionnaire.editions import CURRENT, ORIGINALS
from intake.returning import CARDS, SINCE, TODAY
from intake.route import Route

# The most seconds that the newest edition may take by the model, two or three per cent above what
# was reached; a ceiling is only ever lowered. By the estimate the targets are the ceiling.
CEILINGS = {CLEAN.who: 468, TYPICAL.who: 620, RETURNING: 124}
NEWEST = [pytest.param(effort, id=effort.who) for effort in everybody(CURRENT)]
PEOPLE = [
    pytest.param(effort, id=f"{name}, {effort.who}")
    for name, edition in ORIGINALS.items()
    for effort in everybody(edition)
]


@pytest.mark.parametrize("effort", PEOPLE)
def test_nobody_answers_more_than_the_budget_allows(effort):
    assert effort.answers <= effort.target.answers


@pytest.mark.parametrize("effort", NEWEST)
def test_nobody_takes_longer_than_the_budget_allows(effort):
    assert effort.within, [(step.page, round(step.estimate)) for step in effort.dearest[:5]]
    assert effort.seconds <= CEILINGS[effort.who]


@pytest.mark.parametrize("effort", NEWEST)
def test_a_ceiling_is_close(effort):
    assert CEILINGS[effort.who] <= effort.seconds * 1.04, "lower the ceiling"


def test_the_estimate_reads_taps_and_types_and_nothing_else():
    step = Step("one", words=30, answers=1, decisions=9, taps=5, boxes=2, typed=10, skimmed=10)

    assert step.estimate == pytest.approx(40 / 4 + 5 * 0.40 + 10 * 0.28)


def test_each_edition_takes_no_longer_than_the_one_before():
    for before, after in pairwise(list(ORIGINALS.values())[1:]):
        for one, other in zip(everybody(before), everybody(after), strict=True):
            assert other.seconds < one.seconds, other.who


@pytest.mark.parametrize("edition", ORIGINALS.values(), ids=lambda edition: edition.name)
@pytest.mark.parametrize("persona", [CLEAN, TYPICAL], ids=lambda persona: persona.who)
def test_the_people_answer_all_that_is_asked_and_nothing_else(edition, persona):
    answers = answered(edition, persona.told)

    route = Route(edition, answers)
    assert [code for page in route.pages for code in route.missing(page)] == []
    assert read(edition, answers)
    assert {code for code in persona.told if code in edition.questions} <= set(answers)


@pytest.mark.parametrize("edition", ORIGINALS.values(), ids=lambda edition: edition.name)
def test_the_typical_patient_has_three_concerns_and_two_conditions(edition):
    told = answered(edition, TYPICAL.told)

    assert len(told["GOALS"]) == 3
    assert (told["BSV"], told["HEART"]) == (["LUNG"], ["DIAB"])


def test_a_page_costs_what_is_done_on_it():
    step = Step("one", words=238, answers=1, decisions=2, taps=3, boxes=1, typed=10, skimmed=30)

    expected = 238 / WORDS_A_SECOND + 2 * MENTAL + 3 * TAP + HOME + 10 * KEY + RESPONSE
    expected += 30 / SKIMMED_A_SECOND
    assert step.seconds == pytest.approx(expected)


def test_more_words_and_more_questions_cost_more():
    one = Effort("x", (Step("a", words=40, answers=2, taps=2),), Target(answers=1, seconds=60))

    assert not one.within
    assert walk(ORIGINALS["2026-11"], TYPICAL).seconds > walk(ORIGINALS["2026-11"], CLEAN).seconds


def test_who_comes_back_is_asked_what_the_shelf_lives_say():
    soon, late = come_back(CURRENT, months=4), come_back(CURRENT, months=13)

    assert [step.page for step in soon.steps[1:4]] == [TODAY, SINCE, CARDS]
    assert late.answers > soon.answers + 10


def test_own_answers_are_looked_over_and_everything_else_is_read():
    check = next(step for step in walk(CURRENT, CLEAN).steps if step.page == "check")
    questions = [step for step in walk(CURRENT, CLEAN).steps if step.page != "check"]

    assert check.skimmed > check.words > 0
    assert all(step.skimmed == 0 for step in questions)


def test_every_point_that_is_agreed_to_is_read():
    *_, agreement = walk(CURRENT, CLEAN).steps
    points = [q.text for q in CURRENT.pages[-1].questions]

    assert agreement.words > count_words(*points) + KEEPING_WORDS


def test_typed_days_and_lists_are_counted():
    told = TYPICAL.told
    effort = walk(ORIGINALS["2026-11"], TYPICAL)
    words = len(told["GOAL_TEXT"]) + len(told["MEDS_TEXT"])
    birth_date, last_toxin, peel = 8, 6, 6

    assert effort.typed == words + birth_date + last_toxin + peel
    assert walk(CURRENT, TYPICAL).typed == effort.typed + len("Ada Marsh")
