"""Whether the word of triage was right, in the eyes of whoever decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from clinic.insights.cells import Cell, cell, parts
from clinic.insights.judgements import YEAR
from clinic.judging.models import TriageCheck
from intake.models import Clinic
from intake.rules.levels import Triage

Was = TriageCheck.Was


@dataclass(frozen=True, slots=True)
class Checked:
    """One word of triage, and how often it was right, too high or too low."""

    triage: str
    was: tuple[Cell, ...]


def checked(clinic: Clinic, *, at: datetime) -> list[Checked]:
    """Each word that was judged in the year before, the strongest first."""
    rows = checks(clinic, at=at).order_by().values_list("triage", "was")
    people = Count("decision__intake__patient", distinct=True)
    counts = {(word, was): (n, of) for word, was, n, of in rows.annotate(Count("pk"), people)}
    return [
        Checked(word, tuple(parts(_cells(word, counts)).values()))
        for word in Triage
        if any(one == word for one, _ in counts)
    ]


def checks(clinic: Clinic, *, at: datetime) -> QuerySet[TriageCheck]:
    return TriageCheck.objects.filter(clinic=clinic, at__gt=at - YEAR, at__lte=at)


def _cells(word: str, counts: dict[tuple[str, str], tuple[int, int]]) -> dict[str, Cell]:
    return {was: cell(f"triage:{word}:{was}", *counts.get((word, was), (0, 0))) for was in Was}
