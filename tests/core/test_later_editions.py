"""What each later edition changed of the one before, and nothing else."""

import re

import pytest

from intake.questionnaire.answers import read
from intake.questionnaire.editions import (
    EDITION_1,
    EDITION_2,
    EDITION_3,
    EDITION_4,
    EDITION_5,
)
from intake.questionnaire.kinds import UNSURE
from intake.questionnaire.sections import unsure
from tests.core.test_wording import FORCED

GAINED = set(unsure.GAINED)


def test_the_second_edition_takes_not_sure_where_the_first_did_not():
    for code, question in EDITION_1.questions.items():
        more = set(EDITION_2.questions[code].option_codes) - set(question.option_codes)
        assert more == ({UNSURE} if code in GAINED else set()), code


def test_only_whether_a_symptom_is_new_is_asked_of_others_than_before():
    """Who is not sure of a symptom is not asked whether it is new."""
    changed = {
        code
        for code, question in EDITION_1.questions.items()
        if question.shown_if != EDITION_2.questions[code].shown_if
    }

    assert changed == {"SX_ONSET"}
    for symptoms, asked in [(["UNSURE"], False), (["UNSURE", "EYES"], True), (["NONE"], False)]:
        shown = EDITION_2.arising.shown(read(EDITION_2, {"SX_NOW": symptoms}).copy())
        assert ("SX_ONSET" in shown) is asked


@pytest.mark.parametrize("code", sorted(set(EDITION_1.questions) - GAINED - {"SX_ONSET"}))
def test_what_did_not_change_is_the_same_question(code):
    assert EDITION_2.questions[code] is EDITION_1.questions[code]


# The third edition: other words, nothing else


@pytest.mark.parametrize("code", EDITION_2.questions)
def test_in_fewer_words_a_question_stays_the_same_question(code):
    before, after = EDITION_2.questions[code], EDITION_3.questions[code]

    assert type(after) is type(before)
    for part in ("code", "required", "why", "shown_if", "option_codes"):
        assert getattr(after, part) == getattr(before, part), part
    for part in ("allow_unknown", "month_enough", "past", "long", "right"):
        assert getattr(after, part, None) == getattr(before, part, None), part


def test_in_fewer_words_every_page_asks_what_it_asked():
    def asked(edition):
        return [(page.slug, {q.code for q in page.questions}) for page in edition.pages]

    assert asked(EDITION_3) == asked(EDITION_2)
    assert EDITION_3.signed


def count(item):
    return sum(len(words.split()) for words in (item.text, item.hint, *labels(item)))


def labels(item):
    return [option.label for option in item.options]


@pytest.mark.parametrize("before", [i for page in EDITION_2.pages for i in page.items])
def test_in_fewer_words_no_question_grows(before):
    after = next(i for p in EDITION_3.pages for i in p.items if i.code == before.code)

    assert count(after) <= count(before)


def test_words_that_patients_know_from_a_box_or_a_letter_are_kept():
    for code in ("NMD", "ALLERGY", "MEDS", "TOX_BRAND", "ISO"):
        before, after = EDITION_2.questions[code], EDITION_3.questions[code]
        rare = FORCED & words_of(before)
        assert rare <= words_of(after), code


def words_of(question):
    return set(re.findall(r"[a-z]+", " ".join([question.text, *labels(question)]).casefold()))


# The fourth edition: "Not sure" at four more questions, and shorter


@pytest.mark.parametrize("code", EDITION_3.questions)
def test_the_fourth_edition_only_gains_not_sure_and_loses_words(code):
    before, after = EDITION_3.questions[code], EDITION_4.questions[code]
    gained = (UNSURE,) if code in unsure.LATER else ()

    assert type(after) is type(before)
    assert after.option_codes == before.option_codes + gained
    assert after.label == before.label, "what an answer is called stays"
    for part in ("code", "required", "why", "shown_if"):
        assert getattr(after, part) == getattr(before, part), part
    for part in ("allow_unknown", "month_enough", "past", "long", "right", "explanations"):
        assert getattr(after, part, None) == getattr(before, part, None), part
    assert count(after) <= count(before) + 2 * len(gained)


def test_the_fourth_edition_has_the_pages_of_the_third():
    def shape(edition):
        return [(p.slug, p.title, p.part, [i.code for i in p.items]) for p in edition.pages]

    assert shape(EDITION_4) == shape(EDITION_3)
    assert EDITION_4.signed


# The fifth edition: the longest lists in short as well


@pytest.mark.parametrize("code", EDITION_4.questions)
def test_the_fifth_edition_only_gains_lists_in_short_and_few_other_words(code):
    before, after = EDITION_4.questions[code], EDITION_5.questions[code]

    for part in before.__dataclass_fields__.keys() - {"in_short", "text", "hint"}:
        assert getattr(after, part) == getattr(before, part), part
    same = (after.text, after.hint) == (before.text, before.hint)
    assert same == (code not in {"DOB", "MEDS_TEXT", "TOX_LAST"})
    assert count(after) <= count(before) + (code == "TOX_LAST")
