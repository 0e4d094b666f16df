"""Processor time, taken so that a noisy neighbour disturbs it least."""

from __future__ import annotations

import gc
from collections.abc import Callable
from statistics import median
from time import process_time


def cost(work: Callable[[], object], *, rounds: int = 15, times: int = 20) -> float:
    """Median processor seconds of one call, over rounds of several calls after a warm-up."""
    for _ in range(times):
        work()
    gc.collect()
    took = []
    for _ in range(rounds):
        start = process_time()
        for _ in range(times):
            work()
        took.append((process_time() - start) / times)
    return median(took)
