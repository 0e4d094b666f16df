"""Hypothesis strategies: answers that a patient could give, and facts that a rule could meet.

Most answers are the plain ones and a handful differ, so a counterexample names what matters.
"""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from intake.assessment import Situation
from intake.questionnaire.answers import read, read_answer
from intake.questionnaire.conditions import PLACES
from intake.questionnaire.edition import Edition
from intake.questionnaire.editions import CURRENT, ORIGINALS
from intake.questionnaire.evaluate import MISSING, Ages, Facts
from intake.questionnaire.kinds import (
    NONE,
    Choice,
    Day,
    MultiChoice,
    Procedures,
    Question,
    Scale,
    Tick,
)
from intake.rules.brands import BRANDS
from intake.rules.protocol import DEMONSTRATION
from tests.core.answers import SUBMITTED, VISIT, raw_answers

CODES = tuple(CURRENT.questions)  # every later edition asks the codes of the second

# Days around every boundary: ages of 18 and 65, spacing of toxin and of procedures, events.
BIRTHDAYS = st.sampled_from(
    ["2008-03-02", "2008-03-03", "2008-03-17", "1961-03-16", "1961-03-17", "1992-02-29"]
) | st.dates(date(1940, 1, 1), date(2012, 1, 1)).map(date.isoformat)
DAYS = st.integers(-140, 40).map(lambda days: (VISIT + timedelta(days)).isoformat())


def answers_to(question: Question) -> st.SearchStrategy[Any]:
    """Raw answers to one question, valid and not empty."""
    match question:
        case MultiChoice():
            others = [code for code in question.option_codes if code != NONE]
            some = st.lists(st.sampled_from(others), min_size=1, max_size=3, unique=True)
            return (st.just([NONE]) | some) if NONE in question.option_codes else some
        case Choice() | Tick():
            return st.sampled_from(question.option_codes)
        case Scale():
            return st.integers(0, 4)
        case Procedures():
            days = DAYS | st.none()
            return st.dictionaries(st.sampled_from(question.option_codes), days, max_size=3)
        case Day() if question.code == "DOB":
            return BIRTHDAYS
        case Day():
            return DAYS | st.none() if question.allow_unknown else DAYS
    return st.sampled_from(["A few words", "Ein paar Wörter", "🙂"])


ANSWERS = {
    name: {code: answers_to(question) for code, question in edition.questions.items()}
    for name, edition in ORIGINALS.items()
}


@st.composite
def raw(draw: st.DrawFn, *, gaps: bool = True, edition: Edition = CURRENT) -> dict[str, Any]:
    """Raw answers, some of which may be hidden by others and, with `gaps`, some left out."""
    changed = draw(st.lists(st.sampled_from(CODES), unique=True, max_size=20))
    changes = {code: draw(ANSWERS[edition.name][code]) for code in changed}
    left_out = draw(st.lists(st.sampled_from(CODES), unique=True, max_size=3)) if gaps else []
    return raw_answers(tuple(left_out), **changes)


def only_shown(answers: dict[str, Any]) -> dict[str, Any]:
    """What is left when hidden answers are dropped, as the pages do."""
    shown = CURRENT.arising.shown(read(CURRENT, answers).copy())
    return {code: answer for code, answer in answers.items() if code in shown}


@st.composite
def circumstances(draw: st.DrawFn) -> dict[str, Any]:
    visit = draw(st.none() | st.integers(0, 60))
    return {
        "submitted_on": SUBMITTED,
        "visit_on": None if visit is None else SUBMITTED + timedelta(visit),
        "jurisdiction": draw(st.sampled_from(PLACES)),
        "stocked_brands": draw(st.frozensets(st.sampled_from(BRANDS))),
    }


@st.composite
def situations(draw: st.DrawFn, *, gaps: bool = True) -> Situation:
    answers = read(CURRENT, draw(raw(gaps=gaps)))
    return Situation(answers=answers, **draw(circumstances()))


@st.composite
def facts(draw: st.DrawFn, codes: tuple[str, ...]) -> Facts:
    """Anything at all that these questions could be: answered, missing or not told."""
    values = {}
    for code in codes:
        raw_answer = draw(ANSWERS[CURRENT.name][code] | st.sampled_from([MISSING, ...]))
        if raw_answer is MISSING:
            values[code] = MISSING
        elif raw_answer is not ...:
            values[code] = read_answer(CURRENT.questions[code], raw_answer)
    ages = st.builds(Ages, st.integers(16, 67), st.integers(16, 67))
    around = draw(circumstances())
    return Facts(
        values=values,
        submitted_on=around["submitted_on"],
        visit_on=around["visit_on"] or around["submitted_on"],
        jurisdiction=around["jurisdiction"],
        stocked_brands=around["stocked_brands"],
        ages=draw(st.none() | ages),
        policy=DEMONSTRATION.policy,
    )
