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


def cost(work: Work, *, rounds: int = 15, times: int = 10) -> Cost:
    """What one call costs, over rounds of several calls."""
    return beside(work, lambda: None, rounds=rounds, times=times)[0]


def beside(work: Work, reference: Work, *, rounds: int = 15, times: int = 10) -> tuple[Cost, Cost]:
    """What two things cost, in turns, so that both meet the same noise."""
    for _ in range(WARM_UP):
        work()
        reference()
    gc.collect()
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(_one(work, times))
        theirs.append(_one(reference, times))
    return Cost(median(ours), min(ours)), Cost(median(theirs), min(theirs))


def _one(work: Work, times: int) -> float:
    start = process_time()
    for _ in range(times):
        work()
    return (process_time() - start) / times
