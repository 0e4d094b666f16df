"""What is optional is folded away: one line names it, a press opens it.

By code, because a code keeps its meaning in every edition.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from intake.questionnaire.edition import Page
from intake.route import Item
from intake.summing_up import names

FOLDED: Final = frozenset({"NAME_PREF", "PRONOUNS", "SKIN_TONE", "SUN_REACT"})
OWN_LIST: Final = "MEDS_TEXT"


def stands_behind(code: str, page: Page) -> bool:
    """Whether a question of this page does: one's own list, too, if it was left empty before."""
    return code in FOLDED or (code == OWN_LIST and code in page.in_short)


def line(questions: Sequence[Item], optional: str = "(optional)", comma: str = ", ") -> str:
    """What the line says, such as "Name to use, pronouns (optional)"."""
    return f"{names(questions, comma)} {optional}"
