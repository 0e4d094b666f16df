"""The manager's day, as in the tests of the manager's other pages."""

from tests.owner.conftest import clock, office, sam

__all__ = ["clock", "office", "sam"]
