"""Assess a stored intake again, under the protocol of its day or under another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from intake.assessment import Assessment, Situation, assess
from intake.questionnaire.answers import read
from intake.questionnaire.editions import EDITIONS
from intake.questionnaire.evaluate import Ages
from intake.questionnaire.own import published_only
from intake.rules.protocol import Protocol
from intake.rules.protocol import protocol_of as known_protocol
from intake.rules.rulebook import RULEBOOKS


class CannotReplay(LookupError):
    """The edition or rulebook of a stored assessment is not the one published under its name."""


def protocol_of(document: Mapping[str, Any]) -> Protocol:
    """The protocol that a stored assessment was made under."""
    name, fingerprint = document["rulebook"]
    rulebook = RULEBOOKS.get(name)
    if rulebook is None or rulebook.fingerprint != fingerprint:
        raise CannotReplay(f"Rulebook {name} is not the one this assessment was made under.")
    return known_protocol(document["protocol"][0], rulebook, document["policy"])


def replay(
    document: Mapping[str, Any], coded: Mapping[str, Any], *, protocol: Protocol | None = None
) -> Assessment:
    """The assessment that a stored document records, worked out again from the coded answers.

    With a `protocol`, what it would have been under that one. Raises `CannotReplay` when the
    edition or the rulebook has changed since.
    """
    name, fingerprint = document["edition"]
    edition = EDITIONS.get(name)
    if edition is None or edition.fingerprint != fingerprint:
        raise CannotReplay(f"Edition {name} is not the one these answers were given in.")
    ages, visit_on = document["ages"], document["visit_on"]
    situation = Situation(
        answers=read(edition, published_only(coded)),
        submitted_on=date.fromisoformat(document["submitted_on"]),
        visit_on=date.fromisoformat(visit_on) if visit_on else None,
        jurisdiction=document["jurisdiction"],
        stocked_brands=frozenset(document["stocked_brands"]),
        ages=Ages(**ages) if ages else None,
    )
    return assess(situation, protocol or protocol_of(document))
