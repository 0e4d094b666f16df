"""What an assessment tells that the one before it, of the same answers, did not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from intake.rules.levels import Level
from intake.rules.rule import Rule
from intake.rules.rulebook import RULEBOOKS


@dataclass(frozen=True, slots=True)
class Difference:
    """The rules that fire now and did not, and those that fired and do not now."""

    came: tuple[Rule, ...]
    went: tuple[Rule, ...]


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> Difference:
    """How two stored assessments differ, in the order of precedence."""
    then, now = _fired(before), _fired(after)
    return Difference(
        came=tuple(rule for code, rule in now.items() if code not in then),
        went=tuple(rule for code, rule in then.items() if code not in now),
    )


def needs_reading(told: Difference) -> bool:
    """Whether somebody who decided before has to look again: what came is more than talk."""
    return any(rule.level <= Level.REVIEW_HIGH for rule in told.came)


def _fired(document: Mapping[str, Any]) -> dict[str, Rule]:
    codes = {finding["rule"] for finding in document["findings"] if finding["fired"]}
    rules = RULEBOOKS[document["rulebook"][0]].rules
    return {rule.code: rule for rule in rules if rule.code in codes}
