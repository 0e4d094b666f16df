"""A protocol: the rulebook and the values by which a clinic assesses its intakes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256

from intake.questionnaire.compiled import (
    Compiled,
    CompiledHits,
    compile_conditions,
    compile_hits,
)
from intake.rules.policy import policy
from intake.rules.rulebook import RULEBOOK_1, RULEBOOK_2, RULEBOOK_3, RULEBOOK_4, Rulebook


@dataclass(frozen=True, eq=False)
class Protocol:
    """A rulebook under a clinic's policy values, known by a version."""

    version: str
    rulebook: Rulebook
    policy: dict[str, int]

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over rulebook and values, in hexadecimal."""
        values = json.dumps(self.policy, sort_keys=True)
        return sha256(f"{self.rulebook.fingerprint}\n{values}".encode()).hexdigest()

    @cached_property
    def compiled_rules(self) -> CompiledHits:
        """The rules that fire or cannot be settled, by place in the rulebook."""
        return compile_hits([rule.condition for rule in self.rulebook.rules], self.policy)

    @cached_property
    def compiled_signals(self) -> dict[str, Compiled]:
        """The truth of every case of a signal, by concern."""
        return {
            signal.concern: compile_conditions(
                [condition for _, condition in signal.cases], self.policy
            )
            for signal in self.rulebook.signals
        }


def protocol_of(version: str, rulebook: Rulebook, values: Mapping[str, int]) -> Protocol:
    """The protocol of these values; the same one each time, so that it is compiled once."""
    return _known(version, rulebook, tuple(sorted(values.items())))


@lru_cache(maxsize=64)
def _known(version: str, rulebook: Rulebook, values: tuple[tuple[str, int], ...]) -> Protocol:
    return Protocol(version, rulebook, dict(values))


DEMONSTRATIONS = {
    "2026-11": Protocol("demonstration-1", RULEBOOK_1, policy()),
    "2026-12": Protocol("demonstration-2", RULEBOOK_2, policy()),
    "2027-01": Protocol("demonstration-3", RULEBOOK_3, policy()),
    "2027-02": Protocol("demonstration-4", RULEBOOK_4, policy()),
}
DEMONSTRATION = DEMONSTRATIONS["2027-02"]
