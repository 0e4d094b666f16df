"""Words beside the questions."""

import pytest

from intake.forms.wording import MISSED, WHY
from intake.questionnaire.edition import MergedList
from intake.questionnaire.editions import EDITIONS

LONGEST_SENTENCE = 20  # words
ITEMS = [item for edition in EDITIONS.values() for page in edition.pages for item in page.items]


def needed(item):
    return isinstance(item, MergedList) or item.required


def test_every_question_that_can_be_missed_says_what_to_do():
    assert [item.code for item in ITEMS if needed(item) and item.code not in MISSED] == []


def test_words_are_kept_only_for_questions_that_are_asked():
    assert {*MISSED, *WHY} <= {item.code for item in ITEMS}


@pytest.mark.parametrize("code", WHY)
def test_reasons_are_short(code):
    for sentence in WHY[code].split(". "):
        assert len(sentence.split()) <= LONGEST_SENTENCE


def test_nobody_is_told_what_an_answer_leads_to():
    for words in (*MISSED.values(), *WHY.values()):
        for told in ("eligible", "suitable", "approve", "refuse", "cannot be treated", "urgent"):
            assert told not in words.lower()
