"""The interval in which a share probably lies, which few cases make wide."""

from __future__ import annotations

from math import sqrt

Z = 1.959964  # 95 of 100 such intervals hold the true share


def wilson(part: int, whole: int) -> tuple[float, float]:
    """Wilson's score interval of `part` of `whole`, each end between 0 and 1."""
    if not 0 <= part <= whole or whole == 0:
        raise ValueError(f"{part} of {whole} is no share.")
    share, square = part / whole, Z * Z
    middle = share + square / (2 * whole)
    spread = Z * sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    ends = ((middle + sign * spread) / (1 + square / whole) for sign in (-1, 1))
    low, high = (min(max(end, 0.0), 1.0) for end in ends)
    return low, high
