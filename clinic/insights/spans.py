"""How long something took for half of those it was, and for nine in ten; nothing of few people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from math import ceil
from typing import Any

from clinic.insights.cells import FEWEST
from clinic.staff import wording

Told = tuple[int, timedelta]  # whose it is, and how long it took
HALF, NINE_IN_TEN = 0.5, 0.9


def span_of(told: Sequence[Told], share: float) -> timedelta | None:
    """How long that share took at most, or None where few people are behind it."""
    if len({who for who, _ in told}) < FEWEST:
        return None
    return percentile([span for _, span in told], share)


def percentile(values: Sequence[Any], share: float) -> Any:
    """The smallest value that is as large as that share of all."""
    return sorted(values)[max(ceil(share * len(values)), 1) - 1]


def in_words(told: Sequence[Told], share: float) -> str:
    """The same as it is read; a step of the way is a matter of hours."""
    span = span_of(told, share)
    if span is None:
        return ""
    return wording.length(span) if span >= timedelta(minutes=1) else "under 1 min"
