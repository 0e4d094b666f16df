"""How long an edition takes, as the start page says it: the measured seconds in whole minutes.

A test holds each figure to the measure of effort, which is too slow to take for every visitor.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from intake.questionnaire.editions import EDITIONS, original


class Minutes(NamedTuple):
    """For one concern and a clean history, for a typical patient, and for who comes back."""

    clean: int
    typical: int
    again: int


TAKES: Final = {
    "2026-11": Minutes(9, 12, 4),
    "2026-12": Minutes(10, 13, 3),
    "2027-01": Minutes(8, 11, 3),
    "2027-02": Minutes(8, 11, 3),
    "2027-03": Minutes(8, 11, 3),
}


def minutes(edition: str) -> Minutes:
    """The figures of an edition; those of the English one stand for its translations."""
    return TAKES[original(EDITIONS[edition]).name]
