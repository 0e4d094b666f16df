"""The questionnaire in other languages: other words, and nothing else."""

from dataclasses import replace

import pytest

from intake.questionnaire.edition import MergedList
from intake.questionnaire.editions import (
    CURRENT,
    EDITIONS,
    ORIGINALS,
    TRANSLATIONS,
    by_language,
    original,
)
from intake.questionnaire.languages import ar, es
from intake.questionnaire.languages.translation import Asked, BadTranslation, Headed, translated
from intake.rules.pairs import rulebook_for

SPANISH = es.SHORTER
each_translation = pytest.mark.parametrize("edition", TRANSLATIONS, ids=lambda e: e.name)


def changed(part, **entries):
    """The Spanish words with some entries in place of others; None takes one away."""
    now = {**getattr(SPANISH, part), **entries}
    return replace(SPANISH, **{part: {key: one for key, one in now.items() if one is not None}})


def test_there_is_an_edition_in_spanish_and_one_in_arabic():
    assert [(e.name, e.language) for e in TRANSLATIONS] == [
        (f"{name}-{language}", language)
        for name in ("2027-01", "2027-02", CURRENT.name)
        for language in ("es", "ar")
    ]
    assert set(EDITIONS) == {*ORIGINALS, *(edition.name for edition in TRANSLATIONS)}


@each_translation
def test_a_translation_asks_the_same_in_the_same_order(edition):
    english = original(edition)
    assert list(edition.questions) == list(english.questions)
    assert [p.slug for p in edition.pages] == [p.slug for p in english.pages]
    for page, before in zip(edition.pages, english.pages, strict=True):
        assert [i.code for i in page.items] == [i.code for i in before.items]
    assert edition.signed == english.signed


@each_translation
def test_every_question_keeps_its_kind_its_answers_and_when_it_arises(edition):
    words = {"text", "label", "hint", "options", "options_from", "explanations", "in_short"}
    for code, english in original(edition).questions.items():
        question = edition.questions[code]
        assert type(question) is type(english)
        assert question.option_codes == english.option_codes
        for name in set(english.__dataclass_fields__) - words:
            assert getattr(question, name) is getattr(english, name), (code, name)


@each_translation
def test_lists_and_narrowed_questions_hold_the_translated_questions(edition):
    for page in edition.pages:
        for item in page.items:
            if isinstance(item, MergedList):
                assert all(q is edition.questions[q.code] for q in item.questions)
    top = edition.questions["GOAL_TOP"]
    assert top.options_from is edition.questions["GOALS"]
    assert top.options == edition.questions["GOALS"].options


@each_translation
def test_a_translation_belongs_to_its_english_edition_and_rulebook(edition):
    english = ORIGINALS[edition.name.removesuffix(f"-{edition.language}")]
    assert original(edition) is english
    assert rulebook_for(edition.name) is rulebook_for(english.name)


def test_an_english_edition_is_its_own_original():
    assert all(original(edition) is edition for edition in ORIGINALS.values())


def test_an_edition_is_found_in_each_of_its_languages():
    languages = by_language(EDITIONS[f"{CURRENT.name}-ar"])

    assert list(languages) == ["en", "es", "ar"]
    assert languages["en"] is CURRENT
    assert languages["ar"] is EDITIONS[f"{CURRENT.name}-ar"]


def test_an_older_edition_is_there_in_english_only():
    older = ORIGINALS["2026-12"]

    assert by_language(older) == {"en": older}


# What is missing or too much is named


TOLD = SPANISH.questions["SX_NOW"]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (replace(SPANISH, of="2020-01"), "the words are those of 2020-01"),
        (changed("questions", SX_NOW=None), "question SX_NOW has no words"),
        (changed("questions", NEW=Asked(text="x", label="x")), "there is no question NEW"),
        (changed("pages", today=None), "page today has no words"),
        (changed("pages", new=Headed(title="x")), "there is no page new"),
        (changed("lists", LONG_TERM=None), "list LONG_TERM has no words"),
        (
            changed("questions", SX_NOW=replace(TOLD, options={**TOLD.options, "NEW": "x"})),
            "there is no option of SX_NOW NEW",
        ),
        (
            changed("questions", SX_NOW=replace(TOLD, options={"NONE": "x"})),
            "option of SX_NOW BREATH has no words",
        ),
        (changed("questions", SX_NOW=replace(TOLD, hint="")), "SX_NOW has no hint"),
        (changed("questions", SX_NOW=replace(TOLD, text="")), "SX_NOW has no text"),
        (changed("pages", today=Headed(title="x", intro="x")), "today has a surplus intro"),
        (
            changed("questions", SX_NOW=replace(TOLD, hint="{name}")),
            "SX_NOW fills in something else in its hint",
        ),
        (
            changed("questions", TB_WHO=replace(SPANISH.questions["TB_WHO"], explanations=("x",))),
            "TB_WHO needs 2 explanations",
        ),
        (
            changed("questions", SX_NOW=replace(TOLD, in_short=None)),
            "SX_NOW has no list in short",
        ),
        (
            changed("questions", HSV=replace(SPANISH.questions["HSV"], in_short=TOLD.in_short)),
            "HSV has a surplus list in short",
        ),
        (
            changed("questions", SX_NOW=replace(TOLD, in_short=replace(TOLD.in_short, names=()))),
            "SX_NOW in short has no words for BREATH",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_words_that_do_not_fit_the_edition_are_refused_by_name(words, named):
    with pytest.raises(BadTranslation) as told:
        translated(CURRENT, words)

    assert named in str(told.value)


def test_arabic_is_refused_as_well_where_words_are_missing():
    with pytest.raises(BadTranslation, match=r"in ar: question SX_NOW has no words\.$"):
        translated(
            CURRENT,
            replace(
                ar.SHORTER,
                questions={c: w for c, w in ar.SHORTER.questions.items() if c != "SX_NOW"},
            ),
        )
