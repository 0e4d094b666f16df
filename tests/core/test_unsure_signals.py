"""A "not sure" is not a "no" for signals either, in every rulebook since 2027-01."""

import pytest
from hypothesis import given, settings

from intake.assessment import Situation, assess
from intake.questionnaire.answers import read
from intake.questionnaire.editions import EDITION_3
from intake.questionnaire.kinds import UNSURE, MultiChoice
from intake.questionnaire.walking import questions_read
from intake.rules.levels import Fit
from intake.rules.policy import policy
from intake.rules.protocol import DEMONSTRATIONS, Protocol
from intake.rules.rulebook import RULEBOOK_3, RULEBOOKS
from intake.rules.safety import uncertain_answers
from tests.core.answers import assessed, fit, load, situation_of
from tests.core.reachable import circumstances, only_shown, raw

SECOND, THIRD = DEMONSTRATIONS["2026-12"], DEMONSTRATIONS["2027-01"]
few = settings(max_examples=60)
BOOKS = [book for book in RULEBOOKS.values() if book.version >= "2027-01"]
CAPPABLE = [
    pytest.param(book, signal, id=f"{book.version} {signal.code}")
    for book in BOOKS
    for signal in book.signals
]
OILY = dict.fromkeys(("OIL_SHINE", "OIL_TOUCH", "OIL_FEEL", "OIL_BLOT"), 4)
BEST = {
    "OIL": "HIGH",
    "ACNE": "MEDIUM",
    "RED": "HIGH",
    "PORES": "MEDIUM",
    "TEXTURE": "LOW",
    "SCARS": "LOW",
    "NECK": "MEDIUM",
}


def unsure_at(book, signal):
    """The questions that a signal reads and that take a "not sure"."""
    conditions = [case for _, case in signal.cases]
    read = frozenset().union(*map(questions_read, conditions))
    asked = (EDITION_3.questions[code] for code in sorted(read))
    return {q.code: q for q in asked if uncertain_answers(q)}


@pytest.mark.parametrize(("book", "signal"), CAPPABLE)
def test_not_sure_never_gives_a_fit_above_low(book, signal):
    protocol = Protocol("own", book, policy())
    unsure_codes = unsure_at(book, signal)
    plain = {"GOALS": [signal.concern], **OILY}
    assert fit(assessed(protocol=protocol, **plain), signal.concern) == BEST[signal.concern]

    for code, question in unsure_codes.items():
        told = [UNSURE] if isinstance(question, MultiChoice) else UNSURE
        changed = plain | {code: told}
        found = assessed(protocol=protocol, **changed)
        assert fit(found, signal.concern) == "LOW", f"{code}: neither better, nor made NONE"
        unbothered = assessed(protocol=protocol, **changed, **{signal.bother.code: 0})
        assert fit(unbothered, signal.concern) == "NONE", "what was NONE stays NONE"


def test_every_signal_is_asked_of_every_not_sure_that_it_reads():
    read = {s.concern: set(unsure_at(RULEBOOK_3, s)) for s in RULEBOOK_3.signals}

    assert read == {
        "OIL": {"ISO"},
        "ACNE": {"ISO"},
        "RED": {"RED_BODY", "RED_SPOTS", "RED_THICK"},
        "PORES": {"ISO"},
        "TEXTURE": set(),
        "SCARS": set(),
        "NECK": set(),
    }


@pytest.mark.parametrize(
    ("code", "answer", "before"),
    [
        ("RED_BODY", [UNSURE], "HIGH"),
        ("RED_THICK", UNSURE, "HIGH"),
        ("RED_SPOTS", UNSURE, "HIGH"),
        ("RED_BODY", [UNSURE, "HEART"], "NONE"),
    ],
)
def test_redness_of_a_patient_who_is_not_sure_was_read_as_no_and_is_no_longer(code, answer, before):
    eight = next(patient for patient in load("patients.json") if patient["id"] == "P08")
    changed = eight | {"answers": eight["answers"] | {"PREG": ["NONE"], code: answer}}

    fits = [fit(assess(situation_of(changed), one), "RED") for one in (SECOND, THIRD)]

    assert fits == [before, "NONE" if before == "NONE" else "LOW"]


def test_oil_of_a_patient_who_is_not_sure_about_isotretinoin_was_high_and_is_low():
    one = next(patient for patient in load("patients.json") if patient["id"] == "P01")
    changed = one | {"answers": one["answers"] | {"ISO": UNSURE}}

    assert [fit(assess(situation_of(changed), p), "OIL") for p in (SECOND, THIRD)] == [
        "HIGH",
        "LOW",
    ]


@few
@given(raw(edition=EDITION_3), circumstances())
def test_the_third_rulebook_changes_nothing_but_signals_and_none_of_them_for_the_better(
    answers, around
):
    situation = Situation(answers=read(EDITION_3, answers), **around)

    before, after = assess(situation, SECOND), assess(situation, THIRD)

    told = only_shown(answers)
    for part in ("triage", "candidate", "hold_until", "findings", "missing", "message"):
        assert before.document[part] == after.document[part], part
    for was, is_now in zip(before.signals, after.signals, strict=True):
        if was.fit is not is_now.fit:
            assert was.fit in (Fit.HIGH, Fit.MEDIUM) or after.missing
            assert is_now.fit is Fit.LOW or (is_now.fit is Fit.UNSETTLED and after.missing)
        read_by_it = unsure_at(RULEBOOK_3, is_now.signal)
        if any(UNSURE in str(told.get(code)) for code in read_by_it):
            assert is_now.fit not in (Fit.HIGH, Fit.MEDIUM)
