"""A list in short names all that can be ticked, in every language, and changes no answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.questionnaire.checks import ConditionError
from intake.questionnaire.edition import Edition
from intake.questionnaire.editions import CURRENT, EDITION_4, EDITIONS, by_language
from intake.questionnaire.in_short import IN_SIGHT, InShort, named
from intake.questionnaire.kinds import MultiChoice, options

IN_SHORT = {"SX_NOW", "PREG", "SKIN_NOW", "MEDS"}
LANGUAGES = pytest.mark.parametrize("edition", by_language(CURRENT).values(), ids=lambda e: e.name)


def lists(edition: Edition) -> dict[str, MultiChoice]:
    asked = edition.questions.items()
    return {c: q for c, q in asked if isinstance(q, MultiChoice) and q.in_short}


@LANGUAGES
def test_the_longest_lists_that_are_asked_anew_every_time_are_there_in_short(edition):
    assert set(lists(edition)) == IN_SHORT


@LANGUAGES
@pytest.mark.parametrize("code", sorted(IN_SHORT))
def test_every_option_is_named_once_and_nothing_else(edition, code):
    question = lists(edition)[code]
    said = [option for name in question.in_short.names for option in name.codes]

    assert sorted(said) == sorted(set(question.option_codes) - IN_SIGHT)
    assert all(name.words for name in question.in_short.names)


@LANGUAGES
def test_in_short_has_fewer_words_than_the_list(edition):
    for question in lists(edition).values():
        whole = " ".join([question.text, *(option.label for option in question.options)])
        assert len(" ".join(question.in_short.pieces).split()) < len(whole.split()), question.code


@pytest.mark.parametrize(
    ("names", "unlike"),
    [
        ((named("A", "Ay"),), "B"),
        ((named("A B", "Both"), named("C", "Sea")), "C"),
        ((named("A B NONE", "All"),), "NONE"),
        ((named("A", "Ay"), named("A B", "Both")), "A"),
    ],
    ids=["one is left out", "one is no option", "none of these is no sign", "one is said twice"],
)
def test_a_list_in_short_that_is_unlike_the_list_cannot_be_written(names, unlike):
    asked = options(A="Ay", B="Bee", NONE="None of these")

    with pytest.raises(ConditionError, match=f"L in short is unlike: {unlike}"):
        MultiChoice(
            code="L",
            text="?",
            label="",
            why="",
            options=asked,
            in_short=InShort("?", "No", names),
        )


def test_a_list_without_none_of_these_cannot_be_put_in_short():
    assert InShort("?", "No", (named("A", "Ay"),)).unlike(["A", "UNSURE"]) == {"NONE"}


def test_an_edition_without_lists_in_short_keeps_its_fingerprint():
    assert "in_short" not in str(EDITION_4.document)
    plain = replace(CURRENT.questions["MEDS"], in_short=None)
    pages = tuple(page.with_questions({"MEDS": plain}) for page in CURRENT.pages)

    assert replace(CURRENT, pages=pages).fingerprint != CURRENT.fingerprint
    assert all("in_short" not in str(e.document) for n, e in EDITIONS.items() if n < "2027-03")
