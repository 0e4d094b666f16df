"""All wording that a patient can see is plain: grade 6, short sentences, no double negatives."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from intake.forms.wording import MISSED, WHY
from intake.medicines.asked import ASKED
from intake.medicines.asking import CHOICES, Reading
from intake.questionnaire.editions import CURRENT, ORIGINALS
from intake.readability import (
    HIGHEST_GRADE,
    LONGEST_SENTENCE,
    WORD,
    double_negatives,
    grade,
    longest,
)
from intake.rules.messages import MESSAGES

ROOT = Path(__file__).parents[2]
FORCED_FILE = tomllib.loads((ROOT / "tests" / "data" / "forced_words.toml").read_text("utf-8"))
FORCED = frozenset(word for group in FORCED_FILE.values() for word in group["words"].split())
HEADING = 4  # words; a shorter text is a name and has no grade

# Wording that a published edition holds for ever, by its text: what makes it harder to read and
# how it could be said. An edition with other words has no exception.
HARDER = {
    "Have you ever had wrinkle-relaxing (botulinum toxin) injections, for looks or for health?": (
        "three long words in a row: “Have you ever had jabs to relax wrinkles or muscles?”"
    ),
    "How much does it stop you seeing people, working, studying or dating?": (
        "four verbs of two syllables: “How much does it keep you from friends, work or dates?”"
    ),
    "Has a past beauty treatment made you very sad, even when others said it looked good?": (
        "16 words: “Has a beauty treatment ever made you sad when others said it looked good?”"
    ),
    "I will tell the clinic if anything changes before my visit.": (
        "“anything changes before”: “I will tell the clinic if my health or plans change.”"
    ),
}

TEMPLATES = [
    *sorted((ROOT / "templates" / "intake").glob("*.html")),
    *(ROOT / "templates" / "parts" / f"{name}.html" for name in ("emergency", "error_summary")),
]
BLOCKS = "p|h[1-6]|li|dt|dd|div|section|button|summary|label|legend|fieldset|form|ul|dl|title|br"


def pieces_of(item) -> list[str]:
    in_short = getattr(item, "in_short", None)
    said = [item.text, item.hint, *(option.label for option in item.options)]
    return [*said, *in_short.pieces] if in_short else said


def questions() -> Iterator[tuple[str, str, list[str]]]:
    for name, edition in ORIGINALS.items():
        for page in edition.pages:
            yield name, f"page {page.slug}", [page.title, page.intro, page.outro]
            for item in page.items:
                yield name, item.code, pieces_of(item)
                yield name, f"{item.code}, question", [item.text, item.hint]
                if in_short := getattr(item, "in_short", None):
                    yield name, f"{item.code}, in short", list(in_short.pieces)


def beside() -> Iterator[tuple[str, str, list[str]]]:
    """Messages, reasons, what to do about a miss, and what is asked back."""
    yield from (("message", code, [text]) for code, text in MESSAGES.items())
    yield from (("why", code, [text]) for code, text in WHY.items())
    yield from (("missed", code, [text]) for code, text in MISSED.items())
    for medicine in ASKED:
        asked = Reading("word", "name", medicine.kind, medicine.group).question
        yield "asked back", medicine.name, [asked, *CHOICES.values()]


def template_pieces(text: str) -> list[str]:
    """What a template says, a piece for each block and each branch."""
    text = re.sub(r'{% translate "([^"]*)"[^%]*%}', r"\1", text)
    text = re.sub(r"{% (?:blocktranslate[^%]*|endblocktranslate) %}", "", text)
    text = re.sub(
        r"{%\s*(?:el|if|for|empty|end|block|include|extends|load|csrf)[^%]*%}", "\n", text
    )
    text = re.sub(r"{{[^}]*}}|{%[^%]*%}", " it ", text)
    text = re.sub(rf"</?(?:{BLOCKS})\b[^>]*>", "\n", text)
    text = re.sub(r"<[^>]+>", "", text)
    return [" ".join(piece.split()) for piece in text.split("\n") if piece.strip(" .,it")]


def templates() -> Iterator[tuple[str, str, list[str]]]:
    for path in TEMPLATES:
        yield "template", path.stem, template_pieces(path.read_text("utf-8"))


ALL = [*questions(), *beside(), *templates()]


def too_hard(pieces: list[str]) -> bool:
    words = [word for piece in pieces for word in WORD.findall(piece)]
    return len(words) > HEADING and round(grade(pieces, forced=FORCED), 1) > HIGHEST_GRADE


def test_the_reading_grade_is_six_at_most():
    hard = {
        (where, code): round(grade(pieces, forced=FORCED), 1)
        for where, code, pieces in ALL
        if too_hard(pieces) and pieces[0] not in HARDER
    }

    assert hard == {}


def test_sentences_are_short():
    assert [one for one in ALL if longest(one[2]) > LONGEST_SENTENCE] == []


def test_nothing_is_denied_twice():
    denied = {
        (where, code): [found for piece in pieces for found in double_negatives(piece)]
        for where, code, pieces in ALL
    }

    assert {place: found for place, found in denied.items() if found} == {}


def test_an_exception_is_for_wording_that_is_still_asked_and_still_hard():
    hard = {pieces[0] for _, _, pieces in ALL if too_hard(pieces)}

    assert set(HARDER) == hard
    assert all(group["why"] for group in FORCED_FILE.values())


def test_the_newest_edition_needs_no_exception():
    newest = [pieces for name, _, pieces in questions() if name == CURRENT.name]

    assert [pieces[0] for pieces in newest if too_hard(pieces)] == []


def test_forced_words_are_words_that_patients_meet():
    met = {word.casefold() for _, _, p in ALL for piece in p for word in WORD.findall(piece)}
    idle = FORCED - met

    assert sorted(idle) == []
