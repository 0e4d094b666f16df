"""What a safety rule is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from intake.questionnaire.conditions import Condition, Term
from intake.rules.levels import Level
from intake.rules.sources import SOURCES, Source

Open = Literal["OPEN"]
OPEN: Final[Open] = "OPEN"


class Basis(StrEnum):
    """What stands behind a rule: only the first two are not the clinic's to change."""

    LABEL = "label"
    LAW = "law"
    POLICY = "policy"

    @property
    def words(self) -> str:
        return {
            "label": "Product label",
            "law": "Law or regulator",
            "policy": "Clinic policy",
        }[self.value]


@dataclass(frozen=True, eq=False)
class Rule:
    """One reason to stop, to wait, to look closer or to know; it flags and never decides.

    `until` is OPEN, or days of which the latest ends the wait. `excludes` are the brands that
    the reason rules out. `patient_message` is the code of a message, or "" for none.
    """

    code: str
    level: Level
    title: str
    condition: Condition
    patient_message: str
    explanation: str
    sources: tuple[str, ...]
    basis: Basis
    until: Open | tuple[Term, ...] | None = None
    holds_neck: bool = False
    excludes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if unknown := [tag for tag in self.sources if tag not in SOURCES]:
            raise ValueError(f"{self.code} cites {unknown}, which the register does not have.")
        if (self.level is Level.DEFER) != (self.until is not None):
            raise ValueError(f"{self.code}: a reason to wait, and only one, says until when.")

    @property
    def citations(self) -> tuple[Source, ...]:
        return tuple(SOURCES[tag] for tag in self.sources)
