"""The owner's Monday: everything on one page, and the rows behind each figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from clinic.insights import concerns, courses, funnel, pages, people, questions, visits, weeks
from clinic.insights.cells import Cell, open_only
from clinic.insights.period import Period
from clinic.insights.sheet import Rows
from intake.models import Clinic


@dataclass(frozen=True, slots=True)
class Monday:
    """The figures of a period."""

    steps: list[funnel.Step]
    weeks: list[weeks.Week]
    stops: list[pages.Stopped]
    paces: list[pages.Paced]
    questions: list[pages.Paced]
    sent_back: list[pages.Stopped]
    missed: list[visits.Missed]
    work: list[people.Worked]
    concerns: list[concerns.Row]
    after: courses.After

    @property
    def paced(self) -> list[pages.Paced]:
        return [*self.paces, *self.questions]

    @property
    def cells(self) -> Iterator[Cell]:
        yield from (one for step in self.steps for one in (step.reached, step.timed))
        yield from (one for week in self.weeks for one in week.reached)
        yield from (stop.people for stop in (*self.stops, *self.sent_back))
        yield from (one for it in self.paced for one in (it.people, it.again))
        yield from (one for row in self.missed for one in row.cells)
        yield from (one for person in self.work for one in person.done)
        yield from (one for row in self.concerns for one in row.cells)
        yield from self.after.cells


def monday(clinic: Clinic, period: Period, *, at: datetime) -> Monday:
    """The figures, in as many queries however much there is."""
    found = funnel.ways(clinic, period, at=at)
    begun = pages.started(clinic, period)
    shows = clinic.mode != Clinic.Mode.INTAKE_ONLY
    return Monday(
        steps=funnel.steps(found),
        weeks=weeks.weeks(found, period),
        stops=pages.stops(begun, at=at),
        paces=pages.paces(begun),
        questions=questions.paces(begun),
        sent_back=questions.sent_back(clinic, period),
        missed=visits.missed(clinic, period, at=at),
        work=people.work(clinic, period),
        concerns=concerns.by_concern(clinic, period) if shows else [],
        after=courses.after(clinic, period, at=at),
    )


def rows_of(key: str, clinic: Clinic, period: Period, *, at: datetime) -> Rows:
    """The rows of a figure of the period, or raise `NotGivenOut`."""
    name = key.partition(":")[0]
    if name in ("step", "time", "week"):
        return _on_the_way(key, clinic, period, at=at)
    open_only(key, _beside(name, clinic, period, at=at))
    match name:
        case "work":
            return people.rows(key, clinic, period)
        case "back" | "question" | "altered":
            return questions.rows(key, clinic, period)
        case "stop" | "pace" | "again":
            return pages.rows(key, clinic, period, at=at)
        case "visits" | "missed":
            return visits.rows(key, clinic, period, at=at)
        case name if name in courses.HEADS:
            return courses.rows(key, clinic, period, at=at)
    return concerns.rows(key, clinic, period)


def _on_the_way(key: str, clinic: Clinic, period: Period, *, at: datetime) -> Rows:
    """The rows of a step, of its times or of one of its weeks: the way is read once."""
    name, _, which = key.partition(":")
    found = funnel.ways(clinic, period, at=at)
    if name == "week":
        open_only(key, (one for week in weeks.weeks(found, period) for one in week.reached))
        place, _, monday = which.partition(":")
        return weeks.rows_of_week(found, int(place), monday, period)
    open_only(key, (one for step in funnel.steps(found) for one in (step.reached, step.timed)))
    of = weeks.times if name == "time" else weeks.rows
    return of(found, int(which), period)


def _beside(name: str, clinic: Clinic, period: Period, *, at: datetime) -> Iterable[Cell]:
    """A figure of that name and those beside it: to open one, no others are counted."""
    match name:
        case "work":
            return (one for person in people.work(clinic, period) for one in person.done)
        case "stop":
            return (stop.people for stop in pages.stops(pages.started(clinic, period), at=at))
        case "back":
            return (back.people for back in questions.sent_back(clinic, period))
        case "pace" | "again" | "question" | "altered":
            of = questions if name in ("question", "altered") else pages
            found = of.paces(pages.started(clinic, period))
            return (one for page in found for one in (page.people, page.again))
        case "visits" | "missed":
            return (one for row in visits.missed(clinic, period, at=at) for one in row.cells)
        case name if name in courses.HEADS:
            return courses.after(clinic, period, at=at).cells
        case "asked" | "candidate" | "outcome" if clinic.mode != Clinic.Mode.INTAKE_ONLY:
            return (one for row in concerns.by_concern(clinic, period) for one in row.cells)
    return ()
