"""By concern: who was flagged as a candidate, and what clinicians decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from clinic.insights.cells import Cell, cell, parts
from clinic.insights.period import Period
from clinic.insights.sheet import Rows, coarse, week
from clinic.review.models import Decision
from intake.assessment import SUPPORTED_FITS
from intake.models import AssessmentRecord, Clinic, ConcernFit
from intake.rules.levels import Candidate
from intake.rules.rulebook import CURRENT

# In addresses a concern is its number: its name would tell of health.
CONCERNS = {str(n): signal for n, signal in enumerate(CURRENT.signals)}
NUMBERS = {signal.concern: number for number, signal in CONCERNS.items()}
OUTCOMES = tuple(Decision.Outcome)
PEOPLE = Count("intake__patient", distinct=True)


@dataclass(frozen=True, slots=True)
class Row:
    """One concern in figures."""

    title: str
    asked: Cell
    candidates: Cell
    outcomes: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return self.asked, self.candidates, *self.outcomes


def by_concern(clinic: Clinic, period: Period) -> list[Row]:
    """Every concern that somebody chose in the period; three queries."""
    chosen = _counts(fits(clinic, period))
    flagged = _counts(candidates(clinic, period))
    rows = decided(clinic, period).order_by().values_list("concern", OUTCOME).annotate(PEOPLE)
    outcomes = {(concern, outcome): people for concern, outcome, people in rows}
    found = []
    for concern, number in NUMBERS.items():
        told = parts(_cells(number, concern, outcomes))
        split = _split(number, chosen.get(concern, 0), flagged.get(concern, 0))
        found.append(Row(CONCERNS[number].title, *split, tuple(told[o] for o in OUTCOMES)))
    return [row for row in found if row.asked.count]


def fits(clinic: Clinic, period: Period) -> QuerySet[ConcernFit]:
    """The concerns of the newest assessment of each intake, made in the period."""
    newer = AssessmentRecord.objects.filter(
        revision__intake=OuterRef("intake"), pk__gt=OuterRef("assessment")
    )
    ours = ConcernFit.objects.filter(clinic=clinic, at__gte=period.start, at__lt=period.end)
    return ours.filter(~Exists(newer))


def candidates(clinic: Clinic, period: Period) -> QuerySet[ConcernFit]:
    """Of these, whoever was flagged for a consult, with this concern like those studied."""
    return fits(clinic, period).filter(
        fit__in=[fit.value for fit in SUPPORTED_FITS],
        assessment__candidate__in=[Candidate.YES.value, Candidate.LATER.value],
    )


def decided(clinic: Clinic, period: Period, **about: str) -> QuerySet[ConcernFit]:
    """The concerns that decisions of the period were about.

    All that is asked of a decision stands in one filter: the next would join others.
    """
    return ConcernFit.objects.filter(
        clinic=clinic,
        assessment__decisions__at__gte=period.start,
        assessment__decisions__at__lt=period.end,
        **about,
    )


def rows(key: str, clinic: Clinic, period: Period) -> Rows:
    """The rows behind a figure: a week and the concern for each person, and an outcome."""
    name, number, *outcome = key.split(":")
    about, title = {"concern": CONCERNS[number].concern}, CONCERNS[number].title

    def lines(told: QuerySet[ConcernFit], at: str, *what: str) -> dict[int, tuple[Any, ...]]:
        people = dict(told.filter(**about).values_list("intake__patient", at))
        return {who: (who, week(clinic.day_of(on)), title, *what) for who, on in people.items()}

    if name == "outcome":
        made = decided(clinic, period, **{OUTCOME: outcome[0]})
        told = lines(made, AT, Decision.Outcome(outcome[0]).label)
        return coarse(("Week", "Concern", "Outcome"), told.values())
    asked = lines(fits(clinic, period), "at")
    if name == "asked":
        return coarse(("Week", "Concern"), asked.values())
    flagged = lines(candidates(clinic, period), "at", "yes")
    others = [line for who, line in asked.items() if who not in flagged]
    return coarse(("Week", "Concern", "Candidate"), flagged.values(), rest=others)


OUTCOME, AT = "assessment__decisions__outcome", "assessment__decisions__at"


def _counts(query: QuerySet[ConcernFit]) -> dict[str, int]:
    rows: Any = query.order_by().values_list("concern").annotate(PEOPLE)
    return dict(rows)


def _split(number: str, asked: int, flagged: int) -> tuple[Cell, Cell]:
    """Who chose a concern and who of them is a candidate: the rest may not be few either."""
    both = parts(
        {
            "candidate": cell(f"candidate:{number}", flagged),
            "other": cell(f"other:{number}", asked - flagged),
        }
    )
    return cell(f"asked:{number}", asked), both["candidate"]


def _cells(number: str, concern: str, counts: dict[tuple[str, str], int]) -> dict[str, Cell]:
    return {o: cell(f"outcome:{number}:{o}", counts.get((concern, o), 0)) for o in OUTCOMES}
