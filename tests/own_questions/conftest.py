"""The manager's day, as in the owner's tests."""

from tests.owner.conftest import clock, office, sam

__all__ = ["clock", "office", "sam"]
