"""Visits that patients missed, with and without finished answers; and where patients stop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery

from clinic.attending.models import Attendance
from clinic.insights.cells import Cell, cell, parts
from clinic.insights.period import Period
from clinic.insights.sheet import Rows, coarse, week
from intake.journey import Stage
from intake.models import Clinic, Intake, Revision, Stumble, Visit
from intake.questionnaire.editions import CURRENT

QUIET = timedelta(days=2)  # without an answer: whoever comes back later is counted no more
TOLD = {True: "Answers sent", False: "Answers not sent"}


@dataclass(frozen=True, slots=True)
class Missed:
    """Visits before which answers were sent, or were not."""

    title: str
    planned: Cell
    missed: Cell
    share: str

    @property
    def cells(self) -> tuple[Cell, ...]:
        return self.planned, self.missed


# In addresses a question is its number: its code would tell of health.
QUESTIONS = {code: str(n) for n, code in enumerate(CURRENT.questions)}


@dataclass(frozen=True, slots=True)
class Stopped:
    """A page after which patients stopped, or a question that pages were sent back for."""

    title: str
    people: Cell


def missed(clinic: Clinic, period: Period, *, at: datetime) -> list[Missed]:
    """How many visits of the period were missed, with answers sent and without; one query."""
    rows = visits(clinic, period, at=at).order_by().values_list("finished", "came")
    people = Count("patient", distinct=True)
    counts = {(f, came is False): (n, of) for f, came, n, of in _merged(rows, people)}
    return [_missed(sent, counts) for sent in (True, False)]


def visits(clinic: Clinic, period: Period, *, at: datetime) -> QuerySet[Any]:
    """The visits of the period that stand and whose day is over."""
    newest = Attendance.objects.filter(visit=OuterRef("pk")).order_by("-pk").values("came")[:1]
    sent = Revision.objects.filter(intake__visit=OuterRef("pk"), submitted_on__lte=OuterRef("on"))
    until = min(period.until, clinic.day_of(at))
    ours = Visit.objects.filter(clinic=clinic, on__gte=period.monday, on__lt=until)
    standing = ours.filter(cancelled_at=None)
    return standing.annotate(came=Subquery(newest), finished=Exists(sent))


def stops(clinic: Clinic, period: Period, *, at: datetime) -> list[Stopped]:
    """After which page those stopped who started in the period, in the form's order."""
    rows: Any = stopped(clinic, period, at=at).order_by().values_list("page")
    counts = dict(rows.annotate(Count("patient", distinct=True)))
    pages = {page.slug: page.title for page in CURRENT.pages}
    known = {slug: counts[slug] for slug in pages if slug in counts}
    return [Stopped(pages[slug], cell(f"stop:{slug}", n)) for slug, n in known.items()]


def stopped(clinic: Clinic, period: Period, *, at: datetime) -> QuerySet[Intake]:
    """Intakes that were started and not sent, and in which nothing was said for two days."""
    return Intake.objects.filter(
        clinic=clinic,
        created_at__gte=period.start,
        created_at__lt=period.end,
        stage=Stage.STARTED.value,
        draft_saved_at__lt=at - QUIET,
    )


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
    """The rows behind a figure of visits or of stops."""
    name, which = key.split(":")
    if name == "stop":
        ended = stopped(clinic, period, at=at).filter(page=which)
        when = ended.values_list("patient", "draft_saved_at")
        title = next(page.title for page in CURRENT.pages if page.slug == which)
        lines = [(who, week(clinic.day_of(on)), title) for who, on in when if on]
        return coarse(("Week", "Last page"), lines)
    if name == "back":
        code = next(code for code, number in QUESTIONS.items() if number == which)
        label = CURRENT.questions[code].label
        found = stumbles(clinic, period).filter(question=code).values_list("intake__patient", "at")
        lines = [(who, week(clinic.day_of(on)), label) for who, on in found]
        return coarse(("Week", "Question"), lines)
    before = TOLD[which == "sent"]
    ours = visits(clinic, period, at=at).filter(finished=which == "sent")
    told = ours.values_list("patient", "on", "came")
    lines = [(who, week(on), before) for who, on, _ in told]
    if name == "visits":
        return coarse(("Week of the visit", "Before it"), lines)
    gone = [(who, week(on), before, "no") for who, on, came in told if came is False]
    there = [(who, week(on)) for who, on, came in told if came is not False]
    return coarse(("Week of the visit", "Before it", "Came"), gone, rest=there)


def _merged(rows: Any, people: Count) -> list[tuple[bool, bool | None, int, int]]:
    """What was not marked and what was marked as come are one."""
    counts: dict[tuple[bool, bool], list[int]] = {}
    for sent, came, n, of in rows.annotate(n=Count(F("pk")), of=people):
        one = counts.setdefault((sent, came is not False), [0, 0])
        one[0] += n
        one[1] += of
    return [(sent, came, n, of) for (sent, came), (n, of) in counts.items()]


def _missed(sent: bool, counts: dict[tuple[bool, bool], tuple[int, int]]) -> Missed:
    name = "sent" if sent else "unsent"
    gone, there = counts.get((sent, True), (0, 0)), counts.get((sent, False), (0, 0))
    planned = cell(f"visits:{name}", gone[0] + there[0], max(gone[1], there[1]))
    both = parts({"missed": cell(f"missed:{name}", *gone), "came": cell(f"came:{name}", *there)})
    known = planned.count and not both["missed"].hidden and not planned.hidden
    share = f"{round(100 * gone[0] / planned.count)} %" if known else ""
    return Missed(TOLD[sent], planned, both["missed"], share)
