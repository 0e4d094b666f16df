"""What a page is sent back for, how long a question takes, and which is answered otherwise later.

All of it from the clinic's own timestamps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Count, QuerySet

from clinic.insights.cells import cell, parts
from clinic.insights.pages import (
    Paced,
    Started,
    Stopped,
    Walked,
    paced,
    rows_come_back,
    rows_timed,
    started,
)
from clinic.insights.period import Period
from clinic.insights.sheet import Rows, coarse, week
from clinic.insights.spans import Told
from intake.models import Clinic, Stumble
from intake.questionnaire.editions import CURRENT

# In addresses a question is its number: its code would tell of health.
NUMBERS = {code: str(n) for n, code in enumerate(CURRENT.questions)}
PAGES = {question.code: page.slug for page in CURRENT.pages for question in page.questions}
LABELS = {code: question.label for code, question in CURRENT.questions.items()}


def sent_back(clinic: Clinic, period: Period) -> list[Stopped]:
    """The questions whose answers could not be taken, of enough people, the worst first."""
    rows: Any = stumbles(clinic, period).order_by().values_list("question")
    people = Count("intake__patient", distinct=True)
    found = [
        Stopped(LABELS[code], cell(f"back:{NUMBERS[code]}", n, of))
        for code, n, of in rows.annotate(Count("pk"), people)
        if code in NUMBERS
    ]
    return sorted((s for s in found if not s.people.hidden), key=lambda s: -s.people.count)


def paces(found: Iterable[Started]) -> list[Paced]:
    """What each question takes, of enough people, in the form's order.

    Left out as well is a question that nearly all of a page are asked: the few who are not
    would be told by the difference.
    """
    spent: dict[str, list[Told]] = defaultdict(list)
    came: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    saved: dict[str, set[int]] = defaultdict(set)
    for one in found:
        for slug in one.steps:
            saved[slug].add(one.patient)
        for code, (seconds, changes) in one.pace.items():
            if seconds:
                spent[code].append((one.patient, timedelta(seconds=seconds)))
            came[code].append((one.patient, changes > 0))
    shown = []
    for code in filter(came.__contains__, NUMBERS):
        names = ("question", "altered")
        made = paced(NUMBERS[code], LABELS[code], spent[code], came[code], names)
        asked = {who for who, _ in came[code]}
        left = saved[PAGES[code]] - asked
        told = parts({"asked": cell("asked", len(asked)), "left": cell("left", len(left))})
        if not told["asked"].hidden and not made.people.hidden:
            shown.append(made)
    return shown


def stumbles(clinic: Clinic, period: Period) -> QuerySet[Stumble]:
    return Stumble.objects.filter(clinic=clinic, at__gte=period.start, at__lt=period.end)


def rows(key: str, clinic: Clinic, period: Period) -> Rows:
    """The rows behind a figure of questions."""
    name, which = key.split(":")
    code = next(code for code, number in NUMBERS.items() if number == which)
    label = LABELS[code]
    if name == "back":
        back = stumbles(clinic, period).filter(question=code).values_list("intake__patient", "at")
        told = [(who, week(clinic.day_of(on)), label) for who, on in back]
        return coarse(("Week", "Question"), told)
    answered: list[Walked] = [
        ((one.patient, week(clinic.day_of(one.at)), label), *_pace(one, code))
        for one in started(clinic, period)
        if code in one.pace
    ]
    if name == "question":
        return rows_timed("Question", answered)
    return rows_come_back("Question", answered)


def _pace(one: Started, code: str) -> tuple[int, int]:
    seconds, changes = one.pace[code]
    return seconds, changes
