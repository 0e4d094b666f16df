"""The day of the visit: the patient is here, and Cleo is signed in."""

from tests.review.conftest import cleo, clock, desk

__all__ = ["cleo", "clock", "desk"]
