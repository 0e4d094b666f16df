"""Processor time, taken so that a noisy neighbour disturbs it least."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import process_time

Work = Callable[[], object]
WARM_UP = 10  # calls before the first is timed


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds of one call: the rounds' median, and the fastest round."""

    median: float
    fastest: float


@dataclass(frozen=True, slots=True)
class Beside:
    """What two things cost, and how many times the second the first costs.

    The factor is the median of the rounds' own: a neighbour that slows one round slows both.
    """

    ours: Cost
    theirs: Cost
    factor: float


def cost(work: Work, *, rounds: int = 15, times: int = 10) -> Cost:
    """What one call costs, over rounds of several calls."""
    return beside(work, lambda: None, rounds=rounds, times=times).ours


def beside(work: Work, reference: Work, *, rounds: int = 15, times: int = 10) -> Beside:
    """What two things cost, in turns, so that both meet the same noise."""
    for _ in range(WARM_UP):
        work()
        reference()
    gc.collect()
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(_one(work, times))
        theirs.append(_one(reference, times))
    factor = median(one / other for one, other in zip(ours, theirs, strict=True))
    return Beside(_cost(ours), _cost(theirs), factor)


def _cost(took: list[float]) -> Cost:
    return Cost(median(took), min(took))


def _one(work: Work, times: int) -> float:
    start = process_time()
    for _ in range(times):
        work()
    return (process_time() - start) / times
