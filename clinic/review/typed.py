"""Typed medicines as they were read, and what the patient said to that."""

from __future__ import annotations

from dataclasses import dataclass

from intake.medicines.asking import NO, UNSURE, YES
from intake.models import Revision
from intake.vault import Erased

SAID = {YES: "patient said yes", NO: "patient said no", UNSURE: "patient was not sure"}


@dataclass(frozen=True, slots=True)
class TypedMedicine:
    """Words of the patient's, the medicine they were read as, and the patient's answer."""

    typed: str
    read_as: str
    said: str
    unsure: bool


def typed_medicines(revision: Revision) -> list[TypedMedicine]:
    """All that was asked back, in the order it was answered; none once the patient is erased."""
    try:
        told = [row.read_told() for row in revision.read_back.order_by("pk")]
    except Erased:
        return []
    return [
        TypedMedicine(one["typed"], one["name"], SAID[one["answer"]], one["answer"] == UNSURE)
        for one in told
    ]
