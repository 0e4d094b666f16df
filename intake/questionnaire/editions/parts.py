"""The parts that every edition has, and a short way to name what is in them."""

from collections.abc import Mapping
from types import ModuleType
from typing import Any

FIRST, SKIN, HEALTH, LAST = "First, your safety", "Your skin", "Your health", "You and your plans"


def of(known: ModuleType | Mapping[str, Any], *names: str) -> tuple[Any, ...]:
    """The questions of a section, or the pages of an edition, that have these names."""
    found = known if isinstance(known, Mapping) else vars(known)
    return tuple(found[name] for name in names)
