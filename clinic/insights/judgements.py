"""How each rule does: how often it fired, and what clinicians made of that."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from clinic.insights.cells import Cell, cell, parts
from clinic.insights.wilson import wilson
from clinic.judging.models import Judgement
from clinic.review.models import Decision
from intake.models import Clinic, Firing
from intake.rules.rule import Rule
from intake.rules.rulebook import RULEBOOKS, Rulebook

YEAR = timedelta(days=365)
LAST = 50  # judged findings of a rule, by which it is put up for review
OFTEN = 0.8  # of them set aside
Verdict, Reason = Judgement.Verdict, Judgement.Reason
SETTLED = (Verdict.CONFIRMED, Verdict.NOT_RELEVANT)
PEOPLE = Count("intake__patient", distinct=True)

Which = tuple[str, str]  # rulebook and rule
Over = Mapping[str, set[tuple[int, int]]]  # by code, the intakes and whose they are
NO_CODE = "none"  # decided before codes were asked
CODES = dict(Decision.Override.choices) | {NO_CODE: "No code, decided before codes were asked"}


class Overridden(NamedTuple):
    """An intake of somebody in which a rule was overridden, and why."""

    rulebook: str
    rule: str
    intake: int
    patient: int
    at: datetime
    code: str


@dataclass(frozen=True, slots=True)
class Measured:
    """One rule of one rulebook in figures."""

    rule: Rule
    fired: Cell
    confirmed: Cell
    not_relevant: Cell
    asked: Cell
    overridden: Cell
    codes: tuple[tuple[str, Cell], ...]  # why clinicians went on in spite of it
    reasons: tuple[tuple[str, Cell], ...]
    of_last: int | None  # how many of the last fifty were set aside

    @property
    def overdue(self) -> bool:
        """Whether so many of the last were set aside that somebody has to look at the rule."""
        return self.of_last is not None and self.of_last > OFTEN * LAST

    @property
    def share(self) -> tuple[int, int, int] | None:
        """Of those judged, how many per cent were set aside, and between what that may lie."""
        judged = self.confirmed.count + self.not_relevant.count
        if not judged or self.confirmed.hidden or self.not_relevant.hidden:
            return None
        low, high = wilson(self.not_relevant.count, judged)
        return _percent(self.not_relevant.count / judged), _percent(low), _percent(high)

    @property
    def cells(self) -> Iterator[Cell]:
        yield from (self.fired, self.confirmed, self.not_relevant, self.asked, self.overridden)
        yield from (one for _, one in (*self.reasons, *self.codes))


@dataclass(frozen=True, slots=True)
class Book:
    """The rules of one rulebook that fired for enough people, and the rest, by name only."""

    version: str
    rules: tuple[Measured, ...]
    rare: tuple[Rule, ...]


def books(clinic: Clinic, *, at: datetime) -> list[Book]:
    """Every rulebook by which something fired in the year before, the newest first."""
    fired = _fired(clinic, at=at)
    said, over, last = _said(clinic, at=at), _overridden(clinic, at=at), _last(clinic, at=at)
    found = []
    for version, book in sorted(RULEBOOKS.items(), reverse=True):
        if not any(one == version for one, _ in fired):
            continue
        all_rules = [
            _measured(book, rule, fired[which], said[which], over[which], last.get(which))
            for rule in book.rules
            if (which := (version, rule.code)) in fired
        ]
        rules = [one for one in all_rules if not one.fired.hidden]
        rules.sort(key=lambda one: (not one.overdue, -one.fired.count))
        loud = {one.rule for one in rules}
        rare = tuple(rule for rule in book.rules if rule not in loud)
        found.append(Book(version, tuple(rules), rare))
    return found


def firings(clinic: Clinic, *, at: datetime) -> QuerySet[Firing]:
    """What fired in the year before."""
    return Firing.objects.filter(clinic=clinic, at__gt=at - YEAR, at__lte=at)


def judgements(clinic: Clinic, *, at: datetime) -> QuerySet[Judgement]:
    """What was made of findings in the year before, each person's newest."""
    return Judgement.objects.standing().filter(clinic=clinic, at__gt=at - YEAR, at__lte=at)


def overrides(clinic: Clinic, *, at: datetime) -> QuerySet[Firing]:
    """Findings in spite of which a clinician went on; only a stop can be overridden."""
    return firings(clinic, at=at).filter(assessment__decisions__override=True)


def overridden(fired: QuerySet[Firing]) -> Iterator[Overridden]:
    """Each rule and intake once, with the code of the newest decision that went on."""
    newest = fired.order_by("assessment__decisions__pk").values_list(
        "rulebook",
        "rule",
        "intake",
        "intake__patient",
        "at",
        "assessment__decisions__override_code",
    )
    yield from {row[:3]: Overridden(*row) for row in newest}.values()


def _measured(
    book: Rulebook,
    rule: Rule,
    fired: tuple[int, int],
    said: dict[Any, tuple[int, int]],
    over: Over,
    last: int | None,
) -> Measured:
    def one(name: str, count: tuple[int, int]) -> Cell:
        return cell(f"{name}:{book.version}:{rule.code}", *count)

    verdicts = parts({name: one(name, said[name, ""]) for name in SETTLED})
    aside = verdicts[Verdict.NOT_RELEVANT]
    reasons = parts({name: one(name, said[Verdict.NOT_RELEVANT, name]) for name in Reason})
    stops = rule.level.stops
    codes = parts({name: one(f"why_{name}", _count(over[name])) for name in CODES if over[name]})
    return Measured(
        rule=rule,
        fired=one("fired", fired),
        confirmed=verdicts[Verdict.CONFIRMED],
        not_relevant=aside,
        asked=one("asked", said[Verdict.ASKED, ""]),
        overridden=one("overridden", _count(set().union(*over.values())) if stops else (0, 0)),
        codes=tuple((CODES[name], c) for name, c in codes.items()) if stops else (),
        reasons=tuple((Reason(name).label, c) for name, c in reasons.items() if c.count),
        of_last=last,
    )


def _fired(clinic: Clinic, *, at: datetime) -> dict[Which, tuple[int, int]]:
    """By rule, in how many intakes it fired and of how many people."""
    rows = firings(clinic, at=at).values_list("rulebook", "rule").order_by("rulebook", "rule")
    counted = rows.annotate(Count("intake", distinct=True), PEOPLE)
    return {(book, rule): (count, people) for book, rule, count, people in counted}


def _overridden(clinic: Clinic, *, at: datetime) -> dict[Which, Over]:
    """By rule and code, in which intakes of whom it was overridden."""
    found: dict[Which, Any] = defaultdict(lambda: defaultdict(set))
    for one in overridden(overrides(clinic, at=at)):
        found[one.rulebook, one.rule][one.code or NO_CODE].add((one.intake, one.patient))
    return found


def _count(of: set[tuple[int, int]]) -> tuple[int, int]:
    """How many intakes, and of how many people."""
    return len(of), len({patient for _, patient in of})


def _said(clinic: Clinic, *, at: datetime) -> dict[Which, dict[Any, tuple[int, int]]]:
    """By rule, how often each verdict was given, and each reason to set a finding aside."""
    said: dict[Which, dict[Any, tuple[int, int]]] = defaultdict(lambda: defaultdict(lambda: (0, 0)))
    made = judgements(clinic, at=at).order_by()
    for by, reasoned in (("verdict", False), ("reason", True)):
        rows = made.exclude(reason="") if reasoned else made
        for book, rule, what, count, people in rows.values_list("rulebook", "rule", by).annotate(
            Count("pk"), PEOPLE
        ):
            key = (Verdict.NOT_RELEVANT, what) if reasoned else (what, "")
            said[book, rule][key] = (count, people)
    return said


def _last(clinic: Clinic, *, at: datetime) -> dict[Which, int]:
    """Of the last fifty judged findings of a rule, how many were set aside; of fewer, nothing."""
    made = judgements(clinic, at=at).filter(verdict__in=SETTLED)
    place = Window(RowNumber(), partition_by=[F("rulebook"), F("rule")], order_by=F("pk").desc())
    newest = made.annotate(place=place).filter(place__lte=LAST)
    seen: Counter[Which] = Counter()
    aside: Counter[Which] = Counter()
    for book, rule, verdict in newest.values_list("rulebook", "rule", "verdict"):
        seen[book, rule] += 1
        aside[book, rule] += verdict == Verdict.NOT_RELEVANT
    return {which: aside[which] for which, count in seen.items() if count == LAST}


def _percent(share: float) -> int:
    return round(100 * share)
