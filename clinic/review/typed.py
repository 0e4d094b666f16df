"""Typed medicines as they were read, and what the patient said to that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from intake.medicines.asking import NO, UNSURE, YES
from intake.models import ReadBack
from intake.vault import Erased

SAID = {YES: "patient said yes", NO: "patient said no", UNSURE: "patient was not sure"}


@dataclass(frozen=True, slots=True)
class TypedMedicine:
    """Words of the patient's, the medicine they were read as, and the patient's answer."""

    typed: str
    read_as: str
    said: str
    unsure: bool


def typed_medicines(rows: Iterable[ReadBack]) -> list[TypedMedicine]:
    """What was asked back, in words; none once the patient is erased."""
    try:
        told = [row.read_told() for row in rows]
    except Erased:
        return []
    return [
        TypedMedicine(one["typed"], one["name"], _said(one), one["answer"] == UNSURE)
        for one in told
    ]


def _said(one: Mapping[str, Any]) -> str:
    """The answer, and whether somebody at the clinic typed it on the telephone."""
    return f"{SAID[one['answer']]}, by phone" if one.get("told_to") else SAID[one["answer"]]
