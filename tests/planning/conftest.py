"""A patient has sent answers, and Cleo is signed in."""

from tests.review.conftest import cleo, clock, desk

__all__ = ["cleo", "clock", "desk"]
