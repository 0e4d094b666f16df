"""After deciding: the clock stands where the builders say, and Cleo is signed in."""

from tests.review.conftest import cleo, clock, desk

__all__ = ["cleo", "clock", "desk"]
