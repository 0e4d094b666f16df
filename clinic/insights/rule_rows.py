"""The rows behind a figure of the rules: what fired and what was said of it, week by week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from clinic.insights.cells import Cell, NotGivenOut, open_only
from clinic.insights.checks import Was, checked, checks
from clinic.insights.judgements import (
    CODES,
    NO_CODE,
    books,
    firings,
    judgements,
    overridden,
    overrides,
)
from clinic.insights.sheet import Rows, coarse, week
from clinic.judging.models import Judgement
from intake.models import Clinic

Verdict, Reason = Judgement.Verdict, Judgement.Reason


def rows_of(key: str, clinic: Clinic, *, at: datetime) -> Rows:
    """The rows of a figure on the page of rules, or raise `NotGivenOut`."""
    if clinic.mode == Clinic.Mode.INTAKE_ONLY:
        raise NotGivenOut
    words = key.startswith("triage:")
    open_only(key, _words(clinic, at=at) if words else _rules(clinic, at=at))
    name, first, second = key.split(":")
    if words:
        return _checks(checks(clinic, at=at).filter(triage=first, was=second), clinic)
    query = {
        "fired": lambda: firings(clinic, at=at),
        "overridden": lambda: overrides(clinic, at=at),
    }.get(name)
    if query is not None:
        return _firings(query().filter(rulebook=first, rule=second), clinic)
    if name.startswith("why_"):
        against = overrides(clinic, at=at).filter(rulebook=first, rule=second)
        return _codes(against, name.removeprefix("why_"), clinic)
    made = judgements(clinic, at=at).filter(rulebook=first, rule=second)
    if name in Verdict.values:
        return _judgements(made.filter(verdict=name), clinic)
    return _reasons(made.filter(verdict=Verdict.NOT_RELEVANT), name, clinic)


def _rules(clinic: Clinic, *, at: datetime) -> Iterator[Cell]:
    for book in books(clinic, at=at):
        for rule in book.rules:
            yield from rule.cells


def _words(clinic: Clinic, *, at: datetime) -> Iterator[Cell]:
    for one in checked(clinic, at=at):
        yield from one.was


def _firings(fired: QuerySet[Any], clinic: Clinic) -> Rows:
    found = fired.values_list("intake", "intake__patient", "at", "rulebook", "rule")
    # An intake that was assessed again is counted once, as it was at first.
    first = {intake: line for intake, *line in found.order_by("-pk")}
    lines = [(who, week(clinic.day_of(at)), *which) for who, at, *which in first.values()]
    return coarse(("Week", "Rulebook", "Rule"), lines)


def _judgements(made: QuerySet[Any], clinic: Clinic) -> Rows:
    found = made.values_list("intake__patient", "at", "rulebook", "rule", "verdict")
    lines = [
        (who, week(clinic.day_of(at)), book, rule, Verdict(verdict).label)
        for who, at, book, rule, verdict in found
    ]
    return coarse(("Week", "Rulebook", "Rule", "Said"), lines)


def _reasons(made: QuerySet[Any], reason: str, clinic: Clinic) -> Rows:
    """One reason: of what was set aside, which is shown too, the others are the rest."""
    found = made.values_list("intake__patient", "at", "rulebook", "rule", "reason")
    told = [(who, week(clinic.day_of(at)), *what) for who, at, *what in found]
    label = Reason(reason).label
    lines = [(*line, label) for *line, why in told if why == reason]
    others = [line for line in told if line[-1] != reason]
    return coarse(("Week", "Rulebook", "Rule", "Reason"), lines, rest=others)


def _codes(against: QuerySet[Any], code: str, clinic: Clinic) -> Rows:
    """One code of those by which a rule was overridden; the others are the rest."""
    told = [
        (one.code or NO_CODE, (one.patient, week(clinic.day_of(one.at)), one.rulebook, one.rule))
        for one in overridden(against)
    ]
    lines = [(*line, CODES[code]) for why, line in told if why == code]
    others = [line for why, line in told if why != code]
    return coarse(("Week", "Rulebook", "Rule", "Went on because"), lines, rest=others)


def _checks(made: QuerySet[Any], clinic: Clinic) -> Rows:
    found = made.values_list("decision__intake__patient", "at", "triage", "was")
    lines = [(who, week(clinic.day_of(at)), word, Was(was).label) for who, at, word, was in found]
    return coarse(("Week", "Triage", "It was"), lines)
