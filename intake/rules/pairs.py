"""Which edition is asked under which rulebook, and proof that the rulebook can read it.

A clinic asks what its approved rulebook reads in full: a "not sure" that no rule reads would
be taken for a "no".
"""

from __future__ import annotations

from collections.abc import Iterator

from intake.questionnaire.checks import ConditionError
from intake.questionnaire.conditions import Condition, Has, Is, NotKnown, Stocks
from intake.questionnaire.edition import Edition
from intake.questionnaire.editions import EDITIONS, original
from intake.questionnaire.kinds import Day, Procedures, Question
from intake.questionnaire.walking import questions_read, walk
from intake.rules.brands import BRANDS
from intake.rules.levels import Level
from intake.rules.rulebook import RULEBOOKS, Rulebook
from intake.rules.safety import OTHERWISE, uncertain_answers

# Rulebook and edition, in the order in which they were brought together. The last edition of a
# rulebook is the one asked under it; the last rulebook of an edition is the one it is read with.
PAIRS = (
    ("2026-11", "2026-11"),
    ("2026-12", "2026-12"),
    ("2026-12", "2027-01"),
    ("2027-01", "2027-01"),
    ("2027-02", "2027-02"),
    ("2027-02", "2027-03"),
)
ASKED_UNDER = dict(PAIRS)
READ_WITH = {edition: book for book, edition in PAIRS}
NOT_KNOWN = ""  # stands for a day that the patient does not know


class Silent(ValueError):
    """An answer that means uncertainty would go unread."""


def edition_for(rulebook: str) -> Edition:
    """The edition that a clinic asks while its approved protocol is of this rulebook."""
    return EDITIONS[ASKED_UNDER[rulebook]]


def rulebook_for(edition: str) -> Rulebook:
    """The newest rulebook that is paired with an edition, or with the one it translates."""
    return RULEBOOKS[READ_WITH[original(EDITIONS[edition]).name]]


def unread(rulebook: Rulebook, edition: Edition) -> frozenset[tuple[str, str]]:
    """Uncertain answers of the edition that no rule of the book asks anybody to look at.

    A note is enough only where the plain answers are no more than noted.
    """
    at_least_looked_at = [rule for rule in rulebook.rules if rule.level <= Level.REVIEW_STD]
    more_than_noted = {
        code for rule in at_least_looked_at for code in questions_read(rule.condition)
    }
    heard = {
        answer
        for rule in rulebook.rules
        for node in walk(rule.condition)
        for answer in _named(node)
        if rule.level <= Level.REVIEW_STD or answer[0] not in more_than_noted
    }
    return frozenset(
        (code, answer)
        for code, question in edition.questions.items()
        if code not in OTHERWISE
        for answer in _uncertain(question)
        if (code, answer) not in heard
    )


def readable(rulebook: str) -> frozenset[str]:
    """The editions whose every uncertain answer the rulebook reads."""
    book = RULEBOOKS[rulebook]
    return frozenset(name for name, edition in EDITIONS.items() if not unread(book, edition))


def _named(node: object) -> Iterator[tuple[str, str]]:
    match node:
        case Has(question, options) | Is(question, options):
            yield from ((question.code, option) for option in options)
        case NotKnown(question):
            yield question.code, NOT_KNOWN


def _uncertain(question: Question) -> Iterator[str]:
    yield from uncertain_answers(question)
    if isinstance(question, Procedures) or (isinstance(question, Day) and question.allow_unknown):
        yield NOT_KNOWN


def strangers(rulebook: Rulebook, edition: Edition) -> list[str]:
    """Rules and signals that read a question which the edition does not have, or name a brand
    that nobody makes: they would never fire.
    """
    read = [(rule.code, rule.condition) for rule in rulebook.rules]
    read += [(one.code, case) for one in rulebook.signals for _, case in one.cases]
    return [
        f"{code} reads {', '.join(sorted(unknown))}"
        for code, condition in read
        if (unknown := {*questions_read(condition)} - edition.questions.keys() | _brands(condition))
    ]


def _brands(condition: Condition) -> set[str]:
    named = (node.brands for node in walk(condition) if isinstance(node, Stocks))
    return {brand for brands in named for brand in brands} - set(BRANDS)


for _book, _edition in PAIRS:
    if _strange := strangers(RULEBOOKS[_book], EDITIONS[_edition]):
        raise ConditionError(f"Rulebook {_book}, edition {_edition}: {'; '.join(_strange)}.")
    if _silent := unread(RULEBOOKS[_book], EDITIONS[_edition]):
        raise Silent(f"Rulebook {_book} does not read {sorted(_silent)} of edition {_edition}.")
