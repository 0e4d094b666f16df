"""Where patients stop, what they are sent back for, how long a page takes and who comes back to it.

All of it from the clinic's own timestamps: what a page was saved at, and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet

from clinic.insights.cells import FEWEST, Cell, cell, parts
from clinic.insights.funnel import NINE_IN_TEN, percentile
from clinic.insights.period import Period
from clinic.insights.sheet import Rows, coarse, week
from clinic.staff import wording
from intake.journey import Stage
from intake.models import Clinic, Intake, Stumble
from intake.questionnaire.editions import CURRENT
from intake.step import pace

QUIET = timedelta(days=2)  # without an answer: whoever comes back later is counted no more
TWO_MINUTES = timedelta(minutes=2)
TITLES = {page.slug: page.title for page in CURRENT.pages}
# In addresses a question is its number: its code would tell of health.
QUESTIONS = {code: str(n) for n, code in enumerate(CURRENT.questions)}


@dataclass(frozen=True, slots=True)
class Started:
    """An intake that was started: whose, when, the last page saved, and what was noted of each."""

    patient: int
    at: datetime
    open: bool
    page: str
    saved_at: datetime | None
    steps: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stopped:
    """A page after which patients stopped, or a question that pages were sent back for."""

    title: str
    people: Cell


@dataclass(frozen=True, slots=True)
class Paced:
    """How long a page takes, in words, and how many came back to it from another."""

    title: str
    people: Cell
    again: Cell
    median: str
    slow: str


def started(clinic: Clinic, period: Period) -> list[Started]:
    """What was started of the links of the period; one query."""
    rows = Intake.objects.filter(
        clinic=clinic,
        created_at__gte=period.start,
        created_at__lt=period.end,
        started_at__isnull=False,
    ).values_list("patient", "created_at", "stage", "page", "draft_saved_at", "draft_steps")
    return [
        Started(who, at, stage == Stage.STARTED, page, saved, steps)
        for who, at, stage, page, saved, steps in rows
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
    spent: dict[str, list[timedelta]] = defaultdict(list)
    came: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for one in found:
        for slug, noted in one.steps.items():
            seconds, back = pace(noted)
            spent[slug].append(timedelta(seconds=seconds))
            came[slug].append((one.patient, back > 0))
    return [
        _paced(slug, title, spent[slug], came[slug])
        for slug, title in TITLES.items()
        if slug in spent
    ]


def sent_back(clinic: Clinic, period: Period) -> list[Stopped]:
    """The questions whose answers could not be taken, of enough people, the worst first."""
    rows: Any = stumbles(clinic, period).order_by().values_list("question")
    people = Count("intake__patient", distinct=True)
    found = [
        Stopped(CURRENT.questions[code].label, cell(f"back:{QUESTIONS[code]}", n, of))
        for code, n, of in rows.annotate(Count("pk"), people)
        if code in QUESTIONS
    ]
    return sorted((s for s in found if not s.people.hidden), key=lambda s: -s.people.count)


def stumbles(clinic: Clinic, period: Period) -> QuerySet[Stumble]:
    return Stumble.objects.filter(clinic=clinic, at__gte=period.start, at__lt=period.end)


def rows(key: str, clinic: Clinic, period: Period, *, at: datetime) -> Rows:
    """The rows behind a figure of pages or questions."""
    name, which = key.split(":")
    if name == "back":
        code = next(code for code, number in QUESTIONS.items() if number == which)
        label = CURRENT.questions[code].label
        back = stumbles(clinic, period).filter(question=code).values_list("intake__patient", "at")
        told = [(who, week(clinic.day_of(on)), label) for who, on in back]
        return coarse(("Week", "Question"), told)
    title, found = TITLES[which], started(clinic, period)
    if name == "stop":
        ended = [one for one in _stopped(found, at=at) if one.page == which]
        lines = [(o.patient, week(clinic.day_of(o.saved_at)), title) for o in ended if o.saved_at]
        return coarse(("Week", "Last page"), lines)
    walked = [(one, *pace(one.steps[which])) for one in found if which in one.steps]
    if name == "again":
        once = [(o.patient, week(clinic.day_of(o.at))) for o, _, back in walked if not back]
        lines = [(o.patient, week(clinic.day_of(o.at)), title) for o, _, back in walked if back]
        return coarse(("Week", "Page come back to"), lines, rest=once)
    lines = [(o.patient, week(clinic.day_of(o.at)), title) for o, *_ in walked]
    return coarse(("Week", "Page"), lines)


def _stopped(found: Iterable[Started], *, at: datetime) -> Iterator[Started]:
    """Those that were started and not sent, and in which nothing was said for two days."""
    for one in found:
        if one.open and one.saved_at is not None and one.saved_at < at - QUIET:
            yield one


def _paced(slug: str, title: str, spent: list[timedelta], came: list[tuple[int, bool]]) -> Paced:
    def of(name: str, *kinds: bool) -> Cell:
        ours = [who for who, back in came if back in kinds]
        return cell(f"{name}:{slug}", len(ours), len(set(ours)))

    both = parts({"again": of("again", True), "once": of("once", False)})
    median, slow = (_in_seconds(spent, share) for share in (0.5, NINE_IN_TEN))
    return Paced(title, of("pace", True, False), both["again"], median, slow)


def _in_seconds(spent: list[timedelta], share: float) -> str:
    """How long that share takes at most; a page is a matter of seconds. Nothing of few."""
    if len(spent) < FEWEST:
        return ""
    span: timedelta = percentile(spent, share)
    return f"{span.seconds} s" if span < TWO_MINUTES else wording.length(span)
