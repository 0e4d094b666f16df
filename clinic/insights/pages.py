"""Where patients stop, how long a page takes and who comes back to it.

All of it from the clinic's own timestamps: what a page was saved at, and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from clinic.insights.cells import Cell, cell, parts
from clinic.insights.period import Period
from clinic.insights.sheet import Line, Rows, coarse, week
from clinic.insights.spans import HALF, NINE_IN_TEN, Told, span_of
from clinic.staff import wording
from intake.journey import Stage
from intake.models import Clinic, Intake
from intake.questionnaire.editions import CURRENT
from intake.step import pace

QUIET = timedelta(days=2)  # without an answer: whoever comes back later is counted no more
TWO_MINUTES = timedelta(minutes=2)
NOTED = ("page", "draft_saved_at", "draft_steps", "draft_pace")
TITLES = {page.slug: page.title for page in CURRENT.pages}
Walked = tuple[Line, int, int]  # whose and what, seconds, and how often they came back to it


@dataclass(frozen=True, slots=True)
class Started:
    """An intake that was started: whose, when, the last page saved, and what was noted of each
    page and question."""

    patient: int
    at: datetime
    open: bool
    page: str
    saved_at: datetime | None
    steps: dict[str, Any]
    pace: dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Stopped:
    """A page after which patients stopped, or a question that pages were sent back for."""

    title: str
    people: Cell


@dataclass(frozen=True, slots=True)
class Paced:
    """How long a page or question takes those who are timed, and how many came back to it."""

    title: str
    people: Cell
    again: Cell
    median: str
    slow: str


def started(clinic: Clinic, period: Period) -> list[Started]:
    """What was started of the links of the period; one query."""
    rows: Any = Intake.objects.filter(
        clinic=clinic,
        created_at__gte=period.start,
        created_at__lt=period.end,
        started_at__isnull=False,
    ).values_list(
        "patient", "created_at", "stage", "page", "draft_saved_at", "draft_steps", "draft_pace"
    )
    return [
        Started(who, at, stage == Stage.STARTED, page, saved, steps, pace)
        for who, at, stage, page, saved, steps, pace in rows
    ]


def stops(found: Iterable[Started], *, at: datetime) -> list[Stopped]:
    """After which page those stopped who started in the period, in the form's order."""
    whose: dict[str, set[int]] = defaultdict(set)
    for one in _stopped(found, at=at):
        whose[one.page].add(one.patient)
    return [
        Stopped(title, cell(f"stop:{slug}", len(whose[slug])))
        for slug, title in TITLES.items()
        if slug in whose
    ]


def paces(found: Iterable[Started]) -> list[Paced]:
    """What each page takes of those of the period who saved it, in the form's order."""
    spent: dict[str, list[Told]] = defaultdict(list)
    came: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for one in found:
        for slug, noted in one.steps.items():
            seconds, back = pace(noted)
            if seconds:
                spent[slug].append((one.patient, timedelta(seconds=seconds)))
            came[slug].append((one.patient, back > 0))
    return [
        paced(slug, title, spent[slug], came[slug])
        for slug, title in TITLES.items()
        if slug in came
    ]


def rows(key: str, clinic: Clinic, period: Period, *, at: datetime) -> Rows:
    """The rows behind a figure of pages or questions."""
    name, which = key.split(":")
    title, found = TITLES[which], started(clinic, period)
    if name == "stop":
        ended = [one for one in _stopped(found, at=at) if one.page == which]
        lines = [(o.patient, week(clinic.day_of(o.saved_at)), title) for o in ended if o.saved_at]
        return coarse(("Week", "Last page"), lines)
    walked: list[Walked] = [
        ((o.patient, week(clinic.day_of(o.at)), title), *pace(o.steps[which]))
        for o in found
        if which in o.steps
    ]
    if name == "pace":
        return rows_timed("Page", walked)
    return rows_come_back("Page come back to", walked)


def rows_timed(what: str, walked: Iterable[Walked]) -> Rows:
    """How long each took; what was saved first has nothing before it to count from."""
    lines = [(*line, seconds) for line, seconds, _ in walked if seconds]
    return coarse(("Week", what, "Seconds"), lines)


def rows_come_back(what: str, walked: list[Walked]) -> Rows:
    """Who came back; the others beside them, who may be few."""
    came = [line for line, _, back in walked if back]
    return coarse(("Week", what), came, rest=[line for line, _, back in walked if not back])


def _stopped(found: Iterable[Started], *, at: datetime) -> Iterator[Started]:
    """Those that were started and not sent, and in which nothing was said for two days."""
    for one in found:
        if one.open and one.saved_at is not None and one.saved_at < at - QUIET:
            yield one


def paced(
    which: str,
    title: str,
    spent: list[Told],
    came: list[tuple[int, bool]],
    names: tuple[str, str] = ("pace", "again"),
) -> Paced:
    """What was spent at something, and who of these people came back to it.

    Those who were not timed are counted nowhere: they are often few.
    """
    people = cell(f"{names[0]}:{which}", len(spent), len({who for who, _ in spent}))
    both = parts({kind: _back(names[1], which, came, kind) for kind in (True, False)})
    median, slow = (_in_seconds(spent, share) for share in (HALF, NINE_IN_TEN))
    return Paced(title, people, both[True], median, slow)


def _back(name: str, which: str, came: list[tuple[int, bool]], kind: bool) -> Cell:
    ours = [who for who, back in came if back is kind]
    return cell(f"{name}:{which}", len(ours), len(set(ours)))


def _in_seconds(spent: list[Told], share: float) -> str:
    """How long that share takes at most; a page is a matter of seconds. Nothing of few."""
    span = span_of(spent, share)
    if span is None:
        return ""
    return f"{span.seconds} s" if span < TWO_MINUTES else wording.length(span)
