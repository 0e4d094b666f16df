"""The rows behind a figure of the rules: what fired and what was said of it, week by week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from clinic.insights.cells import Cell
from clinic.insights.checks import checked, checks
from clinic.insights.judgements import books, firings, judgements, overrides
from clinic.insights.sheet import Rows, coarse
from clinic.judging.models import Judgement
from intake.models import Clinic

Verdict, Reason = Judgement.Verdict, Judgement.Reason


class NotGivenOut(Exception):
    """There is no such figure, or it is made of too few people."""

    def __init__(self) -> None:
        super().__init__("Fewer than 10 people are behind this figure, so its rows stay closed.")


def rows_of(key: str, clinic: Clinic, *, at: datetime) -> Rows:
    """The rows of a figure on the page of rules, or raise `NotGivenOut`."""
    if clinic.mode == Clinic.Mode.INTAKE_ONLY:
        raise NotGivenOut
    shown = {one.key for one in _cells(clinic, at=at) if one.count and not one.hidden}
    if key not in shown:
        raise NotGivenOut
    name, first, second = key.split(":")
    if name == "triage":
        return _checks(checks(clinic, at=at).filter(triage=first, was=second), clinic)
    query = {
        "fired": lambda: firings(clinic, at=at),
        "overridden": lambda: overrides(clinic, at=at),
    }.get(name)
    if query is not None:
        return _firings(query().filter(rulebook=first, rule=second), clinic)
    made = judgements(clinic, at=at).filter(rulebook=first, rule=second)
    about = {"verdict": name} if name in Verdict.values else {"reason": name}
    return _judgements(made.filter(**about), clinic)


def week(at: datetime, clinic: Clinic) -> str:
    """The week of a moment: a day would tell of whom it was."""
    year, number, _ = at.astimezone(clinic.zone).isocalendar()
    return f"{year}-W{number:02}"


def _cells(clinic: Clinic, *, at: datetime) -> Iterator[Cell]:
    for book in books(clinic, at=at):
        for rule in book.rules:
            yield from rule.cells
    for one in checked(clinic, at=at):
        yield from one.was


def _firings(fired: QuerySet[Any], clinic: Clinic) -> Rows:
    found = fired.values_list("intake", "at", "rulebook", "rule", "assessment__triage")
    # An intake that was assessed again is counted once, as it was at first.
    first = {intake: line for intake, *line in found.order_by("-pk")}
    lines = [(week(line[0], clinic), *line[1:]) for line in first.values()]
    return coarse(("Week", "Rulebook", "Rule", "Triage"), lines)


def _judgements(made: QuerySet[Any], clinic: Clinic) -> Rows:
    found = made.values_list("at", "rulebook", "rule", "verdict", "reason")
    lines = [
        (week(at, clinic), book, rule, Verdict(verdict).label, Reason(why).label if why else "")
        for at, book, rule, verdict, why in found
    ]
    return coarse(("Week", "Rulebook", "Rule", "Verdict", "Reason"), lines)


def _checks(made: QuerySet[Any], clinic: Clinic) -> Rows:
    lines = [
        (week(one.at, clinic), one.triage, one.get_was_display())
        for one in made.only("at", "triage", "was")
    ]
    return coarse(("Week", "Triage", "It was"), lines)
