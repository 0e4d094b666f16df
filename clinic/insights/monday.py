"""The owner's Monday: everything on one page, and the rows behind each figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from clinic.insights import concerns, funnel, people, visits
from clinic.insights.cells import Cell
from clinic.insights.period import Period
from clinic.insights.rule_rows import NotGivenOut
from clinic.insights.sheet import Rows
from intake.models import Clinic


@dataclass(frozen=True, slots=True)
class Monday:
    """The figures of a period."""

    steps: list[funnel.Step]
    weeks: list[funnel.Week]
    stops: list[visits.Stopped]
    sent_back: list[visits.Stopped]
    missed: list[visits.Missed]
    work: list[people.Worked]
    concerns: list[concerns.Row]

    @property
    def cells(self) -> Iterator[Cell]:
        yield from (step.reached for step in self.steps)
        yield from (stop.people for stop in (*self.stops, *self.sent_back))
        yield from (one for row in self.missed for one in (row.planned, row.missed))
        yield from (one for person in self.work for one in person.done)
        for row in self.concerns:
            yield from (row.asked, row.candidates, *row.outcomes)


def monday(clinic: Clinic, period: Period, *, at: datetime) -> Monday:
    """The figures, in as many queries however much there is."""
    found = funnel.ways(clinic, period, at=at)
    shows = clinic.mode != Clinic.Mode.INTAKE_ONLY
    return Monday(
        steps=funnel.steps(found),
        weeks=funnel.weeks(found, period),
        stops=visits.stops(clinic, period, at=at),
        sent_back=visits.sent_back(clinic, period),
        missed=visits.missed(clinic, period, at=at),
        work=people.work(clinic, period),
        concerns=concerns.by_concern(clinic, period) if shows else [],
    )


def rows_of(key: str, clinic: Clinic, period: Period, *, at: datetime) -> Rows:
    """The rows of a figure of the period, or raise `NotGivenOut`."""
    cells = monday(clinic, period, at=at).cells
    if key not in {one.key for one in cells if one.count and not one.hidden}:
        raise NotGivenOut
    match key.partition(":")[0]:
        case "step":
            found = funnel.ways(clinic, period, at=at)
            return funnel.rows(found, int(key.partition(":")[2]), period)
        case "work":
            return people.rows(key, clinic, period)
        case "stop" | "back" | "visits" | "missed":
            return visits.rows(key, clinic, period, at=at)
    return concerns.rows(key, clinic, period)
