"""The questionnaire as published: what the specification asks, in the order a patient sees it."""

from dataclasses import replace

import pytest

from intake.questionnaire.answers import read
from intake.questionnaire.edition import AgreedTogether, Edition, EditionError, MergedList, Page
from intake.questionnaire.editions import (
    CURRENT,
    EDITION_1,
    EDITION_2,
    ORIGINALS,
)
from intake.questionnaire.kinds import (
    NONE,
    UNSURE,
    Choice,
    Day,
    MultiChoice,
    Procedures,
    Scale,
    TeachBack,
    Tick,
    Words,
    options,
)
from intake.questionnaire.sections import unsure
from intake.questionnaire.spoken import spoken
from intake.questionnaire.words import in_words
from tests.core.answers import load, raw_answers

SPECIFIED = {question["code"]: question for question in load("questions.json")}
CONCERNS = ("OIL", "ACNE", "RED", "TEXTURE", "SCARS", "PORES", "NECK")
NOT_ASKED_FIRST = {"PHOTO", "PHOTO_USE"}  # photos are not part of the first edition
TEACH_BACK = {"TB_WHO", "TB_LABEL", "TB_SWALLOW"}  # our own, read by no rule
GAINED = set(unsure.GAINED)
KINDS = {
    "upload": Choice,
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
AS_SPECIFIED = {"2026-11", "2026-12"}  # later editions say the same in fewer words
MOST_ANSWERS = 45  # for one concern and a clean history

# Fixed for ever: a change of anything a patient could see needs a new edition.
PUBLISHED = {
    "2026-11": "943dfb77f483169d0e9d0643debec2ba5b67655f52d0c93fff45c0caf000431a",
    "2026-12": "c39c40c47797bef21f2c04cd38c61492bdde226064ee3c5fd7b4da3bac19cd2c",
    "2027-01": "84535c475e314c5b715bf2b5a53b8353a37b45cc48fd39117c9c3ac875c0dad7",
    "2027-02": "b5e781055069941f4574caad0978baa5fa2b5591b818a21e02de5acc3da2727a",
    "2027-03": "e1df8fab91f3a0b55bfe92b55901ddc984a83c1e734df5411255eed552d1f236",
}


def specified(code):
    """What the specification says of a question; one entry stands for all seven BOTHER_*."""
    if code.startswith("BOTHER_"):
        return {**SPECIFIED["BOTHER_*"], "shown_if": f"GOALS has {code.removeprefix('BOTHER_')}"}
    return SPECIFIED[code]


def question_params(*left_out, editions=ORIGINALS):
    return [
        pytest.param(question, specified(code), id=f"{name} {code}")
        for name, edition in ORIGINALS.items()
        if name in editions
        for code, question in edition.questions.items()
        if code not in {*left_out, *TEACH_BACK}
    ]


@pytest.mark.parametrize("name", ORIGINALS)
def test_a_published_edition_never_changes(name):
    assert ORIGINALS[name].name == name
    assert ORIGINALS[name].fingerprint == PUBLISHED[name]


def test_every_published_edition_is_pinned_here():
    assert set(PUBLISHED) == set(ORIGINALS)


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
    expected = set(SPECIFIED) - {"BOTHER_*"} | {f"BOTHER_{c}" for c in CONCERNS}

    assert set(EDITION_1.questions) == expected - NOT_ASKED_FIRST
    assert len(EDITION_1.questions) == 90
    assert set(EDITION_2.questions) == expected | TEACH_BACK
    assert len(EDITION_2.questions) == 95


@pytest.mark.parametrize(("question", "wanted"), question_params())
def test_a_question_is_of_the_kind_specified(question, wanted):
    assert type(question) is KINDS[wanted["type"]]
    assert question.required is wanted["required"]


@pytest.mark.parametrize(
    ("question", "wanted"),
    question_params(*(f"BOTHER_{c}" for c in CONCERNS), editions=AS_SPECIFIED),
)
def test_a_question_is_worded_as_specified(question, wanted):
    assert question.text == wanted["question"]


@pytest.mark.parametrize(("question", "wanted"), question_params())
def test_a_question_is_asked_for_the_reason_specified(question, wanted):
    assert question.why == wanted["why"]


@pytest.mark.parametrize("concern", CONCERNS)
def test_how_much_it_bothers_names_the_concern(concern):
    text = CURRENT.questions[f"BOTHER_{concern}"].text

    assert text.startswith("Do") and text.endswith(" bother you?")
    assert len({CURRENT.questions[f"BOTHER_{c}"].text for c in CONCERNS}) == len(CONCERNS)


@pytest.mark.parametrize(
    ("question", "wanted"), question_params("PROCS", "GOAL_TOP", editions=AS_SPECIFIED)
)
def test_a_question_offers_the_answers_specified_in_their_words(question, wanted):
    offered = [(option.code, option.label) for option in question.options]
    named = [(option["code"], option["label"]) for option in wanted["options"]]
    gained = [(UNSURE, "I am not sure")] if question.code in GAINED else []

    assert offered in (named, named + gained)


def test_no_procedures_is_an_empty_answer_and_not_an_option():
    offered = [(o.code, o.label) for o in EDITION_1.questions["PROCS"].options]

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
        "SX_NOW has BREATH, SWALLOW, SPEECH, EYES, WEAK, ALLERGY or SPREAD": "SX_NOW is not NONE",
        "PHOTO is YES": "PHOTO = YES",
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


@pytest.mark.parametrize("edition", ORIGINALS.values(), ids=ORIGINALS)
def test_there_are_at_most_16_pages(edition):
    assert len(edition.pages) <= 16
    assert len({page.slug for page in edition.pages}) == len(edition.pages)


@pytest.mark.parametrize("edition", ORIGINALS.values(), ids=ORIGINALS)
def test_the_parts_follow_one_another(edition):
    parts = [page.part for page in edition.pages]

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


@pytest.mark.parametrize("edition", ORIGINALS.values(), ids=ORIGINALS)
def test_hopes_are_introduced_kindly_and_end_with_a_helpline(edition):
    page = edition.page("hopes")

    assert "There are no wrong answers." in page.intro
    assert "call your doctor or a" in page.outro and "{clinic_helplines}" in page.outro


def test_hopes_are_introduced_as_specified_at_first():
    page = EDITION_1.page("hopes")

    assert page.intro == "How we feel about our looks matters. There are no wrong answers."
    assert page.outro == (
        "If worries about your looks, or anything else, feel too much, you can call your doctor"
        " or a local helpline: {clinic_helplines}."
    )


@pytest.mark.parametrize("edition", ORIGINALS.values(), ids=ORIGINALS)
@pytest.mark.parametrize("concern", CONCERNS)
def test_a_patient_with_one_concern_and_a_clean_history_gives_at_most_45_answers(concern, edition):
    """The signature counts as one; teach-back counts, though no assessment needs it."""
    told = {c: a for c, a in raw_answers(GOALS=[concern]).items() if c in edition.questions}
    shown = edition.arising.shown(read(edition, told).copy())

    asked = [
        item.code
        for page in edition.pages
        for item in page.items
        if isinstance(item, MergedList | TeachBack) or (item.required and item.code in shown)
    ]
    assert len(asked) + edition.signed <= MOST_ANSWERS, asked


def test_a_question_opens_with_the_goal_that_it_belongs_to_and_closes_without_it():
    for goals, opened in [
        (["OIL"], {"OIL_SHINE", "OIL_CHANGE", "DRY_PATCH", "BOTHER_OIL"}),
        (["PORES"], {"OIL_SHINE", "PORE_NOW", "BOTHER_PORES"}),
        (["ACNE"], {"OIL_SHINE", "ACNE_NOW", "ACNE_TRIED", "BOTHER_ACNE"}),
        (["LINES"], set()),
    ]:
        shown = CURRENT.arising.shown(read(CURRENT, raw_answers(GOALS=goals)).copy())
        asked = {q.code for slug in ("oil", "surface") for q in CURRENT.page(slug).questions}

        assert shown & asked - {"OIL_TOUCH", "OIL_FEEL", "OIL_BLOT"} == opened


def test_every_question_says_why_it_is_asked_and_has_a_short_label():
    for question in CURRENT.questions.values():
        assert question.why
        assert 0 < len(question.label) <= 50


# Lists that are one for the patient and several for the rules


LONG_TERM, CONDITIONS, AGREED = (
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


def test_one_tick_gives_five_agreements_each_with_its_own_words():
    five = ["CON_TRUTH", "CON_ROLE", "CON_OFFLABEL", "CON_CHANGE", "CON_DATA"]

    assert AGREED.spread(frozenset({"YES"})) == dict.fromkeys(five, "YES")
    assert AGREED.spread(frozenset()) == {}
    assert [q.text for q in AGREED.questions] == [CURRENT.questions[c].text for c in five]
    assert len({q.text for q in AGREED.questions}) == 5


def test_four_agreements_are_not_all_five():
    assert AGREED.gather(dict.fromkeys(["CON_TRUTH", "CON_ROLE"], "YES")) == []
    assert AGREED.gather(AGREED.spread(frozenset({"YES"}))) == ["YES"]


def test_only_agreements_are_agreed_together():
    with pytest.raises(EditionError, match="holds something that is no agreement"):
        AgreedTogether(code="X", text="", label="", questions=(CURRENT.questions["NMD"],))


@pytest.mark.parametrize("code", sorted(TEACH_BACK))
def test_a_teach_back_question_has_one_right_answer_and_two_explanations(code):
    question = EDITION_2.questions[code]
    offered = [option for option in question.option_codes if option != "READ"]

    assert question.right in offered and len(offered) == 3
    assert len(set(question.explanations)) == 2
    assert not question.required  # an assessment can do without it


def test_understanding_is_asked_before_anything_is_agreed():
    assert [page.slug for page in EDITION_2.pages][-2:] == ["understanding", "agreement"]


@pytest.mark.parametrize("merged", [LONG_TERM, CONDITIONS], ids=lambda merged: merged.code)
def test_one_list_offers_every_option_once_with_one_none_at_the_end(merged):
    codes = [option.code for option in merged.options]

    assert len(codes) == len(set(codes))
    for question in merged.questions:
        assert set(question.option_codes) <= set(codes)
    assert set(codes[-2:]) == {NONE, UNSURE} and codes.count(NONE) == 1


def test_none_beside_a_tick_is_not_passed_over():
    spread = LONG_TERM.spread(frozenset({"MG", "NONE"}))

    with pytest.raises(ValueError, match="NONE cannot stand beside other options"):
        read(CURRENT, spread)


def test_lists_that_differ_about_not_sure_cannot_be_one():
    sure, not_sure = EDITION_1.questions["HEART"], EDITION_1.questions["NMD"]
    assert UNSURE in not_sure.option_codes

    with pytest.raises(EditionError, match="cannot be one list"):
        MergedList(code="X", text="", label="", questions=(sure, not_sure))


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
