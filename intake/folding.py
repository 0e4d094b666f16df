"""What is optional and about the person is folded away: one line names it, a press opens it.

By code, because a code keeps its meaning in every edition.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from intake.route import Item
from intake.summing_up import names

FOLDED: Final = frozenset({"NAME_PREF", "PRONOUNS", "SKIN_TONE", "SUN_REACT"})


def line(questions: Sequence[Item], optional: str = "(optional)", comma: str = ", ") -> str:
    """What the line says, such as "Name to use, pronouns (optional)"."""
    return f"{names(questions, comma)} {optional}"
