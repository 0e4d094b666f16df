"""The questionnaire as published: what the specification asks, in the order a patient sees it."""

from dataclasses import replace

import pytest

from intake.questionnaire.answers import read
from intake.questionnaire.edition import Edition, EditionError, MergedList, Page
from intake.questionnaire.editions import CURRENT, EDITIONS
from intake.questionnaire.kinds import (
    NONE,
    UNSURE,
    Choice,
    Day,
    MultiChoice,
    Procedures,
    Scale,
    Tick,
    Words,
    options,
)
from intake.questionnaire.spoken import spoken
from intake.questionnaire.words import in_words
from tests.core.answers import load, raw_answers

SPECIFIED = {question["code"]: question for question in load("questions.json")}
CONCERNS = ("OIL", "ACNE", "RED", "TEXTURE", "SCARS", "PORES", "NECK")
NOT_ASKED = {"PHOTO", "PHOTO_USE"}  # photos are not part of this edition
KINDS = {
    "multi": MultiChoice,
    "single": Choice,
    "0-4": Scale,
    "date": Day,
    "multi + date each": Procedures,
    "text": Words,
    "tick": Tick,
}
MAY_BE_UNKNOWN = {"TOX_LAST", "AMINO_END"}
HARD_STOPS = ("SX_NOW", "SX_ONSET", "DOB", "NMD", "ALLERGY", "PREG")
MOST_ANSWERS = 45  # for one concern and a clean history

# Fixed for ever: a change of anything a patient could see needs a new edition.
PUBLISHED = {"2026-11": "943dfb77f483169d0e9d0643debec2ba5b67655f52d0c93fff45c0caf000431a"}


def specified(code):
    """What the specification says of a question; one entry stands for all seven BOTHER_*."""
    if code.startswith("BOTHER_"):
        return {**SPECIFIED["BOTHER_*"], "shown_if": f"GOALS has {code.removeprefix('BOTHER_')}"}
    return SPECIFIED[code]


def question_params(*left_out):
    return [
        pytest.param(question, specified(code), id=code)
        for code, question in CURRENT.questions.items()
        if code not in left_out
    ]


@pytest.mark.parametrize("name", EDITIONS)
def test_a_published_edition_never_changes(name):
    assert EDITIONS[name].name == name
    assert EDITIONS[name].fingerprint == PUBLISHED[name]


def test_every_published_edition_is_pinned_here():
    assert set(PUBLISHED) == set(EDITIONS)


@pytest.mark.parametrize(
    "change",
    [
        lambda q: replace(q, text=q.text + "?"),
        lambda q: replace(q, hint="Think."),
        lambda q: replace(q, label="Other"),
        lambda q: replace(q, required=False),
        lambda q: replace(q, shown_if=CURRENT.questions["SX_NOW"].has("BREATH")),
        lambda q: replace(q, options=options(SELF="Me", OTHER="Not me")),
    ],
    ids=["text", "hint", "label", "required", "skip logic", "options"],
)
def test_any_change_a_patient_could_see_changes_the_fingerprint(change):
    first = CURRENT.pages[0]
    items = (*first.items[:3], change(CURRENT.questions["FILLER"]))
    changed = replace(CURRENT, pages=(replace(first, items=items), *CURRENT.pages[1:]))

    assert changed.fingerprint != CURRENT.fingerprint


# Against the specification


def test_every_specified_question_is_asked_once():
    expected = set(SPECIFIED) - NOT_ASKED - {"BOTHER_*"} | {f"BOTHER_{c}" for c in CONCERNS}

    assert set(CURRENT.questions) == expected
    assert len(CURRENT.questions) == 90


@pytest.mark.parametrize(("question", "wanted"), question_params())
def test_a_question_is_of_the_kind_specified(question, wanted):
    assert type(question) is KINDS[wanted["type"]]
    assert question.required is wanted["required"]


@pytest.mark.parametrize(
    ("question", "wanted"), question_params(*(f"BOTHER_{c}" for c in CONCERNS))
)
def test_a_question_is_worded_as_specified(question, wanted):
    assert question.text == wanted["question"]
    assert question.why == wanted["why"]


@pytest.mark.parametrize("concern", CONCERNS)
def test_how_much_it_bothers_names_the_concern(concern):
    text = CURRENT.questions[f"BOTHER_{concern}"].text

    assert text.startswith("How much do")
    assert text.endswith(" bother you?")
    assert len({CURRENT.questions[f"BOTHER_{c}"].text for c in CONCERNS}) == len(CONCERNS)


@pytest.mark.parametrize(("question", "wanted"), question_params("PROCS", "GOAL_TOP"))
def test_a_question_offers_the_answers_specified_in_their_words(question, wanted):
    offered = [(option.code, option.label) for option in question.options]

    assert offered == [(option["code"], option["label"]) for option in wanted["options"]]


def test_no_procedures_is_an_empty_answer_and_not_an_option():
    offered = [(o.code, o.label) for o in CURRENT.questions["PROCS"].options]

    assert [*offered, ("NONE", "None of these")] == [
        (option["code"], option["label"]) for option in SPECIFIED["PROCS"]["options"]
    ]
    assert spoken(CURRENT.questions["PROCS"], {}) == "None of these"


def test_what_matters_most_is_one_of_the_goals():
    question = CURRENT.questions["GOAL_TOP"]

    assert question.options_from is CURRENT.questions["GOALS"]
    assert question.options == CURRENT.questions["GOALS"].options


@pytest.mark.parametrize(("question", "wanted"), question_params())
def test_a_question_is_asked_of_whom_it_should_be(question, wanted):
    words = {
        "number of GOALS is at least 2": "2 or more GOALS",
        "APP_WORRY is at least 2": "APP_WORRY 2 or more",
        "TOX_EVER is YES": "TOX_EVER = YES",
        "GOALS has OIL, PORES or ACNE": "GOALS has OIL, PORES or ACNE",
    }
    asked_if = in_words(question.shown_if).removeprefix("the ")

    assert words.get(asked_if, asked_if) == wanted["shown_if"]


def test_only_two_days_may_be_unknown():
    unknown = {
        code for code, q in CURRENT.questions.items() if isinstance(q, Day) and q.allow_unknown
    }

    assert unknown == MAY_BE_UNKNOWN


def test_every_safety_question_has_none_not_sure_or_a_private_answer():
    """Goals, areas, contacts, and what toxin was for cannot be "none"."""
    without = {
        code
        for code, question in CURRENT.questions.items()
        if isinstance(question, MultiChoice) and NONE not in question.option_codes
    }

    assert without == {"GOALS", "ZONES", "CONTACT", "SCAR_TYPE", "TOX_WHY"}


# As a patient sees it


def test_there_are_at_most_16_pages():
    assert len(CURRENT.pages) <= 16
    assert len({page.slug for page in CURRENT.pages}) == len(CURRENT.pages)


def test_the_parts_follow_one_another():
    parts = [page.part for page in CURRENT.pages]

    assert parts == sorted(parts, key=list(dict.fromkeys(parts)).index)
    assert 2 <= len(set(parts)) <= 4


def test_hard_stops_are_within_the_first_three_pages():
    first = {question.code for page in CURRENT.pages[:3] for question in page.questions}

    assert first >= set(HARD_STOPS)


def test_symptoms_are_asked_before_anything_else_and_pregnancy_on_a_page_of_its_own():
    assert next(iter(CURRENT.questions)) == "SX_NOW"
    assert [len(page.items) for page in CURRENT.pages if page.slug == "pregnancy"] == [1]


def test_goals_and_concerns_come_before_the_rest_of_the_health_questions():
    order = list(CURRENT.questions)
    pages = [page.slug for page in CURRENT.pages]

    assert order.index("PREG") < order.index("GOALS") < order.index("OIL_SHINE")
    assert pages.index("neck") < pages.index("treatments") < pages.index("agreement")


def test_hopes_are_introduced_kindly_and_end_with_a_helpline():
    page = CURRENT.page("hopes")

    assert page.intro == "How we feel about our looks matters. There are no wrong answers."
    assert page.outro == (
        "If worries about your looks, or anything else, feel too much, you can call your doctor"
        " or a local helpline: {clinic_helplines}."
    )


@pytest.mark.parametrize("concern", CONCERNS)
def test_a_patient_with_one_concern_and_a_clean_history_answers_at_most_45_fields(concern):
    shown = CURRENT.arising.shown(read(CURRENT, raw_answers(GOALS=[concern])).copy())

    fields = [
        item.code
        for page in CURRENT.pages
        for item in page.items
        if (isinstance(item, MergedList) or (item.required and item.code in shown))
    ]
    assert len(fields) <= MOST_ANSWERS, fields


def test_a_question_opens_with_the_goal_that_it_belongs_to_and_closes_without_it():
    for goals, opened in [
        (["OIL"], {"OIL_SHINE", "OIL_CHANGE", "DRY_PATCH", "BOTHER_OIL"}),
        (["PORES"], {"OIL_SHINE", "PORE_NOW", "BOTHER_PORES"}),
        (["ACNE"], {"OIL_SHINE", "ACNE_NOW", "ACNE_TRIED", "BOTHER_ACNE"}),
        (["LINES"], set()),
    ]:
        shown = CURRENT.arising.shown(read(CURRENT, raw_answers(GOALS=goals)).copy())
        asked = {
            q.code for slug in ("oil", "spots", "surface") for q in CURRENT.page(slug).questions
        }

        assert shown & asked - {"OIL_TOUCH", "OIL_FEEL", "OIL_BLOT"} == opened


def test_every_question_says_why_it_is_asked_and_has_a_short_label():
    for question in CURRENT.questions.values():
        assert question.why
        assert 0 < len(question.label) <= 50


# Lists that are one for the patient and several for the rules


LONG_TERM, CONDITIONS = (
    item for page in CURRENT.pages for item in page.items if isinstance(item, MergedList)
)


@pytest.mark.parametrize(
    ("merged", "ticked", "answers"),
    [
        (LONG_TERM, {"NONE"}, {"NMD": ["NONE"], "BSV": ["NONE"]}),
        (LONG_TERM, {"MG"}, {"NMD": ["MG"], "BSV": ["NONE"]}),
        (LONG_TERM, {"LUNG", "MG"}, {"NMD": ["MG"], "BSV": ["LUNG"]}),
        (LONG_TERM, {"UNSURE"}, {"NMD": ["UNSURE"], "BSV": ["UNSURE"]}),
        (LONG_TERM, {"LUNG", "UNSURE"}, {"NMD": ["UNSURE"], "BSV": ["LUNG", "UNSURE"]}),
        (
            CONDITIONS,
            {"AUTO", "DRYEYE"},
            {"HEART": ["NONE"], "IMMUNE": ["AUTO"], "EYEFACE": ["DRYEYE"]},
        ),
        (LONG_TERM, set(), {}),
    ],
)
def test_one_list_answers_each_of_its_questions(merged, ticked, answers):
    assert merged.spread(frozenset(ticked)) == answers
    assert merged.gather(answers) == sorted(ticked)


@pytest.mark.parametrize("merged", [LONG_TERM, CONDITIONS], ids=lambda merged: merged.code)
def test_one_list_offers_every_option_once_with_one_none_at_the_end(merged):
    codes = [option.code for option in merged.options]

    assert len(codes) == len(set(codes))
    for question in merged.questions:
        assert set(question.option_codes) <= set(codes)
    assert set(codes[-2:]) >= {NONE} and codes.count(NONE) == 1


def test_none_beside_a_tick_is_not_passed_over():
    spread = LONG_TERM.spread(frozenset({"MG", "NONE"}))

    with pytest.raises(ValueError, match="NONE cannot stand beside other options"):
        read(CURRENT, spread)


def test_lists_that_differ_about_not_sure_cannot_be_one():
    sure, unsure = CURRENT.questions["HEART"], CURRENT.questions["NMD"]
    assert UNSURE in unsure.option_codes

    with pytest.raises(EditionError, match="cannot be one list"):
        MergedList(code="X", text="", label="", questions=(sure, unsure))


def test_lists_that_share_an_option_cannot_be_one():
    bsv = CURRENT.questions["BSV"]

    with pytest.raises(EditionError, match="cannot be one list"):
        MergedList(code="X", text="", label="", questions=(bsv, bsv))


# Mistakes in a new edition


def test_an_edition_asks_no_question_twice():
    page = CURRENT.pages[0]

    with pytest.raises(EditionError, match="SX_NOW is asked twice"):
        Edition("x", "en", (page, Page("again", "Again", "First", page.items)))


def test_an_edition_asks_no_question_before_the_one_that_opens_it():
    onset = CURRENT.questions["SX_ONSET"]

    with pytest.raises(EditionError, match=r"SX_ONSET depends on \['SX_NOW'\], asked later"):
        Edition("x", "en", (Page("a", "A", "First", (onset,)),))
