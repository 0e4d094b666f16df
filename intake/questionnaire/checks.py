"""What a condition may ask of a question, checked when the condition is built.

So a rule that names an unknown option, or compares a day with a number, cannot be imported.
"""

from __future__ import annotations

from typing import ClassVar, Literal, Protocol

# What an answer is: words, one option, a list of options, a number, a day, or days by option.
Kind = Literal["words", "option", "list", "number", "day", "days"]


class ConditionError(ValueError):
    """A condition names something that does not exist or cannot be compared."""


class Asked(Protocol):
    """What a condition needs to know of a question."""

    answered_by: ClassVar[Kind]

    @property
    def code(self) -> str: ...

    @property
    def option_codes(self) -> tuple[str, ...]: ...


def check_kinds(questions: tuple[Asked, ...], *kinds: Kind) -> None:
    """The same as `check_kind`, of each question."""
    for question in questions:
        check_kind(question, *kinds)


def check_kind(question: Asked, *kinds: Kind) -> None:
    """Raise `ConditionError` unless the question is answered in one of these ways."""
    if question.answered_by not in kinds:
        raise ConditionError(
            f"{question.code} is answered by {question.answered_by}, not {' or '.join(kinds)}."
        )


def check_within(question: Asked, value: int) -> None:
    """Raise `ConditionError` where a number is not among those that can be answered."""
    known = [int(code) for code in question.option_codes]
    if known and not min(known) <= value <= max(known):
        raise ConditionError(
            f"{question.code} is answered from {min(known)} to {max(known)}, never {value}."
        )


def check_options(question: Asked, options: tuple[str, ...]) -> None:
    """Raise `ConditionError` naming the options that the question does not offer."""
    unknown = [option for option in options if option not in question.option_codes]
    if unknown or not options:
        offered = ", ".join(question.option_codes)
        raise ConditionError(
            f"{question.code} has no option {', '.join(unknown) or '(none given)'};"
            f" it offers {offered}."
        )
