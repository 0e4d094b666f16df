"""The language of conditions: three values, evidence, and checks when a rule is written."""

from dataclasses import dataclass
from datetime import date
from itertools import product

import pytest

from intake.questionnaire import conditions
from intake.questionnaire.as_json import as_json, term_as_json
from intake.questionnaire.checks import ConditionError
from intake.questionnaire.compiled import compile_conditions, compile_hits
from intake.questionnaire.conditions import (
    SUBMISSION,
    VISIT,
    AgeAt,
    All,
    Always,
    AnswerTo,
    Any_,
    Compare,
    Condition,
    CountOf,
    Highest,
    InJurisdiction,
    Is,
    Later,
    Named,
    Not,
    NotKnown,
    Number,
    On,
    Setting,
    Stocks,
    Sum,
    Term,
    all_of,
    any_of,
)
from intake.questionnaire.evaluate import MISSING, NOT_TOLD, Ages, Facts, evaluate, value_of
from intake.questionnaire.kinds import (
    Choice,
    Day,
    MultiChoice,
    Procedures,
    Scale,
    is_not_none,
    options,
    scale,
)
from intake.questionnaire.walking import children, questions_read, settings_read, walk
from intake.questionnaire.words import in_words, term_in_words

COLOUR = Choice(code="COLOUR", text="?", label="Colour", why="", options=options(RED="", BLUE=""))
PETS = MultiChoice(
    code="PETS", text="?", label="", why="", options=options(CAT="", DOG="", NONE="")
)
SIZE = Scale(code="SIZE", text="?", label="", why="", options=scale("", "", "", "", ""))
WIDTH = Scale(code="WIDTH", text="?", label="", why="", options=scale("", "", "", "", ""))
BORN = Day(code="BORN", text="?", label="", why="")
LAST = Day(code="LAST", text="?", label="", why="", allow_unknown=True)
TRIPS = Procedures(code="TRIPS", text="?", label="", why="", options=options(SEA="", HILLS=""))
WEEKS = Setting("weeks", 14, "days", "Two weeks")
QUARTER = Setting("quarter", 3, "months", "A quarter")
CUT = Setting("cut", 2, "points", "A cut")

EVERY_CONDITION = [
    Always(),
    PETS.has("CAT"),
    COLOUR.is_("RED"),
    LAST.not_known(),
    SIZE >= 2,
    InJurisdiction(("AU",)),
    Stocks(("ONA",)),
    all_of(PETS.has("CAT"), COLOUR.is_("RED")),
    any_of(PETS.has("CAT"), COLOUR.is_("RED")),
    ~PETS.has("CAT"),
    Named("a red thing", COLOUR.is_("RED")),
]
EVERY_TERM = [
    Number(4),
    CUT,
    AnswerTo(SIZE),
    TRIPS.day_of("SEA"),
    Sum((SIZE, WIDTH), "AREA"),
    Highest((SIZE, WIDTH)),
    PETS.count,
    LAST + QUARTER,
    VISIT,
    AgeAt("visit", BORN),
]


def facts(**values):
    return Facts(
        values=values,
        submitted_on=date(2026, 3, 2),
        visit_on=date(2026, 3, 16),
        jurisdiction="US",
        stocked_brands=frozenset({"ONA"}),
        ages=Ages(33, 34),
        policy={"weeks": 14, "quarter": 3, "cut": 2},
    )


# Three values


def of_truth(truth, question):
    """An answer that makes `question.is_("RED")` true, false or unknown."""
    return {True: "RED", False: "BLUE", None: MISSING}[truth]


OTHER = Choice(code="OTHER", text="?", label="", why="", options=options(RED="", BLUE=""))
TRUTHS = (True, False, None)


def both(left, right):
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def either_of(left, right):
    if left is True or right is True:
        return True
    return None if left is None or right is None else False


@pytest.mark.parametrize(("left", "right"), product(TRUTHS, TRUTHS))
def test_and_holds_if_both_do_and_fails_if_either_does(left, right):
    given = facts(COLOUR=of_truth(left, COLOUR), OTHER=of_truth(right, OTHER))

    verdict = evaluate(COLOUR.is_("RED") & OTHER.is_("RED"), given)

    assert verdict.truth is both(left, right)


@pytest.mark.parametrize(("left", "right"), product(TRUTHS, TRUTHS))
def test_or_holds_if_either_does_and_fails_if_both_do(left, right):
    given = facts(COLOUR=of_truth(left, COLOUR), OTHER=of_truth(right, OTHER))

    verdict = evaluate(COLOUR.is_("RED") | OTHER.is_("RED"), given)

    assert verdict.truth is either_of(left, right)


@pytest.mark.parametrize(("truth", "opposite"), [(True, False), (False, True), (None, None)])
def test_not_turns_an_answer_round_and_leaves_an_unknown_unknown(truth, opposite):
    given = facts(COLOUR=of_truth(truth, COLOUR))

    assert evaluate(~COLOUR.is_("RED"), given).truth is opposite


@pytest.mark.parametrize(
    "condition",
    [
        PETS.has("CAT"),
        COLOUR.is_("RED"),
        LAST.not_known(),
        SIZE >= 0,
        PETS.count >= 0,
        LAST + QUARTER > VISIT,
        TRIPS.day_of("SEA") + WEEKS > VISIT,
        Sum((SIZE, WIDTH), "AREA") >= 0,
        Highest((SIZE, WIDTH)) >= 0,
    ],
    ids=in_words,
)
def test_what_is_asked_about_a_question_that_did_not_arise_does_not_hold(condition):
    assert evaluate(condition, facts()).truth is False


@pytest.mark.parametrize(
    "condition",
    [
        PETS.has("CAT"),
        COLOUR.is_("RED"),
        LAST.not_known(),
        SIZE >= 0,
        PETS.count >= 0,
        LAST + QUARTER > VISIT,
        TRIPS.day_of("SEA") + WEEKS > VISIT,
    ],
    ids=in_words,
)
def test_a_missing_answer_is_unknown_and_named(condition):
    (code,) = questions_read(condition)

    verdict = evaluate(condition, facts(**{code: MISSING}))

    assert (verdict.truth, verdict.missing) == (None, {code})


def test_one_missing_part_of_a_sum_leaves_it_unknown():
    verdict = evaluate(Sum((SIZE, WIDTH), "AREA") >= 5, facts(SIZE=4, WIDTH=MISSING))

    assert (verdict.truth, verdict.missing) == (None, {"WIDTH"})


def test_a_day_not_known_leaves_a_comparison_unknown_with_nothing_missing():
    verdict = evaluate(LAST + QUARTER > VISIT, facts(LAST=None))

    assert (verdict.truth, verdict.missing, verdict.decided_by) == (None, set(), ("LAST",))


def test_a_procedure_that_was_not_ticked_has_no_day_to_compare():
    assert evaluate(TRIPS.day_of("SEA") + WEEKS > VISIT, facts(TRIPS={})).truth is False


def test_an_age_without_a_birth_date_is_unknown():
    given = Facts({"BORN": MISSING}, date(2026, 3, 2), date(2026, 3, 16))

    assert evaluate(AgeAt("visit", BORN) < 18, given).missing == {"BORN"}


def test_what_is_missing_is_the_question_to_be_answered_first():
    given = Facts(
        {"SIZE": MISSING},
        date(2026, 3, 2),
        date(2026, 3, 16),
        awaited={"SIZE": frozenset({"PETS"})},
    )

    assert evaluate(SIZE >= 2, given).missing == {"PETS"}


# Evidence


def test_the_evidence_of_an_or_is_every_answer_that_was_enough():
    condition = COLOUR.is_("RED") | PETS.has("CAT") | (SIZE >= 3)

    verdict = evaluate(condition, facts(COLOUR="RED", PETS=frozenset({"DOG"}), SIZE=4))

    assert verdict.decided_by == ("COLOUR", "SIZE")


def test_the_evidence_of_an_and_is_every_answer_it_needed():
    condition = COLOUR.is_("RED") & PETS.has("CAT")

    assert evaluate(condition, facts(COLOUR="RED", PETS=frozenset({"CAT"}))).decided_by == (
        "COLOUR",
        "PETS",
    )


def test_the_evidence_against_an_and_is_the_answer_that_failed():
    condition = COLOUR.is_("RED") & PETS.has("CAT")

    verdict = evaluate(condition, facts(COLOUR="BLUE", PETS=frozenset({"CAT"})))

    assert (verdict.truth, verdict.decided_by) == (False, ("COLOUR",))


def test_one_answer_is_evidence_once():
    condition = PETS.has("CAT") & ~PETS.has("DOG")

    assert evaluate(condition, facts(PETS=frozenset({"CAT"}))).decided_by == ("PETS",)


# Checked when written


@pytest.mark.parametrize(
    ("write", "says"),
    [
        (lambda: PETS.has("COW"), "PETS has no option COW; it offers CAT, DOG, NONE."),
        (lambda: PETS.has("CAT", "COW", "EMU"), "PETS has no option COW, EMU"),
        (lambda: PETS.has(), "none given"),
        (lambda: PETS.has_any_but("COW"), "PETS has no option COW"),
        (lambda: COLOUR.is_("GREEN"), "COLOUR has no option GREEN"),
        (lambda: TRIPS.has("LAKE"), "TRIPS has no option LAKE"),
        (lambda: TRIPS.day_of("LAKE"), "TRIPS has no option LAKE"),
        (lambda: LAST + CUT, "cut is in points, not a span of time"),
        (lambda: LAST > 5, "A day cannot be compared with a number"),
        (lambda: VISIT >= 5, "A day cannot be compared with a number"),
        (lambda: AnswerTo(PETS) >= 1, "PETS is answered by list, not number or day"),
        (lambda: NotKnown(COLOUR), "COLOUR is answered by option, not day or days"),
        (lambda: Is(PETS, ("CAT",)), "PETS is answered by list, not option"),
        (lambda: On("birthday") < VISIT, "no day of the birthday"),
        (lambda: InJurisdiction(("XX",)), "no such places: XX"),
        (lambda: PETS.has("CAT") & "x", "only conditions can"),
        (lambda: SIZE >= 7, "answered from 0 to 4, never 7"),
    ],
)
def test_a_rule_that_names_what_does_not_exist_cannot_be_written(write, says):
    with pytest.raises(ConditionError, match=says):
        write()


def test_and_or_not_of_python_would_lose_conditions_and_are_refused():
    with pytest.raises(ConditionError, match="Join conditions with"):
        bool(PETS.has("CAT") and COLOUR.is_("RED"))


def test_a_scale_has_five_steps():
    with pytest.raises(ValueError, match="five steps, not 2"):
        scale("a", "b")


def test_joined_conditions_are_one_list_and_not_a_nest():
    a, b, c = PETS.has("CAT"), PETS.has("DOG"), COLOUR.is_("RED")

    assert (a & b & c) == All((a, b, c))
    assert (a | b | c) == Any_((a, b, c))
    assert (a & b | c) == Any_((All((a, b)), c))


def test_any_but_is_every_other_option():
    assert PETS.has_any_but("NONE") == PETS.has("CAT", "DOG")


def test_not_none_is_the_opposite_of_none():
    assert is_not_none(PETS) == Not(PETS.has("NONE"))


# Every reader knows every node


def kinds_of(base):
    """The kinds of node that the language has."""
    return {c for c in vars(conditions).values() if isinstance(c, type) and issubclass(c, base)} - {
        base
    }


def test_these_lists_hold_every_kind_of_condition_and_term():
    assert {type(c) for c in EVERY_CONDITION} == kinds_of(Condition)
    assert {type(t) for t in EVERY_TERM} == kinds_of(Term)


@pytest.mark.parametrize("condition", EVERY_CONDITION, ids=lambda c: type(c).__name__)
def test_every_condition_is_evaluated_compiled_worded_and_written_as_json(condition):
    given = facts(PETS=frozenset({"CAT"}), COLOUR="RED", LAST=None, SIZE=3)

    truth = evaluate(condition, given).truth

    assert compile_conditions([condition], given.policy)(given) == [truth]
    assert in_words(condition)
    assert as_json(condition)
    assert list(walk(condition))[0] is condition


@pytest.mark.parametrize("term", EVERY_TERM, ids=lambda t: type(t).__name__)
def test_every_term_has_a_value_words_and_json(term):
    given = facts(
        SIZE=3,
        WIDTH=1,
        LAST=date(2025, 11, 30),
        TRIPS={"SEA": date(2026, 3, 9)},
        PETS=frozenset({"CAT", "DOG"}),
        BORN=date(1992, 6, 15),
    )
    expected = {
        "Number": 4,
        "Setting": 2,
        "AnswerTo": 3,
        "DayOf": date(2026, 3, 9),
        "Sum": 4,
        "Highest": 3,
        "CountOf": 2,
        "Later": date(2026, 2, 28),
        "On": date(2026, 3, 16),
        "AgeAt": 34,
    }

    assert value_of(term, given) == expected[type(term).__name__]
    assert term_in_words(term)
    assert term_as_json(term) is not None


@pytest.mark.parametrize(
    ("node", "codes"),
    [
        (Always(), set()),
        (PETS.has("CAT"), {"PETS"}),
        (COLOUR.is_("RED"), {"COLOUR"}),
        (LAST.not_known(), {"LAST"}),
        (SIZE >= 2, {"SIZE"}),
        (TRIPS.day_of("SEA") + WEEKS > VISIT, {"TRIPS"}),
        (CountOf(PETS) >= 2, {"PETS"}),
        (AgeAt("visit", BORN) < 18, {"BORN"}),
        (Sum((SIZE, WIDTH), "AREA") >= 2, {"SIZE", "WIDTH"}),
        (Highest((SIZE, WIDTH)) >= 2, {"SIZE", "WIDTH"}),
        (
            Named("x", ~(PETS.has("CAT") & (COLOUR.is_("RED") | (SIZE < 2)))),
            {"PETS", "COLOUR", "SIZE"},
        ),
        (Stocks(("ONA",)) & InJurisdiction(("AU",)), set()),
    ],
)
def test_the_questions_that_a_condition_reads_are_known(node, codes):
    assert questions_read(node) == codes


def test_the_settings_that_a_condition_depends_on_are_known():
    assert settings_read((LAST + QUARTER > VISIT) | (SIZE >= CUT)) == {QUARTER, CUT}


def test_the_nodes_below_a_node_are_known():
    day = Later(AnswerTo(LAST), QUARTER)

    assert list(children(day)) == [AnswerTo(LAST), QUARTER]
    assert list(children(Compare(day, ">", VISIT))) == [day, VISIT]
    assert list(children(PETS.has("CAT"))) == []


@dataclass(frozen=True)
class Unheard(Condition):
    """A kind of condition that no reader knows."""


@dataclass(frozen=True)
class UnheardTerm(Term):
    """A kind of term that no reader knows."""


def test_a_node_that_a_reader_does_not_know_is_refused_and_never_skipped():
    odd = UnheardTerm() > 1
    for read in (
        lambda: evaluate(Unheard(), facts()),
        lambda: compile_conditions([Unheard()], {}),
        lambda: in_words(Unheard()),
        lambda: as_json(Unheard()),
        lambda: evaluate(odd, facts()),
        lambda: compile_conditions([odd], {}),
        lambda: in_words(odd),
        lambda: as_json(odd),
    ):
        with pytest.raises(TypeError, match="Unheard"):
            read()


def test_compiled_hits_are_what_holds_or_is_unknown_by_place():
    asked = [COLOUR.is_("RED"), PETS.has("CAT"), SIZE >= 2, Always()]
    given = facts(COLOUR="RED", PETS=frozenset({"DOG"}), SIZE=MISSING)

    assert compile_hits(asked, {})(given) == [(0, True), (2, None), (3, True)]


@pytest.mark.parametrize(
    "answer", [NOT_TOLD, MISSING, None, date(2025, 12, 16), date(2025, 12, 17)]
)
def test_compiled_and_evaluated_days_agree(answer):
    condition = LAST + QUARTER > VISIT
    given = facts(**({} if answer is NOT_TOLD else {"LAST": answer}))

    assert compile_conditions([condition], given.policy)(given) == [
        evaluate(condition, given).truth
    ]


# Words


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (PETS.has("CAT"), "PETS has CAT"),
        (PETS.has("CAT", "DOG"), "PETS has CAT or DOG"),
        (~PETS.has("NONE"), "PETS is not NONE"),
        (~PETS.has("CAT"), "not (PETS has CAT)"),
        (COLOUR.is_("RED", "BLUE"), "COLOUR is RED or BLUE"),
        (SIZE >= CUT, "SIZE is at least 2"),
        (SIZE.equals(4), "SIZE is 4"),
        (SIZE < 3, "SIZE is less than 3"),
        (SIZE <= 3, "SIZE is at most 3"),
        (AnswerTo(SIZE) > 3, "SIZE is more than 3"),
        (LAST + QUARTER > VISIT, "LAST + 3 months is after the visit"),
        (AnswerTo(LAST) <= SUBMISSION, "LAST is on or before the submission"),
        (LAST < VISIT, "LAST is before the visit"),
        (LAST >= VISIT, "LAST is on or after the visit"),
        (TRIPS.day_of("SEA") + WEEKS > VISIT, "TRIPS SEA date + 14 days is after the visit"),
        (On("visit") > SUBMISSION, "the visit is after the submission"),
        (PETS.count >= 2, "the number of PETS is at least 2"),
        (
            COLOUR.is_("RED") & (PETS.has("CAT") | PETS.has("DOG")),
            "COLOUR is RED, and (PETS has CAT, or PETS has DOG)",
        ),
        (Named("a red thing", COLOUR.is_("RED")), "a red thing (COLOUR is RED)"),
        (Stocks(("ONA", "ABO")), "the clinic stocks ONA or ABO"),
        (~Stocks(("ONA",)), "the clinic does not stock ONA"),
        (InJurisdiction(("AU",)), "the clinic is in AU"),
        (AgeAt("submission", BORN) < 18, "age on the submission is less than 18"),
    ],
)
def test_a_condition_reads_as_a_phrase(condition, words):
    assert in_words(condition) == words


def test_a_condition_reads_with_the_values_of_the_clinic():
    assert in_words(LAST + QUARTER > VISIT, {"quarter": 6}) == "LAST + 6 months is after the visit"
