"""What keeps an own question from being asked: each problem in a sentence that says what to mend.

Grade and double negatives are measured in English, which every question has; sentences are
kept short in every language.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Final, NamedTuple

from intake.questionnaire.kinds import UNSURE
from intake.questionnaire.languages import ENGLISH, IN_ENGLISH
from intake.questionnaire.languages.own import SHARED
from intake.questionnaire.own import Kind, OwnQuestion, Wording
from intake.readability import (
    HIGHEST_GRADE,
    LONGEST_SENTENCE,
    WORD,
    double_negatives,
    grade,
    longest,
    syllables,
)

CHOOSING: Final = frozenset({Kind.ONE, Kind.SEVERAL})
UNGRADED: Final = 4  # words; a shorter text is a name and has no grade
FEWEST: Final = 2  # answers to choose from
MOST: Final = 6
LONG_WORD: Final = 3  # syllables
OFFERED: Final = {
    "dont know",
    "i dont know",
    "i do not know",
    "not sure",
    "im not sure",
    "unsure",
    "none",
}


class Problem(NamedTuple):
    """What to mend, and in which language it stands."""

    language: str
    words: str


def problems(question: OwnQuestion) -> list[Problem]:
    """All that has to be mended before patients are asked; nothing where it is plain."""
    english = question.wordings[ENGLISH]
    found = [Problem(ENGLISH, words) for words in (*_of_answers(question), *_of_english(english))]
    for language, wording in question.wordings.items():
        told = _of_language(language, wording, len(english.options))
        found += [Problem(language, words) for words in told]
    return found


def _of_answers(question: OwnQuestion) -> Iterator[str]:
    asked = question.asked_in(ENGLISH)
    if asked.options and UNSURE not in asked.option_codes:
        yield "Offer “I am not sure”: without it, whoever is unsure has to guess"
    if question.kind not in CHOOSING:
        return
    written = question.wordings[ENGLISH].options
    if not FEWEST <= len(written) <= MOST:
        yield f"Write from {FEWEST} to {MOST} answers"
    labels = [_bare(option.label) for option in asked.options]
    for answer in dict.fromkeys(written):
        if _bare(answer) in OFFERED or (labels.count(_bare(answer)) > 1 and _always(answer)):
            yield f"Leave out “{answer}”: such an answer is always offered"
        elif labels.count(_bare(answer)) > 1:
            yield f"Leave out one “{answer}”: it is there twice"


def _of_english(words: Wording) -> Iterator[str]:
    pieces = [words.text, *words.options]
    met = [word for piece in pieces for word in WORD.findall(piece)]
    if len(met) > UNGRADED and (reached := ceil(round(grade(pieces), 1))) > HIGHEST_GRADE:
        yield (
            f"Use shorter words and sentences. This needs school grade {reached} to read, and"
            f" {HIGHEST_GRADE:g} is the most{_long_words(met)}"
        )
    if any(map(double_negatives, pieces)):
        yield "Say “not” only once: two of them make people answer the wrong way round"


def _of_language(language: str, words: Wording, answers: int) -> Iterator[str]:
    where = f" in {IN_ENGLISH[language]}" if language != ENGLISH else ""
    pieces = [words.text, *words.options]
    if longest(pieces) > LONGEST_SENTENCE:
        yield (
            f"Make the sentence of {longest(pieces)} words{where} two, or shorter:"
            f" {LONGEST_SENTENCE} words are the most"
        )
    if not WORD.search(words.text):
        yield f"Write the question{where}, in words"
    if language != ENGLISH and (len(words.options) != answers or not all(words.options)):
        yield f"Write every answer{where} too, or leave {IN_ENGLISH[language]} empty"


def _long_words(met: list[str]) -> str:
    """The longest words as a clause, so that one knows where to begin."""
    hard = sorted({w for w in met if syllables(w) >= LONG_WORD}, key=syllables, reverse=True)
    return f". Long words: {', '.join(sorted(hard[:3], key=met.index))}" if hard else ""


def _always(answer: str) -> bool:
    return _bare(answer) in {_bare(label) for label in SHARED[ENGLISH].values()}


def _bare(label: str) -> str:
    """An answer without what is written now so and now so."""
    return "".join(sign for sign in label.casefold() if sign.isalnum() or sign == " ").strip()
