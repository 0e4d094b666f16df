"""After treatments: how many answer, what they tell, and by concern what became of it.

Denominators stand beside every count, and nobody is ranked. None of it shows what caused a change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from clinic.insights.cells import Cell, cell, parts
from clinic.insights.concerns import CONCERNS, NUMBERS
from clinic.insights.period import Period
from clinic.insights.sheet import Line, Rows, coarse, week
from intake.checking_in import told
from intake.following.course import changed, worn_off_on
from intake.following.questions import EFFECTS
from intake.following.schedule import BY_KEY, MOMENTS, WEEK_4
from intake.models import CheckIn, Clinic, Treatment

LONGEST = timedelta(days=230)  # until the last check-in has closed
(EFFECT,) = EFFECTS
TICKED = tuple(code for code in EFFECT.option_codes if code != "NONE")
REST = {"changed": "same", "effect": "none", "answered": "missed"}  # what makes up a figure's sum
HEADS = {
    "checked": ("Week", "Concern"),
    "changed": ("Week", "Concern", "Possible change at week 4"),
    "told": ("Week", "Side effects"),
    "effect": ("Week", "Side effect"),
    "due": ("Week", "Check-in"),
    "answered": ("Week", "Check-in", "Answered"),
    "worn": ("Week", "Worn off by"),
}

Lines = dict[str, list[Line]]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: out of how many, and how many."""

    title: str
    whole: Cell
    part: Cell

    @property
    def cells(self) -> tuple[Cell, Cell]:
        return self.whole, self.part


@dataclass(frozen=True, slots=True)
class After:
    """The figures after treatments; empty where nobody told anything."""

    concerns: list[Row]
    effects: list[Row]
    answered: list[Row]
    worn: list[tuple[str, Cell]]

    @property
    def cells(self) -> Iterator[Cell]:
        for row in (*self.concerns, *self.effects, *self.answered):
            yield from row.cells
        yield from (one for _, one in self.worn)


def after(clinic: Clinic, period: Period, *, at: datetime) -> After:
    """The figures of a period; three queries."""
    lines = _lines(clinic, period, at=at)
    shows = clinic.mode != Clinic.Mode.INTAKE_ONLY
    concerns = [
        _row(lines, CONCERNS[n].title, "checked", "changed", n)
        for n in NUMBERS.values()
        if f"checked:{n}" in lines
    ]
    effects = [
        _row(lines, EFFECT.option_label(code), "told", "effect", str(n))
        for n, code in enumerate(TICKED)
    ]
    answered = [_row(lines, m.name, "due", "answered", m.key) for m in MOMENTS]
    return After(
        concerns=concerns if shows else [],
        effects=effects if "told:0" in lines else [],
        answered=[row for row in answered if row.whole.count],
        worn=_worn(lines) if shows else [],
    )


def rows(key: str, clinic: Clinic, period: Period, *, at: datetime) -> Rows:
    """The rows behind a figure."""
    name, _, which = key.partition(":")
    lines = _lines(clinic, period, at=at)
    rest = lines[f"{REST[name]}:{which}"] if name in REST else []
    return coarse(HEADS[name], lines[key], rest=rest)


def _row(lines: Lines, title: str, whole: str, part: str, which: str) -> Row:
    both = {name: _cell(lines, f"{name}:{which}") for name in (part, REST[part])}
    return Row(title, _cell(lines, f"{whole}:{which}"), parts(both)[part])


def _worn(lines: Lines) -> list[tuple[str, Cell]]:
    shown = parts({m.key: _cell(lines, f"worn:{m.key}") for m in MOMENTS})
    return [(m.name, shown[m.key]) for m in MOMENTS if shown[m.key].count]


def _cell(lines: Lines, key: str) -> Cell:
    told_of = lines.get(key, [])
    return cell(key, len(told_of), len({who for who, *_ in told_of}))


def _lines(clinic: Clinic, period: Period, *, at: datetime) -> Lines:
    """What every figure is counted from: a person, a week and what it says."""
    lines: Lines = defaultdict(list)
    given = _given(clinic, period)
    since: dict[int, list[CheckIn]] = defaultdict(list)
    for one in CheckIn.objects.filter(intake__in=[t.intake_id for t in given]).order_by("pk"):
        since[one.intake_id].append(one)
    for treatment in given:
        check_ins = since[treatment.intake_id]
        _answered(lines, treatment, check_ins, period, today=clinic.day_of(at))
        _effects(lines, treatment, check_ins, period)
        _changed(lines, treatment, check_ins, period)
        _ended(lines, treatment, check_ins, period)
    return lines


def _given(clinic: Clinic, period: Period) -> list[Treatment]:
    """The treatments of which something can have been told in the period."""
    standing = Treatment.objects.standing().filter(clinic=clinic)
    days = {"on__gte": period.monday - LONGEST, "on__lt": period.until}
    return list(standing.filter(**days).select_related("revision", "intake"))


def _answered(
    lines: Lines, treatment: Treatment, told_of: list[CheckIn], period: Period, *, today: date
) -> None:
    who, given = treatment.intake.patient_id, {one.moment for one in told_of}
    until = min(period.until, today)
    for moment in MOMENTS:
        day = moment.closes(treatment.on)
        if period.monday <= day < until:
            line = (who, week(day), moment.name)
            is_in = moment.key in given
            lines[f"due:{moment.key}"].append(line)
            name = "answered" if is_in else "missed"
            lines[f"{name}:{moment.key}"].append((*line, "yes" if is_in else "no"))


def _effects(lines: Lines, treatment: Treatment, told_of: list[CheckIn], period: Period) -> None:
    asked = [one for one in told_of if EFFECT.code in one.answers and _within(one, period)]
    if not asked:
        return
    who, when = treatment.intake.patient_id, week(asked[0].on)
    had = {code for one in asked for code in one.answers[EFFECT.code]}
    for n, code in enumerate(TICKED):
        lines[f"told:{n}"].append((who, when, "asked"))
        name = "effect" if code in had else "none"
        lines[f"{name}:{n}"].append((who, when, EFFECT.option_label(code)))


def _changed(lines: Lines, treatment: Treatment, told_of: list[CheckIn], period: Period) -> None:
    for one in told_of:
        if one.moment != WEEK_4.key or not _within(one, period):
            continue
        for concern in treatment.concerns:
            change = changed(concern, treatment.revision.answers, one.answers)
            if change is None:
                continue
            n, title = NUMBERS[concern], CONCERNS[NUMBERS[concern]].title
            line = (treatment.intake.patient_id, week(one.on), title)
            lines[f"checked:{n}"].append(line)
            lines[f"{'changed' if change else 'same'}:{n}"].append((*line, "yes"))


def _ended(lines: Lines, treatment: Treatment, told_of: list[CheckIn], period: Period) -> None:
    day = worn_off_on(treatment.concerns, treatment.revision.answers, told(told_of))
    if day is None or not period.monday <= day < period.until:
        return
    by = next(one for one in told_of if one.on == day and one.moment in BY_KEY)
    line = (treatment.intake.patient_id, week(day), BY_KEY[by.moment].name)
    lines[f"worn:{by.moment}"].append(line)


def _within(one: CheckIn, period: Period) -> bool:
    return period.monday <= one.on < period.until
